using System.Text.Json.Nodes;

namespace ActGen.Training.Reporting;

/// <summary>The subject of a run, for its summary and its report.</summary>
public sealed record RunDescription
{
    /// <summary>The headline of the report.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The settings: numbers, texts, lists. They become members of <c>summary.json</c> and rows of the report, in this order.
    /// </summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>The names of the classes; empty where they are just numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The settings that a checkpoint remembers, as names and texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Remembered { get; init; } = [];
}

/// <summary>The result of a training.</summary>
/// <param name="Epochs">Number of finished epochs.</param>
/// <param name="Stopped">Why it ended before the last epoch, if it did.</param>
/// <param name="Test">The test set after the last epoch.</param>
/// <param name="WeightsSha256">The SHA-256 of all parameters in order.</param>
/// <param name="Seconds">Time of training and test, in this process.</param>
public sealed record RunResult(int Epochs, string? Stopped, Evaluation Test, string WeightsSha256, double Seconds);
