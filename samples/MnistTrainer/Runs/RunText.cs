using System.Text.Json.Nodes;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;
using MnistTrainer.Datasets;

namespace MnistTrainer.Runs;

/// <summary>Describes a run of this sample for its summary and its report.</summary>
internal static class RunText
{
    /// <summary>The description.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="data">The data.</param>
    /// <param name="processes">How many processes train.</param>
    public static RunDescription Of(TrainSettings settings, DataSets data, int processes) => new()
    {
        Title = $"{settings.Activation} on {data.Source.Title}",
        ClassNames = data.Source.Classes,
        Remembered = [.. SettingsText.Write(settings), .. SampleText.Write(data.Training)],
        Settings = new JsonObject
        {
            ["data"] = data.Source.Title,
            ["network"] = settings.Network,
            ["activation"] = settings.Activation,
            ["layers"] = new JsonArray([.. settings.Widths.Select(width => JsonValue.Create(width))]),
            ["padding"] = PaddingOption.NameOf(settings.Padding),
            ["dropout"] = settings.Dropout,
            ["phases"] = new JsonArray([.. settings.Phases.Select(phase => JsonValue.Create(phase.ToString()))]),
            ["optimizer"] = settings.Optimizer,
            ["lr"] = settings.Rate,
            ["batch"] = settings.Batch,
            ["training_samples"] = data.Training.Count,
            ["validation_samples"] = data.Validation.Count,
            ["validate_on_test"] = settings.ValidateOnTest,
            ["seed"] = settings.Seed,
            ["threads"] = settings.Threads,
            ["ranks"] = processes,
        },
    };
}
