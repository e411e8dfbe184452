namespace ActGen.Tool.Commands;

/// <summary>Something about the input that the user can put right; the message says what.</summary>
internal sealed class InputException(string message) : Exception(message);
