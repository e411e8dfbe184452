namespace ActGen.Sweep.Cli;

/// <summary>A name on the command line that nothing has.</summary>
internal sealed class UnknownNameException(string message) : Exception(message);
