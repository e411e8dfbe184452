using ActGen.Benchmarks.Record;
using ActGen.Benchmarks.Training;

namespace ActGen.Benchmarks.Quick;

/// <summary>Milliseconds of a training step of the soft-exponential paper's network, and of another peer's.</summary>
internal static class TrainingTable
{
    private const int Rounds = 15;
    private const double SampleSeconds = 0.05;

    // The peers' name of this network.
    private const string PeerModel = "A";

    public static void Print(Report report, PeerTimes? peer)
    {
        report.Line("\n## Training step: mlp 784-128-softexp-128-softexp-10, batch 128; cnn of two convolutions with a mix, batch 64\n");
        report.Line("| network | threads | ms | peer ms | time / peer |\n|---|---|---|---|---|");
        for (var threads = 1; threads <= Math.Min(2, Environment.ProcessorCount); threads++)
        {
            var milliseconds = Measure(new TrainingWorkload(Networks.Mlp(), batchSize: 128, threads));
            if (peer?.FindStep(PeerModel, threads) is { } theirs)
            {
                report.Line($"| mlp | {threads} | {milliseconds:F3} | {theirs:F3} | {milliseconds / theirs:F2} |");
                report.Add(
                    $"a training step of 784-128-128-10 with SoftExponential, batch 128, {threads} thread{(threads == 1 ? "" : "s")}",
                    "fused C loops with oneDNN's sgemm", milliseconds / theirs);
            }
            else
            {
                report.Line($"| mlp | {threads} | {milliseconds:F3} | – | – |");
            }

            report.Line($"| cnn | {threads} | {Measure(new TrainingWorkload(Networks.Cnn(), batchSize: 64, threads)):F3} | – | – |");
        }
    }

    private static double Measure(TrainingWorkload workload)
    {
        using (workload)
        {
            Action step = () => workload.Step();
            Sampler.WarmUp([step]);
            return Sampler.Medians(Rounds, SampleSeconds, step)[0] * 1e3;
        }
    }
}
