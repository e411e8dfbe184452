using System.CommandLine;
using MnistTrainer.Datasets;

namespace MnistTrainer.Cli;

/// <summary>The options that say which data are meant.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = $"The data set: {string.Join(", ", DataCatalogue.Names)}, or the folder of four files with MNIST's names. "
            + "[default: mnist]",
        HelpName = "NAME|DIR",
    };

    private readonly Option<string?> _root = new("--data-root")
    {
        Description = "Folder of data sets, in which a named one is looked for first.",
        HelpName = "DIR",
    };

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [_data, _root];

    /// <summary>The data that a command line means.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="given">The data set where the command line names none.</param>
    public DataSource Read(ParseResult result, string given) => new(result.GetValue(_data) ?? given, result.GetValue(_root));
}
