using ActGen.Sweep.Primitives;

namespace ActGen.Sweep.Activations;

/// <summary>The findings of a sweep.</summary>
/// <param name="Plain">The worst error, in ulp of the exact result.</param>
/// <param name="Scaled">The worst error in the units of the tests: ulp of the size of the terms that cancel.</param>
/// <param name="Undecided">Blocks of floats in which double precision was not enough to find the worst.</param>
internal readonly record struct Found(Worst Plain, Worst Scaled, long Undecided)
{
    /// <summary>Before anything was compared.</summary>
    public static readonly Found Nothing = new(Worst.None, Worst.None, 0);

    /// <summary>The findings of two of them together.</summary>
    public static Found Of(Found left, Found right) =>
        new(Worst.Of(left.Plain, right.Plain), Worst.Of(left.Scaled, right.Scaled), left.Undecided + right.Undecided);
}
