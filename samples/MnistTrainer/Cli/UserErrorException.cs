namespace MnistTrainer.Cli;

/// <summary>Something the user can mend, told in one line.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="exitCode">How the program ends.</param>
internal sealed class UserErrorException(string message, int exitCode = ExitCode.BadInput) : Exception(message)
{
    /// <summary>How the program ends.</summary>
    public int ExitCode => exitCode;
}
