using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>A recipe in one line, by which a kept run of an older declaration is told apart.</summary>
internal static class RecipeText
{
    /// <summary>The line.</summary>
    public static string Of(Recipe recipe)
    {
        var phases = recipe.Phases?.Invoke(null) ?? [];
        var epochs = phases.Count == 0
            ? recipe.Epochs.ToString(CultureInfo.InvariantCulture)
            : string.Join(" + ", phases.Select(phase => Invariant($"{phase.Name} {phase.Epochs} at {phase.LearningRate}")));
        var optimizer = recipe.Optimizer();
        return Invariant($"{recipe.DataName}; {recipe.NetworkText}; {optimizer.GetType().Name} {optimizer.LearningRate}; ")
            + Invariant($"batch {recipe.Batch}; epochs {epochs}; clip {recipe.ClipNorm}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
