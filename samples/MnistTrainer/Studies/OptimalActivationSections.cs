using System.Globalization;
using ActGen.Training.Reporting;

namespace MnistTrainer.Studies;

/// <summary>The tables and pictures of the study of learned mixes, beside those of the paper.</summary>
internal static class OptimalActivationSections
{
    private const int MixLayers = 3;
    private static readonly string[] Parts = ["ReLU (alpha)", "tanh (beta)", "sin (gamma)"];
    private static readonly (double, double)[] Ranges = [(-1, 1), (-5, 5), (-50, 50)];

    // Table 1 of arXiv 2202.12065, one run: [layer][part]. Its header is lost; the order is that of the paper's equations 6 to 8, and
    // fits the text: layer 1 is "more dominated by ReLU".
    private static readonly Dictionary<string, double[][]> Published = new(StringComparer.Ordinal)
    {
        ["MNIST"] = [[.4848, .4437, .0715], [.0276, .4923, .48], [.284, .0877, .6283]],
        ["Fashion-MNIST"] = [[.5178, .147, .3352], [.2907, .7001, .0091], [.1221, .041, .8369]],
        ["KMNIST"] = [[.559, .0101, .4309], [.3754, .1167, .5079], [.0679, .0156, .9165]],
    };

    /// <summary>The sections.</summary>
    /// <param name="results">The results.</param>
    /// <param name="dataTitles">The data sets that are there.</param>
    public static IEnumerable<StudySection> Of(StudyResults results, IReadOnlyList<string> dataTitles)
    {
        var mixes = dataTitles.ToDictionary(title => title, title => Mixes(results[Trial(title)]), StringComparer.Ordinal);
        yield return new StudySection(
            "Learned mixes",
            new StudyParagraph("Mean and deviation over the seeds, and in brackets the paper's single run (table 1 of arXiv 2202.12065)."),
            new StudyTable(
                ["data and layer", .. Parts],
                [.. dataTitles.SelectMany(title => Enumerable.Range(0, MixLayers).Select(layer => Row(title, layer, mixes[title])))]));
        yield return new StudySection(
            "Do the paper's observations hold?", [.. dataTitles.SelectMany(title => Observations(title, mixes[title]))]);
        yield return new StudySection(
            "The learned activations",
            [.. dataTitles.SelectMany(title => (StudyBlock[])
                [new StudyParagraph($"{title}, the first seed, in a small, a middle and a large range (figure 2 of the paper)."),
                 new StudyFigures([.. LearnedCurves.Figures(results[Trial(title)], Ranges)])])]);
    }

    private static string Trial(string title) => OptimalActivationStudy.TrialName(OptimalActivationStudy.Mix, title);

    // The softmax of the learned numbers: [layer][seed][part].
    private static double[][][] Mixes(TrialResult result) =>
        [.. Enumerable.Range(1, MixLayers).Select(layer => result.Learned($"activation_{layer}.w").Select(Softmax).ToArray())];

    private static double[] Softmax(float[] w)
    {
        var powers = w.Select(value => Math.Exp(value - (double)w.Max())).ToArray();
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static IReadOnlyList<string> Row(string title, int layer, double[][][] mixes) =>
    [
        $"{title}, layer {layer + 1}",
        .. Enumerable.Range(0, Parts.Length).Select(part =>
        {
            double[] seeds = [.. mixes[layer].Select(mix => mix[part])];
            var deviation = TrialResult.DeviationOf(seeds);
            var spread = double.IsNaN(deviation) ? "" : $" ± {Text(deviation)}";
            return $"{Text(Mean(seeds))}{spread} ({Text(Published[title][layer][part])})";
        }),
    ];

    private static IEnumerable<StudyParagraph> Observations(string title, double[][][] mixes)
    {
        var seeds = mixes[0].Length;
        var relu = mixes.Select(layer => layer.Select(mix => mix[0]).ToArray()).ToArray();
        var leads = mixes[0].Count(mix => mix[0] == mix.Max());
        yield return new StudyParagraph(
            $"{title}: layer 1 leans to ReLU (the paper: its largest weight on all three data sets). Here ReLU has the largest weight "
            + $"of layer 1 in {leads} of {seeds} runs, with a mean weight of {Text(Mean(relu[0]))}.");
        var deeper = Enumerable.Range(1, MixLayers - 1).Sum(layer => mixes[layer].Count(mix => mix[0] < mix[1] + mix[2]));
        yield return new StudyParagraph(
            $"{title}: deeper layers lean to tanh and sin (the paper: together they outweigh ReLU in layers 2 and 3). Here they do in "
            + $"{deeper} of {seeds * (MixLayers - 1)} layers, where the mean weight of ReLU is {Text(Mean(relu[1]))} in layer 2 and "
            + $"{Text(Mean(relu[2]))} in layer 3.");
        var smallest = relu.SelectMany(layer => layer).DefaultIfEmpty(double.NaN).Min();
        yield return new StudyParagraph(
            $"{title}: ReLU wins at large inputs (the paper). It must: tanh and sin are bounded by 1, so that from x = 1 / alpha on ReLU's "
            + $"part is the larger one whatever the mix. The smallest weight of ReLU here is {Text(smallest)}, so that it leads in every "
            + $"layer from x = {(1 / smallest).ToString("0.#", CultureInfo.InvariantCulture)} on.");
    }

    private static double Mean(double[] values) => values.DefaultIfEmpty(double.NaN).Average();

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
