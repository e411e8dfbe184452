using System.Runtime.Intrinsics;
using ActGen.Benchmarks.Products;
using ActGen.Training;

namespace ActGen.Benchmarks.Quick;

/// <summary>Times of the matrix products of the sample's networks beside oneDNN's; below 1 ours takes less time.</summary>
internal static class ProductTable
{
    private const int Rounds = 21;
    private const double SampleSeconds = 0.002;

    public static void Print()
    {
        if (!OneDnn.IsInstalled)
        {
            Console.WriteLine("\nMatrix products: oneDNN is not installed (apt-get install libdnnl-dev), so there is nothing to compare with.");
            return;
        }

        if (!Vector512.IsHardwareAccelerated)
        {
            OneDnn.LimitToAvx2();
        }

        for (var threads = 1; threads <= Math.Min(2, Environment.ProcessorCount); threads++)
        {
            Print(threads);
        }
    }

    private static void Print(int threads)
    {
        Console.WriteLine($"\n## Matrix products, {threads} thread{(threads == 1 ? "" : "s")}\n");
        Console.WriteLine("| network | layer | product | size | µs | GFLOP/s | oneDNN GFLOP/s | time / oneDNN |\n|---|---|---|---|---|---|---|---|");
        OneDnn.SetThreads(threads);
        using var pool = new WorkerPool(threads);
        var mean = new GeometricMean();
        foreach (var shape in ProductShape.All)
        {
            var work = new ProductWorkload(shape, pool);
            work.Agree();
            Action[] contenders = [work.Ours, work.Theirs];
            Sampler.WarmUp(contenders);
            var times = Sampler.Medians(Rounds, SampleSeconds, contenders);
            mean.Add(times[0] / times[1]);
            Console.WriteLine($"| {shape.Network} | {shape.Layer} | {shape.Kind} | {shape.Rows} x {shape.Columns} x {shape.Inner} "
                + $"| {times[0] * 1e6:F1} | {shape.Operations / times[0] / 1e9:F1} | {shape.Operations / times[1] / 1e9:F1} | {times[0] / times[1]:F2} |");
        }

        Console.WriteLine($"time / oneDNN, geometric mean: {mean.Value:F3}");
    }
}
