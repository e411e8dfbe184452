using ActGen.Benchmarks.Training;

namespace ActGen.Benchmarks.Quick;

/// <summary>Milliseconds of a training step of document 1's network, and of document 3's.</summary>
internal static class TrainingTable
{
    private const int Rounds = 15;
    private const double SampleSeconds = 0.05;

    public static void Print()
    {
        Console.WriteLine("\n## Training step: mlp 784-128-softexp-128-softexp-10, batch 128; cnn of two convolutions with a mix, batch 64\n");
        Console.WriteLine("| network | threads | ms |\n|---|---|---|");
        for (var threads = 1; threads <= 2; threads++)
        {
            Print("mlp", new TrainingWorkload(Networks.Mlp(), batchSize: 128, threads), threads);
            Print("cnn", new TrainingWorkload(Networks.Cnn(), batchSize: 64, threads), threads);
        }
    }

    private static void Print(string network, TrainingWorkload workload, int threads)
    {
        using (workload)
        {
            Action step = () => workload.Step();
            Sampler.WarmUp([step]);
            Console.WriteLine($"| {network} | {threads} | {Sampler.Medians(Rounds, SampleSeconds, step)[0] * 1e3:F3} |");
        }
    }
}
