using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace ActGen.Benchmarks.Rows;

/// <summary>A softmax over short and long rows, ours against composed calls; one thread.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class SoftmaxBenchmarks
{
    private SoftmaxWorkload _work = null!;

    /// <summary>The length of a row.</summary>
    [Params(10, 128, 1000)]
    public int Length { get; set; }

    /// <summary>Fills the inputs.</summary>
    [GlobalSetup]
    public void Setup() => _work = new SoftmaxWorkload(Length);

    /// <summary>Ours, forward.</summary>
    [Benchmark, BenchmarkCategory("Forward")]
    public void Forward() => _work.Forward();

    /// <summary>Composed, forward.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Forward")]
    public void TensorsForward() => _work.TensorsForward();

    /// <summary>Ours, backward.</summary>
    [Benchmark, BenchmarkCategory("Backward")]
    public void Backward() => _work.Backward();

    /// <summary>Composed, backward.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Backward")]
    public void TensorsBackward() => _work.TensorsBackward();
}
