using ActGen.Training;

namespace TorchSharpMnist;

/// <summary>The program: a line for each epoch.</summary>
internal static class Program
{
    private const int BadInput = 2;

    /// <summary>Runs it.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>0, or 2 for bad input and where libtorch cannot be loaded.</returns>
    public static int Main(string[] args)
    {
        try
        {
            var options = Options.Parse(args);
            MnistTraining.Run(options.Folder, options.Samples, options.Epochs, Console.WriteLine);
            return 0;
        }
        catch (Exception problem) when (problem is FormatException or UnusableFileException or IOException or UnauthorizedAccessException)
        {
            return Fail(problem.Message);
        }
        catch (Exception problem) when (problem is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            return Fail($"libtorch cannot be loaded, see README.md: {problem.GetBaseException().Message}");
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine("error: " + message.ReplaceLineEndings(" "));
        return BadInput;
    }
}
