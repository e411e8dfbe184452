using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace ActGen.Benchmarks.Generation;

/// <summary>The generator on many activations: everything, and after an edit of one formula.</summary>
public class GeneratorBenchmarks
{
    private GeneratorWorkload _workload = null!;

    /// <summary>The number of activations of the compilation.</summary>
    [Params(100, 1000)]
    public int Activations { get; set; }

    /// <summary>Parses the declarations.</summary>
    [GlobalSetup]
    public void Setup() => _workload = new GeneratorWorkload(Activations);

    /// <summary>From nothing.</summary>
    [Benchmark]
    public GeneratorDriver Full() => _workload.Full();

    /// <summary>With everything else cached; includes parsing the edited file.</summary>
    [Benchmark]
    public GeneratorDriver AfterOneEdit() => _workload.AfterOneEdit();
}
