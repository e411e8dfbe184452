using System.CommandLine;

namespace MnistTrainer.Cli;

/// <summary>Options that are one of a few names.</summary>
internal static class NamedOption
{
    /// <summary>An option; whoever reads it refuses other names.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">The line in the help, without a point at the end.</param>
    /// <param name="names">The names.</param>
    /// <param name="standard">The name taken if none is given.</param>
    public static Option<string?> Of(string name, string description, IEnumerable<string> names, string standard) => new(name)
    {
        Description = $"{description}. [default: {standard}]",
        HelpName = string.Join('|', names),
    };
}
