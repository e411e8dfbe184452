using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;

namespace ActGen.Numerics;

public static partial class Primitives
{
    /// <summary>
    /// An odd function in pieces of degree 5, for x >= 0. In the first piece, whose center and value are 0, the slope counts from 1 and x
    /// itself is the constant term, which rounds less.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OddPieces<TLanes>(ReadOnlySpan<float> table, TLanes x, TLanes piece) where TLanes : struct, ILanes<TLanes>
    {
        var d = x - PieceRow(table, 0, piece);
        var square = d * d;
        var low = Fma(d, PieceRow(table, 3, piece), PieceRow(table, 2, piece));
        var middle = Fma(d, PieceRow(table, 5, piece), PieceRow(table, 4, piece));
        var slope = Fma(square, Fma(square, PieceRow(table, 6, piece), middle), low);
        // The values at the other centers are all above any d.
        return Fma(slope, d, TLanes.Larger(PieceRow(table, 1, piece), d));
    }

    /// <summary>A row of a table of pieces: 0 the centers, 1 and up the coefficients from degree 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PieceRow<TLanes>(ReadOnlySpan<float> table, int row, TLanes piece) where TLanes : struct, ILanes<TLanes> =>
        TLanes.Lookup(in Unsafe.Add(ref MemoryMarshal.GetReference(table), 16 * row), piece);

    /// <summary>Which quarter of an octave of x + shift, counted from the shift's own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes QuarterOctave<TLanes>(TLanes x, float shift) where TLanes : struct, ILanes<TLanes>
    {
        var origin = TLanes.Create(shift);
        return TLanes.ShiftRightLogicalInt32(TLanes.SubtractInt32(x + origin, origin), 21);
    }
}
