using BenchmarkDotNet.Attributes;

namespace ActGen.Benchmarks.Training;

/// <summary>One training step of document 1's network.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks
{
    private TrainingWorkload _workload = null!;

    /// <summary>The number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Builds the network.</summary>
    [GlobalSetup]
    public void Setup() => _workload = new TrainingWorkload(Threads);

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Cleanup() => _workload.Dispose();

    /// <summary>Gather, forward, loss, backward and Adam for a batch of 128.</summary>
    [Benchmark]
    public double Step() => _workload.Step();
}
