using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Numerics;

/// <summary>A function of one variable on lanes of any width.</summary>
public interface IPrimitive
{
    /// <summary>The function.</summary>
    static abstract TLanes Apply<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>;
}

/// <summary>A primitive, its double-precision reference and the bound on its error.</summary>
/// <param name="Name">The name of the primitive.</param>
/// <param name="Reference">The exact function.</param>
/// <param name="Bound">The largest error over all floats, in ulps.</param>
public abstract record PrimitiveRow(string Name, Func<double, double> Reference, double Bound)
{
    /// <summary>The widths a primitive is compiled for.</summary>
    public static readonly int[] Widths = [512, 256, 128, 1];

    /// <summary>Applies the primitive to every value, in blocks of the given width; the rest is a block padded with zeros.</summary>
    public abstract void Run(int width, ReadOnlySpan<float> x, Span<float> y);

    public override string ToString() => Name;
}

/// <inheritdoc />
public sealed record PrimitiveRow<TPrimitive>(string Name, Func<double, double> Reference, double Bound)
    : PrimitiveRow(Name, Reference, Bound) where TPrimitive : struct, IPrimitive
{
    public override void Run(int width, ReadOnlySpan<float> x, Span<float> y)
    {
        switch (width)
        {
            case 512: Loop<Lanes512>(x, y); break;
            case 256: Loop<Lanes256>(x, y); break;
            case 128: Loop<Lanes128>(x, y); break;
            default: Loop<Lanes1>(x, y); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TLanes>(ReadOnlySpan<float> x, Span<float> y) where TLanes : struct, ILanes<TLanes>
    {
        var i = 0;
        for (; i <= x.Length - TLanes.Count; i += TLanes.Count)
            TLanes.Store(TPrimitive.Apply(TLanes.Load(in x[i])), ref y[i]);
        if (i == x.Length) return;
        Span<float> block = stackalloc float[TLanes.Count];
        block.Clear();
        x[i..].CopyTo(block);
        TLanes.Store(TPrimitive.Apply(TLanes.Load(in block[0])), ref block[0]);
        block[..(x.Length - i)].CopyTo(y[i..]);
    }

    public override string ToString() => Name;
}
