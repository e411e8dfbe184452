using System.CommandLine;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The options that <c>train</c> and <c>compare</c> share, and how they become settings.</summary>
internal sealed class TrainOptions
{
    private const int LargestLayer = 16_384;
    private const int MostLayers = 64;
    private const int MostThreads = 256;
    private const float HighestRate = 1000;

    private static readonly TrainSettings Defaults = new();

    private readonly Option<int[]?> _layers = NumberOption.List(
        "--layers", $"Widths of the hidden layers, each followed by the activation. [default: {string.Join(',', Defaults.Layers)}]",
        LargestLayer, MostLayers, "N,N,...");

    private readonly Option<int?> _limit = NumberOption.Whole(
        "--limit", "Use only the first SAMPLES training images. [default: all]", 2, int.MaxValue, "SAMPLES");

    private readonly Option<int?> _epochs = NumberOption.Whole(
        "--epochs", $"Epochs at most; training stops early when val_loss does. [default: {Defaults.Epochs}]", 1, 100_000, "N");

    private readonly Option<int?> _batch = NumberOption.Whole(
        "--batch", $"Samples in a batch. [default: {Defaults.Batch}]", 1, 65_536, "N");

    private readonly Option<float?> _rate = NumberOption.Positive(
        "--lr", $"Learning rate at the start. [default: {Optimizers.RatesText}]", HighestRate, "RATE");

    private readonly Option<string?> _optimizer = new("--optimizer")
    {
        Description = $"One of {string.Join(", ", Optimizers.Names)}. [default: {Defaults.Optimizer}]",
        HelpName = "NAME",
    };

    private readonly Option<ulong?> _seed = NumberOption.Seed(
        "--seed", $"Decides initial weights, validation split and order; the same seed gives the same bits. [default: {Defaults.Seed}]");

    private readonly Option<int?> _threads = NumberOption.Whole(
        "--threads", "Number of threads; does not change the result. [default: one for each processor]", 1, MostThreads, "N");

    private readonly Option<bool> _validateOnTest = new("--validate-on-test")
    {
        Description = "Validate on the test set, as document 1 does, instead of on a part of the training set.",
    };

    /// <summary>The folder of the data files.</summary>
    public Option<string?> Data { get; } = DataFolder();

    /// <summary>The folder for the results.</summary>
    public Option<string?> Out { get; }

    /// <summary>Whether to be silent but for the results.</summary>
    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No summary and no progress." };

    /// <summary>The options of a command.</summary>
    /// <param name="results">What the command writes into the folder of --out, for the help.</param>
    public TrainOptions(string results) => Out = new Option<string?>("--out") { Description = results, HelpName = "DIR" };

    /// <summary>The option that names the folder of the data files.</summary>
    public static Option<string?> DataFolder() => new("--data")
    {
        Description = "Folder of the four MNIST files, or of a set with the same names. [default: the MNIST files of this sample]",
        HelpName = "DIR",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Option[] options =
        [
            _layers, _limit, _epochs, _batch, _rate, _optimizer, _seed, _threads, Data, Out, _validateOnTest, Quiet,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings of a command line: what it says, and otherwise the given ones.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="given">The settings to start from.</param>
    /// <exception cref="UserErrorException">The optimizer is unknown.</exception>
    public TrainSettings Read(ParseResult result, TrainSettings given) => given with
    {
        Layers = result.GetValue(_layers) is { Length: > 0 } layers ? layers : given.Layers,
        Limit = result.GetValue(_limit) ?? given.Limit,
        Epochs = result.GetValue(_epochs) ?? given.Epochs,
        Batch = result.GetValue(_batch) ?? given.Batch,
        LearningRate = result.GetValue(_rate) ?? given.LearningRate,
        Optimizer = result.GetValue(_optimizer) is { } name ? Optimizers.Get(name).Name : given.Optimizer,
        Seed = result.GetValue(_seed) ?? given.Seed,
        Threads = result.GetValue(_threads) ?? given.Threads,
        ValidateOnTest = result.GetValue(_validateOnTest) || given.ValidateOnTest,
    };
}
