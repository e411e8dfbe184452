using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Numerics;

/// <summary>A function of two variables on lanes of any width.</summary>
public interface IPairPrimitive
{
    /// <summary>The function.</summary>
    static abstract TLanes Apply<TLanes>(TLanes x, TLanes y) where TLanes : struct, ILanes<TLanes>;
}

/// <summary>A primitive of two variables, its double-precision reference, the bound on its error and where it is tested.</summary>
/// <param name="Name">The name of the primitive.</param>
/// <param name="Reference">The exact function.</param>
/// <param name="Bound">The largest error over the sample, in ulps.</param>
/// <param name="Sample">Fills two spans of one length with arguments.</param>
public abstract record PairPrimitiveRow(string Name, Func<double, double, double> Reference, double Bound, PairSample Sample)
{
    /// <summary>Applies the primitive to every pair, in blocks of the given width; the number of pairs is a multiple of 16.</summary>
    public abstract void Run(int width, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result);

    public override string ToString() => Name;
}

/// <inheritdoc />
public sealed record PairPrimitiveRow<TPrimitive>(string Name, Func<double, double, double> Reference, double Bound, PairSample Sample)
    : PairPrimitiveRow(Name, Reference, Bound, Sample) where TPrimitive : struct, IPairPrimitive
{
    public override void Run(int width, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result)
    {
        switch (width)
        {
            case 512: Loop<Lanes512>(x, y, result); break;
            case 256: Loop<Lanes256>(x, y, result); break;
            case 128: Loop<Lanes128>(x, y, result); break;
            default: Loop<Lanes1>(x, y, result); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TLanes>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) where TLanes : struct, ILanes<TLanes>
    {
        for (var i = 0; i < x.Length; i += TLanes.Count)
            TLanes.Store(TPrimitive.Apply(TLanes.Load(in x[i]), TLanes.Load(in y[i])), ref result[i]);
    }

    public override string ToString() => Name;
}
