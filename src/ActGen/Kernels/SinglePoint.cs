using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>Runs a kernel at one point: in all lanes of the narrowest width, of which the first is taken.</summary>
internal static class SinglePoint<TKernel> where TKernel : IActivationKernel
{
    private const int Lanes = Simd128.Count;

    // A row of one block of lanes: each input and output is a block of its own.
    private static RowWalk Walk => new(1, TKernel.Inputs * Lanes, TKernel.Outputs * Lanes, Lanes);

    [SkipLocalsInit]
    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y)
    {
        var size = (x.Length + y.Length + parameters.Length + 1) * Lanes;
        var memory = size <= ParameterBlock.MaxOnStack ? stackalloc float[size] : new float[size];
        var xs = Spread(x, ref memory);
        var ps = Spread(parameters, ref memory);
        TKernel.Forward<Lanes128>(in xs[0], in ps[0], ref memory[0], Walk);
        Take(memory, y);
    }

    [SkipLocalsInit]
    public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters, Span<float> dx,
        Span<float> dparameters)
    {
        var size = ((2 * x.Length) + dy.Length + (2 * parameters.Length) + 2) * Lanes;
        var memory = size <= ParameterBlock.MaxOnStack ? stackalloc float[size] : new float[size];
        var xs = Spread(x, ref memory);
        var dys = Spread(dy, ref memory);
        var ps = Spread(parameters, ref memory);
        var sums = memory[(x.Length * Lanes)..];
        sums.Clear();
        TKernel.Backward<Lanes128>(in xs[0], in dys[0], in ps[0], ref memory[0], ref sums[0], Walk);
        Take(memory, dx);
        Take(sums, dparameters);
    }

    // At least one block, so that there is a first element to point to.
    private static Span<float> Spread(ReadOnlySpan<float> values, ref Span<float> memory)
    {
        var block = memory[..(Math.Max(1, values.Length) * Lanes)];
        for (var i = 0; i < values.Length; i++)
        {
            block.Slice(i * Lanes, Lanes).Fill(values[i]);
        }

        memory = memory[block.Length..];
        return block;
    }

    private static void Take(ReadOnlySpan<float> blocks, Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = blocks[i * Lanes];
        }
    }
}
