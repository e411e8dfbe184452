using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>Tells whether what rows were reduced to is finite: blocks of lanes, one after another.</summary>
internal static class FiniteBlocks
{
    /// <summary>Whether all lanes are.</summary>
    /// <param name="blocks">Whole blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool All(ReadOnlySpan<float> blocks)
    {
        // A finite number less itself is 0, any other is NaN.
        var difference = Vector256<float>.Zero;
        for (; blocks.Length > 0; blocks = blocks[Vector256<float>.Count..])
        {
            var lanes = Vector256.Create(blocks);
            difference += lanes - lanes;
        }

        return Vector256.EqualsAll(difference, Vector256<float>.Zero);
    }

    /// <summary>Whether a lane is, in each block.</summary>
    public static bool Lane(ReadOnlySpan<float> blocks, int lane)
    {
        var isFinite = true;
        for (; lane < blocks.Length; lane += RowBlock.Lanes)
        {
            isFinite &= float.IsFinite(blocks[lane]);
        }

        return isFinite;
    }
}
