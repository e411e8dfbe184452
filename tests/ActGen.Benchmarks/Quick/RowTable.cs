using ActGen.Benchmarks.Record;
using ActGen.Benchmarks.Rows;

namespace ActGen.Benchmarks.Quick;

/// <summary>Nanoseconds for each row of a softmax, ours and composed. A ratio below 1: ours is faster.</summary>
internal static class RowTable
{
    private const int Rounds = 41;
    private const double SampleSeconds = 0.001;
    private const float Tolerance = 1e-6f;

    public static void Print(Report report)
    {
        report.Line("\n## Softmax, one thread, ns per row\n");
        report.Line("| row | fwd | tensors | bwd | tensors | both / tensors |\n|---|---|---|---|---|---|");
        // The long ones first: the JIT would take the vector loops of the others' methods for cold after many rows without a full vector.
        foreach (var length in new[] { 1000, 128, 10 })
        {
            var work = new SoftmaxWorkload(length);
            Agree(work);
            Action[] contenders = [work.Forward, work.TensorsForward, work.Backward, work.TensorsBackward];
            Sampler.WarmUp(contenders);
            var times = Array.ConvertAll(Sampler.Medians(Rounds, SampleSeconds, contenders), t => t * 1e9 / work.Rows);
            var ratio = (times[0] + times[2]) / (times[1] + times[3]);
            report.Line($"| {length} | {times[0]:F1} | {times[1]:F1} | {times[2]:F1} | {times[3]:F1} | {ratio:F2} |");
            report.Add($"softmax, forward + backward, rows of {length}, 1 thread", "composed `System.Numerics.Tensors` calls", ratio);
        }
    }

    // Both compute the same, or the times mean nothing.
    private static void Agree(SoftmaxWorkload work)
    {
        work.Forward();
        work.Backward();
        var (y, dx) = (work.Y.ToArray(), work.Dx.ToArray());
        work.TensorsForward();
        work.TensorsBackward();
        for (var i = 0; i < y.Length; i++)
        {
            if (Math.Abs(y[i] - work.Y[i]) > Tolerance || Math.Abs(dx[i] - work.Dx[i]) > Tolerance)
            {
                throw new InvalidOperationException($"ours and the composed softmax differ at element {i} of rows of {work.Length}");
            }
        }
    }
}
