using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>How a study is run; each of its limits makes it smaller, for a try.</summary>
/// <param name="Out">The folder for the results.</param>
/// <param name="Seeds">How many seeds; what the study says if null.</param>
/// <param name="Limit">Training samples at most; all if null.</param>
/// <param name="Epochs">Epochs of a training, or of a phase, at most; what the recipe says if null.</param>
/// <param name="Threads">Number of threads.</param>
public sealed record StudyOptions(string Out, int? Seeds = null, int? Limit = null, int? Epochs = null, int? Threads = null)
{
    /// <summary>The processes that share the runs; they must see the same folder. The first one reports.</summary>
    public ProcessGroup Processes { get; init; } = ProcessGroup.Single;

    /// <summary>Whether the results are those of a smaller study.</summary>
    public bool IsReduced => Limit is not null || Epochs is not null;

    /// <summary>The options that runs must have in common to stand in one table.</summary>
    internal string Fingerprint => $"limit {Text(Limit, "none")}, epochs {Text(Epochs, "as declared")}";

    private static string Text(int? limit, string none) => limit?.ToString(CultureInfo.InvariantCulture) ?? none;
}
