namespace ActGen.Training;

/// <summary>The processes that are to train together have different models, options or data.</summary>
/// <param name="message">Which process, and in what.</param>
public sealed class ProcessesDifferException(string message) : Exception(message);
