namespace MnistTrainer.Cli;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>A wrong option, an unusable file or folder. Nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The loss or a parameter became NaN or infinite.</summary>
    public const int Diverged = 3;

    /// <summary>Ctrl+C, as a shell reports it: 128 + the number of the signal.</summary>
    public const int Interrupted = 130;
}
