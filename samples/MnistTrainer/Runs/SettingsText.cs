using System.Globalization;
using ActGen.Training;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>Settings as texts, as a checkpoint keeps them: those that decide what a training computes.</summary>
internal static class SettingsText
{
    private const string None = "none";

    private static readonly Row[] Rows =
    [
        new("network", s => s.Network, (s, text) => s with { Network = Networks.Network.Get(text).Name }, IsNew: true),
        new("activation", s => s.Activation, (s, text) => s with { Activation = ActivationCatalogue.Get(text).Name }),
        new("layers", s => string.Join(',', s.Widths), (s, text) => s with { Layers = [.. text.Split(',').Select(Whole)] }),
        new("padding", s => PaddingOption.NameOf(s.Padding), (s, text) => s with { Padding = PaddingOption.Get(text) }, IsNew: true),
        new("dropout", s => Text(s.Dropout), (s, text) => s with { Dropout = Dropout(text) }, IsNew: true),
        new("phases", s => s.Phases.Count == 0 ? None : string.Join(',', s.Phases),
            (s, text) => s with { Phases = Phases(text) }, IsNew: true),
        new("batch", s => Text(s.Batch), (s, text) => s with { Batch = Whole(text) }),
        new("optimizer", s => s.Optimizer, (s, text) => s with { Optimizer = Optimizers.Get(text).Name }),
        new("lr", s => Text(s.Rate), (s, text) => s with { LearningRate = Rate(text) }),
        new("seed", s => Text(s.Seed), (s, text) => s with { Seed = ulong.Parse(text, CultureInfo.InvariantCulture) }),
        new("limit", s => s.Limit is { } limit ? Text(limit) : "all", (s, text) => s with { Limit = text == "all" ? null : Whole(text) }),
        new("validate-on-test", s => s.ValidateOnTest ? "yes" : "no", (s, text) => s with { ValidateOnTest = text == "yes" }),
    ];

    // What may be another when a training goes on.
    private static readonly Row[] Free =
    [
        new("data", s => s.Data, (s, text) => s with { Data = text }, IsNew: true),
        new("epochs", s => Text(s.Epochs), (s, text) => s with { Epochs = Whole(text) }),
    ];

    /// <summary>The settings by name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(TrainSettings settings) =>
        Rows.Concat(Free).Select(row => KeyValuePair.Create(row.Name, row.Write(settings)));

    /// <summary>The settings of a checkpoint.</summary>
    /// <param name="path">The checkpoint, for messages.</param>
    /// <param name="texts">Its texts.</param>
    /// <exception cref="UnusableFileException">A setting is missing or no setting of ours.</exception>
    public static TrainSettings Read(string path, IReadOnlyDictionary<string, string> texts)
    {
        var settings = new TrainSettings();
        foreach (var row in Rows.Concat(Free))
        {
            if (!texts.TryGetValue(row.Name, out var text))
            {
                if (row.IsNew)
                {
                    continue;
                }

                throw new UnusableFileException(
                    path, $"is no checkpoint of this program: its metadata lack '{row.Name}'", "name a run's model.safetensors");
            }

            try
            {
                settings = row.Read(settings, text);
            }
            catch (Exception error) when (error is FormatException or OverflowException or UserErrorException)
            {
                throw new UnusableFileException(
                    path, $"its {row.Name} is '{text}' ({error.Message.TrimEnd('.')})", "name a checkpoint of this program", error);
            }
        }

        return settings;
    }

    /// <summary>The first setting in which two trainings differ, of those that decide the result; null if none.</summary>
    /// <param name="wanted">The settings of the command line.</param>
    /// <param name="saved">The settings of the checkpoint.</param>
    public static (string Name, string Wanted, string Saved)? Difference(TrainSettings wanted, TrainSettings saved) =>
        Rows.Select(row => (row.Name, Wanted: row.Write(wanted), Saved: row.Write(saved)))
            .Where(row => row.Wanted != row.Saved)
            .Select(row => ((string, string, string)?)row)
            .FirstOrDefault();

    private static int Whole(string text)
    {
        var value = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return value > 0 ? value : throw new FormatException("a number above 0 is needed");
    }

    private static float Rate(string text)
    {
        var value = float.Parse(text, CultureInfo.InvariantCulture);
        return value > 0 && float.IsFinite(value) ? value : throw new FormatException("a finite number above 0 is needed");
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static float Dropout(string text)
    {
        var value = float.Parse(text, CultureInfo.InvariantCulture);
        return value is >= 0 and < 1 ? value : throw new FormatException("a number from 0 to below 1 is needed");
    }

    private static IReadOnlyList<PhaseSetting> Phases(string text) => text == None ? [] : PhaseSetting.ParseList(text);

    // IsNew: checkpoints of older versions lack it, and mean the default.
    private sealed record Row(
        string Name, Func<TrainSettings, string> Write, Func<TrainSettings, string, TrainSettings> Read, bool IsNew = false);
}
