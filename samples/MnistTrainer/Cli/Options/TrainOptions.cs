using System.CommandLine;
using ActGen.Training;
using MnistTrainer.Datasets;
using MnistTrainer.Networks;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The options that <c>train</c> and <c>compare</c> share, and how they become settings.</summary>
internal sealed class TrainOptions
{
    private const int LargestLayer = 16_384;
    private const int MostLayers = 64;
    private const int MostThreads = 256;
    private const float HighestRate = 1000;
    private const float MostDropout = 0.99f;

    private static readonly TrainSettings Defaults = new();

    private readonly Option<string?> _network = NamedOption.Of(
        "--network", string.Join("; ", Network.Names.Select(name => $"{name}: {Network.Get(name).Description}")), Network.Names,
        Defaults.Network);

    private readonly Option<int[]?> _layers = NumberOption.List(
        "--layers", $"Widths of the hidden dense layers, each followed by the activation. [default: {WidthsText}]",
        LargestLayer, MostLayers, "N,N,...");

    private readonly Option<string?> _padding = NamedOption.Of(
        "--padding", "What the convolutions of the cnn do at the edges: stay inside, or keep the size", PaddingOption.Names,
        PaddingOption.NameOf(Defaults.Padding));

    private readonly Option<float?> _dropout = NumberOption.Positive(
        "--dropout", "The part of the values that is set to 0 while training, behind each dense layer. [default: no dropout]",
        MostDropout, "RATE");

    private readonly Option<int?> _limit = NumberOption.Whole(
        "--limit", "Use only the first SAMPLES training images. [default: all]", 2, int.MaxValue, "SAMPLES");

    private readonly Option<int?> _epochs = NumberOption.Whole(
        "--epochs", $"Epochs at most; training stops early when val_loss does. [default: {Defaults.Epochs}]", 1, 100_000, "N");

    private readonly Option<string?> _phases = new("--phases")
    {
        Description = $"Phases in which only some groups of parameters learn, {PhaseSetting.Form}: weights:10@1e-3,activation:10@1e-2; "
            + "without early stopping. [default: all learn in one phase]",
        HelpName = "PHASES",
    };

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
        Description = "Validate on the test set, as the Keras soft-exponential program does, instead of on a part of the training set.",
    };

    private readonly DataOptions _data = new();

    /// <summary>The options of a command.</summary>
    /// <param name="results">What the command writes into the folder of --out, for the help.</param>
    public TrainOptions(string results) => Out = new Option<string?>("--out") { Description = results, HelpName = "DIR" };

    /// <summary>The folder for the results.</summary>
    public Option<string?> Out { get; }

    /// <summary>Whether to be silent but for the results.</summary>
    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No summary and no progress." };

    /// <summary>All options, in the order of the help.</summary>
    public IEnumerable<Option> All =>
    [
        .. _data.All, _network, _layers, _padding, _dropout, _limit, _epochs, _phases, _batch, _rate, _optimizer, _seed, _threads, Out,
        _validateOnTest, Quiet,
    ];

    private static string WidthsText =>
        string.Join("; ", Network.Names.Select(name => $"{name} {string.Join(',', Network.Get(name).Widths)}"));

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings of a command line: what it says, and otherwise the given ones.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="given">The settings to start from.</param>
    /// <exception cref="UserErrorException">A name is unknown, or two options contradict each other.</exception>
    public TrainSettings Read(ParseResult result, TrainSettings given)
    {
        var phases = result.GetValue(_phases) is { } text ? PhaseSetting.ParseList(text) : given.Phases;
        if (phases.Count > 0 && result.GetValue(_epochs) is not null)
        {
            throw new UserErrorException("--epochs: the phases say how long they are; leave --epochs out, or --phases");
        }

        var network = result.GetValue(_network) is { } named ? Network.Get(named) : Network.Get(given.Network);
        var padding = result.GetValue(_padding) is { } typed ? PaddingOption.Get(typed) : (Padding?)null;
        if (padding is not null && !network.HasConvolutions)
        {
            throw new UserErrorException(
                $"--padding {PaddingOption.NameOf(padding.Value)}: the {network.Name} has no convolutions; "
                + "leave --padding out, or take --network cnn");
        }

        return given with
        {
            Data = _data.Read(result, given.Data).Name,
            Network = network.Name,
            Layers = result.GetValue(_layers) is { Length: > 0 } layers ? layers : given.Layers,
            Padding = padding ?? given.Padding,
            Dropout = result.GetValue(_dropout) ?? given.Dropout,
            Limit = result.GetValue(_limit) ?? given.Limit,
            Epochs = phases.Count > 0 ? phases.Sum(phase => phase.Epochs) : result.GetValue(_epochs) ?? given.Epochs,
            Phases = phases,
            Batch = result.GetValue(_batch) ?? given.Batch,
            LearningRate = result.GetValue(_rate) ?? given.LearningRate,
            Optimizer = result.GetValue(_optimizer) is { } name ? Optimizers.Get(name).Name : given.Optimizer,
            Seed = result.GetValue(_seed) ?? given.Seed,
            Threads = result.GetValue(_threads) ?? given.Threads,
            ValidateOnTest = result.GetValue(_validateOnTest) || given.ValidateOnTest,
        };
    }

    /// <summary>The data that a command line means.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="given">The settings to start from.</param>
    public DataSource ReadData(ParseResult result, TrainSettings given) => _data.Read(result, given.Data);
}
