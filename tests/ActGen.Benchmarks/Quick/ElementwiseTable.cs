using ActGen.Benchmarks.Elementwise;
using ActGen.Benchmarks.Record;
using ActGen.Benchmarks.Tensors;

namespace ActGen.Benchmarks.Quick;

/// <summary>
/// Medians in nanoseconds for each element, ours and of the composed calls, and ratios to these and to another peer. Below 1 we are
/// faster. The geometric means are over the activations that the peers' tables have.
/// </summary>
internal sealed class ElementwiseTable(int rows, int columns, PeerTimes? peer, string? only)
{
    private const double SampleSeconds = 0.001;

    private static readonly string[] Directions = ["fwd", "bwd"];

    // Warming up is a matter of calls, not of elements.
    private static readonly Workload WarmUpInputs = new(128, 128);

    private readonly Workload _inputs = new(rows, columns);
    private readonly GeometricMean[] _toTensors = [new(), new(), new()];
    private readonly GeometricMean[] _toPeer = [new(), new(), new()];

    public void Print(Report report)
    {
        var rounds = rows * columns > 1 << 20 ? 5 : 25;
        var chosen = ActivationTable.Rows.Where(row => only is null || row.Name.Equals(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var entries = chosen.Select(row => Prepare(row, _inputs)).ToList();
        Sampler.WarmUp([.. chosen.SelectMany(row => Prepare(row, WarmUpInputs).Contenders)]);
        report.Line($"\n## {rows * columns:N0} elements, ({rows},{columns}), one thread, ns per element\n");
        report.Line("| activation | fwd | tensors | ratio | peer | bwd | tensors | ratio | peer |");
        report.Line("|---|---|---|---|---|---|---|---|---|");
        foreach (var (row, contenders) in entries)
        {
            var times = Sampler.Medians(rounds, SampleSeconds, contenders);
            report.Line($"| {row.Name} |{Cells(row, 0, times)}{Cells(row, 1, times)}");
        }

        PrintMeans(report, "composed `System.Numerics.Tensors` calls", _toTensors);
        PrintMeans(report, "fused C loops", _toPeer);
    }

    private static (ActivationRow Row, Action[] Contenders) Prepare(ActivationRow row, Workload inputs)
    {
        var work = new Workload(inputs.Rows, inputs.Columns, inputs, row);
        var tensors = new BlockedTensors(row.Composition, work);
        Agreement.Require(row, work, tensors);
        Action[] contenders = [() => row.Forward(work), tensors.Forward, () => Backward(row, work), tensors.Backward];
        return (row, contenders);
    }

    private static void Backward(ActivationRow row, Workload work)
    {
        work.ParameterGradients.Clear();
        row.Backward(work);
    }

    private string Cells(ActivationRow row, int direction, double[] times)
    {
        var scale = 1e9 / (rows * columns);
        var (ours, tensors) = (times[2 * direction] * scale, times[(2 * direction) + 1] * scale);
        var theirs = peer?.Find(row.PeerName, Directions[direction], rows, columns);
        if (row.PeerName is not null)
        {
            Add(_toTensors, direction, ours / tensors);
        }

        if (theirs is not null)
        {
            Add(_toPeer, direction, ours / theirs.Value);
        }

        return $" {ours:F3} | {tensors:F3} | {ours / tensors:F2} | {(theirs is null ? "–" : $"{ours / theirs:F2}")} |";
    }

    private static void Add(GeometricMean[] means, int direction, double ratio)
    {
        means[direction].Add(ratio);
        means[2].Add(ratio);
    }

    private void PrintMeans(Report report, string beside, GeometricMean[] means)
    {
        if (means[2].Count == 0)
        {
            return;
        }

        report.Line($"time / {beside}, geometric mean: forward {means[0].Value:F3}, backward {means[1].Value:F3}, both "
            + $"{means[2].Value:F3}");
        report.Add($"{Count(rows * columns)} elements, forward + backward, {means[0].Count} activations, 1 thread", beside, means[2].Value);
    }

    private static string Count(int elements) => elements >= 1 << 20 ? $"{elements >> 20} M" : $"{elements >> 10} K";
}
