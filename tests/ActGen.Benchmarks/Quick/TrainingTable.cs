using ActGen.Benchmarks.Training;

namespace ActGen.Benchmarks.Quick;

/// <summary>Milliseconds of a training step of document 1's network.</summary>
internal static class TrainingTable
{
    private const int Rounds = 15;
    private const double SampleSeconds = 0.05;

    public static void Print()
    {
        Console.WriteLine("\n## Training step, 784-128-softexp-128-softexp-10, batch 128\n");
        Console.WriteLine("| threads | ms |\n|---|---|");
        for (var threads = 1; threads <= 2; threads++)
        {
            using var workload = new TrainingWorkload(threads);
            Action step = () => workload.Step();
            Sampler.WarmUp([step]);
            Console.WriteLine($"| {threads} | {Sampler.Medians(Rounds, SampleSeconds, step)[0] * 1e3:F3} |");
        }
    }
}
