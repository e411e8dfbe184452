using ActGen.Benchmarks.Tensors;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace ActGen.Benchmarks.Elementwise;

/// <summary>Each activation in both directions, ours against calls of System.Numerics.Tensors over blocks; one thread.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ElementwiseBenchmarks
{
    private ActivationRow _row = null!;
    private Workload _work = null!;
    private BlockedTensors _tensors = null!;

    /// <summary>The names of the activations.</summary>
    public static IEnumerable<string> Names => ActivationTable.Rows.Select(row => row.Name);

    /// <summary>The activation.</summary>
    [ParamsSource(nameof(Names))]
    public string Activation { get; set; } = "";

    /// <summary>The number of elements: in the second-level cache, and far out of any.</summary>
    [Params(1 << 14, 1 << 24)]
    public int Elements { get; set; }

    /// <summary>Fills the inputs.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _row = ActivationTable.Rows.First(row => row.Name == Activation);
        var columns = Elements == 1 << 14 ? 1 << 7 : 1 << 14;
        _work = new Workload(Elements / columns, columns, activation: _row);
        _tensors = new BlockedTensors(_row.Composition, _work);
    }

    /// <summary>Ours, forward.</summary>
    [Benchmark, BenchmarkCategory("Forward")]
    public void Forward() => _row.Forward(_work);

    /// <summary>Composed, forward.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Forward")]
    public void TensorsForward() => _tensors.Forward();

    /// <summary>Ours, backward.</summary>
    [Benchmark, BenchmarkCategory("Backward")]
    public void Backward()
    {
        _work.ParameterGradients.Clear();
        _row.Backward(_work);
    }

    /// <summary>Composed, backward.</summary>
    [Benchmark(Baseline = true), BenchmarkCategory("Backward")]
    public void TensorsBackward() => _tensors.Backward();
}
