using System.Runtime.Intrinsics;
using ActGen.Benchmarks.Products;
using ActGen.Benchmarks.Record;
using ActGen.Benchmarks.Training;

namespace ActGen.Benchmarks.Quick;

/// <summary>Milliseconds of a training step of the networks of two papers, and of others' beside them.</summary>
internal static class TrainingTable
{
    private const int Rounds = 15;
    private const double SampleSeconds = 0.05;

    // The threads of one contender spin for some milliseconds after its turn; on their processors the other's would be slow.
    private const int RestMilliseconds = 6;

    // The peers' name of this network.
    private const string PeerModel = "A";

    public static void Print(Report report, PeerTimes? peer)
    {
        report.Line("\n## Training step: mlp 784-128-softexp-128-softexp-10, batch 128; cnn of two convolutions with a mix, batch 64\n");
        report.Line("| network | threads | ms | peer ms | time / peer |\n|---|---|---|---|---|");
        if (!Vector512.IsHardwareAccelerated && OneDnn.IsInstalled)
        {
            OneDnn.LimitToAvx2();
        }

        var network = OneDnnCnn.Build(Vector512.IsHardwareAccelerated, out var problem);
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

            PrintCnn(report, network, threads);
        }

        if (network is null)
        {
            report.Line($"\nThe cnn has nothing to be compared with: {problem}.");
        }
    }

    // In turns with the same network in C on oneDNN's convolutions.
    private static void PrintCnn(Report report, OneDnnCnn? network, int threads)
    {
        using var ours = new TrainingWorkload(Networks.Cnn(), OneDnnCnn.Batch, threads);
        Action[] steps = network is null
            ? [() => ours.Step()]
            : [() => ours.Step(), Theirs(new OneDnnCnnWorkload(network, threads))];
        Sampler.WarmUp(steps);
        var times = Sampler.MediansWithRests(Rounds, SampleSeconds, threads == 1 || network is null ? 0 : RestMilliseconds, steps);
        if (network is null)
        {
            report.Line($"| cnn | {threads} | {times[0] * 1e3:F3} | – | – |");
            return;
        }

        report.Line($"| cnn | {threads} | {times[0] * 1e3:F3} | {times[1] * 1e3:F3} | {times[0] / times[1]:F2} |");
        report.Add(
            $"a training step of two convolutions with a mix, batch 64, {threads} thread{(threads == 1 ? "" : "s")}",
            "C with oneDNN's convolutions", times[0] / times[1]);
    }

    private static Action Theirs(OneDnnCnnWorkload workload) => () => workload.Step();

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
