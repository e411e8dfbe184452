using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>
/// A recipe and its data in one line, by which a kept run of an older declaration, or of other images, is told apart.
/// </summary>
internal static class RecipeText
{
    private const string Separator = "; ";

    /// <summary>The line.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">Its data, for any seed: others split the same samples in another way.</param>
    public static string Of(Recipe recipe, StudyData data)
    {
        var phases = recipe.Phases?.Invoke(null) ?? [];
        var epochs = phases.Count == 0
            ? recipe.Epochs.ToString(CultureInfo.InvariantCulture)
            : string.Join(" + ", phases.Select(phase => Invariant($"{phase.Name} {phase.Epochs} at {phase.LearningRate}")));
        var optimizer = recipe.Optimizer();
        string[] parts =
        [
            recipe.DataName,
            $"training {DataDigest.Of(data.Training)}",
            ReferenceEquals(data.Validation, data.Test) ? "validation as test" : $"validation {DataDigest.Of(data.Validation)}",
            $"test {DataDigest.Of(data.Test)}",
            recipe.NetworkText,
            Invariant($"{optimizer.GetType().Name} {optimizer.LearningRate}"),
            Invariant($"batch {recipe.Batch}"),
            $"epochs {epochs}",
            Invariant($"clip {recipe.ClipNorm}"),
        ];
        return string.Join(Separator, parts);
    }

    /// <summary>The first difference of two lines, for a message.</summary>
    /// <param name="kept">That of a kept run.</param>
    /// <param name="wanted">That of the study.</param>
    public static string Difference(string kept, string wanted)
    {
        var (there, here) = kept.Split(Separator).Zip(wanted.Split(Separator)).FirstOrDefault(parts => parts.First != parts.Second);
        return "was run by an older declaration of the study or on other data"
            + (here is null ? "" : $": {Shorten(there)} there, {here} here");
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "...";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
