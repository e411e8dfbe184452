using BenchmarkDotNet.Attributes;

namespace ActGen.Benchmarks.Training;

/// <summary>One training step of the soft exponential network on a batch of 128, and of the mixed network on a batch of 64.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks
{
    private TrainingWorkload _workload = null!;

    /// <summary>The number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>The network.</summary>
    [Params("mlp", "cnn")]
    public string Network { get; set; } = "mlp";

    /// <summary>Builds the network.</summary>
    [GlobalSetup]
    public void Setup() => _workload = Network == "cnn"
        ? new TrainingWorkload(Networks.Cnn(), batchSize: 64, Threads)
        : new TrainingWorkload(Networks.Mlp(), batchSize: 128, Threads);

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Cleanup() => _workload.Dispose();

    /// <summary>Gather, forward, loss, backward and Adam for one batch.</summary>
    [Benchmark]
    public double Step() => _workload.Step();
}
