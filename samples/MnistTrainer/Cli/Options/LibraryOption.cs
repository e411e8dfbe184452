using System.CommandLine;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The option that makes the activations of a class library known.</summary>
internal sealed class LibraryOption
{
    /// <summary>The end of the name of a library.</summary>
    public const string Extension = ".dll";

    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = new("--activations")
    {
        Description = "A class library of your own, Own.dll, whose activations can be named as well.",
        HelpName = "DLL",
    };

    /// <summary>Loads the library, if one is named.</summary>
    /// <param name="result">The parsed command line.</param>
    public void Include(ParseResult result)
    {
        if (result.GetValue(Option) is { } path)
        {
            ActivationCatalogue.Include(path);
        }
    }
}
