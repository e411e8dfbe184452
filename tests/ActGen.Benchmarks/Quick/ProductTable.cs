using System.Runtime.Intrinsics;
using ActGen.Benchmarks.Products;
using ActGen.Benchmarks.Record;
using ActGen.Training;

namespace ActGen.Benchmarks.Quick;

/// <summary>Times of the matrix products of the sample's networks beside oneDNN's; below 1 ours takes less time.</summary>
internal static class ProductTable
{
    private const int Rounds = 21;
    private const double SampleSeconds = 0.002;

    // The threads of one contender spin for some milliseconds after its turn; on their processors the other's would be slow.
    private const int RestMilliseconds = 6;

    public static void Print(Report report)
    {
        if (!OneDnn.IsInstalled)
        {
            report.Line("\nMatrix products: oneDNN is not installed (apt-get install libdnnl-dev), so there is nothing to compare with.");
            return;
        }

        if (!Vector512.IsHardwareAccelerated)
        {
            OneDnn.LimitToAvx2();
        }

        for (var threads = 1; threads <= Math.Min(2, Environment.ProcessorCount); threads++)
        {
            Print(report, threads);
        }
    }

    private static void Print(Report report, int threads)
    {
        report.Line($"\n## Matrix products, {Threads(threads)}\n");
        report.Line("| network | layer | product | size | µs | GFLOP/s | oneDNN GFLOP/s | time / oneDNN |");
        report.Line("|---|---|---|---|---|---|---|---|");
        OneDnn.SetThreads(threads);
        using var pool = new WorkerPool(threads);
        var entries = ProductShape.All.Select(shape => (Shape: shape, Work: new ProductWorkload(shape, pool))).ToList();
        entries.ForEach(entry => entry.Work.Agree());
        Sampler.WarmUp([.. entries.SelectMany(entry => new Action[] { entry.Work.Ours, entry.Work.Theirs })]);
        foreach (var network in entries.GroupBy(entry => entry.Shape.Network))
        {
            var mean = new GeometricMean();
            foreach (var (shape, work) in network)
            {
                var times = Sampler.MediansWithRests(Rounds, SampleSeconds, threads == 1 ? 0 : RestMilliseconds, work.Ours, work.Theirs);
                var (ours, theirs) = (times[0], times[1]);
                mean.Add(ours / theirs);
                report.Line(
                    $"| {shape.Network} | {shape.Layer} | {shape.Kind} | {shape.Rows} x {shape.Columns} x {shape.Inner} | {ours * 1e6:F1} "
                    + $"| {shape.Operations / ours / 1e9:F1} | {shape.Operations / theirs / 1e9:F1} | {ours / theirs:F2} |");
            }

            report.Add($"matrix products, {network.Key}, {Threads(threads)}", "oneDNN's sgemm", mean.Value);
        }
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";
}
