using ActGen;
using ActGen.Training;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>Pictures of what the activation layers of a run learned.</summary>
internal static class LearnedCurves
{
    /// <summary>A section with the layers of the first run of a training.</summary>
    /// <param name="results">The results.</param>
    /// <param name="trial">The name of the training.</param>
    /// <param name="heading">The heading.</param>
    /// <param name="ranges">For each range of x a picture of each layer; where inputs usually are if none is given.</param>
    public static StudySection Section(StudyResults results, string trial, string heading, params (double Low, double High)[] ranges) =>
        new(heading, new StudyFigures([.. Figures(results[trial], ranges)]));

    /// <summary>The figures of the first run of a training that did not diverge.</summary>
    /// <param name="result">The runs.</param>
    /// <param name="ranges">For each range of x a picture of each layer.</param>
    public static IEnumerable<string> Figures(TrialResult result, params (double Low, double High)[] ranges)
    {
        if (result.Runs.FirstOrDefault(run => run.Failure is null) is not { } run)
        {
            yield break;
        }

        foreach (var layer in Layers(result.Trial.Recipe, run))
        {
            foreach (var range in ranges.Length == 0 ? [(-4, 4)] : ranges)
            {
                yield return Html.Figure(
                    FormattableString.Invariant($"{layer.Name}, x from {range.Low} to {range.High}"),
                    ActivationPlot.Draw(layer, range: range),
                    ("was", "before"), ("s0", "after"));
            }
        }
    }

    // The run keeps the values; the network tells which layers they belong to.
    private static IEnumerable<LearnedLayer> Layers(Recipe recipe, StudyRun run)
    {
        var data = recipe.Data(run.Seed, 2);
        var model = recipe.Network(data.Training.SampleShape, data.Classes);
        var learned = new List<LearnedParameter>();
        foreach (var kept in run.Learned)
        {
            var parameter = model.Parameters.First(candidate => candidate.Name == kept.Name);
            kept.Values.CopyTo(parameter.Value);
            learned.Add(new LearnedParameter(parameter, kept.Start));
        }

        return LearnedLayer.Of(model, learned)
            .Where(layer => layer.IsCurve && layer.Parameters.Count == layer.Activation.Info.Learnables.Count);
    }
}
