using ActGen.Kernels;
using Xunit;

namespace ActGen.Activations.Tests.Support;

/// <summary>
/// Runs kernels at another width than the machine's while it lives. Tests that use it share one collection, which runs alone.
/// </summary>
public sealed class SimdWidth : IDisposable
{
    /// <summary>All widths, in lanes.</summary>
    public static readonly int[] All = [4, 8, 16];

    private SimdWidth(int lanes) => Simd.Override = lanes;

    public static SimdWidth Use(int lanes) => new(lanes);

    public void Dispose() => Simd.Override = 0;
}

/// <summary>The collection of the tests that change the width for the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SimdWidthCollection
{
    public const string Name = "SIMD width";
}
