using System;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Stabilize;

/// <summary>The arithmetic of numbers with what rounding makes of them.</summary>
internal sealed partial class RoundingTrial
{
    private static Entry Leaf(double value) => new() { Real = value, Computed = (float)value, Error = Math.Abs(value - (float)value) };

    [MethodImpl(Optimized)]
    private static Entry Times(Entry a, Entry b, double roundings)
    {
        var real = a.Real * b.Real;
        return new Entry
        {
            Real = real,
            Computed = (float)((double)a.Computed * b.Computed),
            Error = (Math.Abs(a.Real) * b.Error) + (Math.Abs(b.Real) * a.Error) + (a.Error * b.Error) + (roundings * Unit * Math.Abs(real)),
            IsOutside = a.IsOutside || b.IsOutside,
        };
    }

    [MethodImpl(Optimized)]
    private static Entry Over(Entry a, Entry b)
    {
        var real = a.Real / b.Real;
        return new Entry
        {
            Real = real,
            Computed = (float)((double)a.Computed / b.Computed),
            Error = (b.Error < Math.Abs(b.Real) ? (a.Error + (Math.Abs(real) * b.Error)) / (Math.Abs(b.Real) - b.Error) : b.Error == 0 ? 0
                : double.PositiveInfinity) + (Unit * Math.Abs(real)),
            IsOutside = a.IsOutside || b.IsOutside,
        };
    }

    // By repeated squaring, as kernels do.
    [MethodImpl(Optimized)]
    private static Entry Raised(Entry radix, int exponent)
    {
        if (exponent == 1)
        {
            return radix;
        }

        var half = Raised(radix, exponent / 2);
        var square = Times(half, half, 1);
        return exponent % 2 == 0 ? square : Times(square, radix, 1);
    }

    /// <summary>A number at a point.</summary>
    internal struct Entry
    {
        /// <summary>In double precision.</summary>
        public double Real;

        /// <summary>With every step rounded to a float.</summary>
        public float Computed;

        /// <summary>A bound of the error in float, absolute; nothing is known where it is NaN.</summary>
        public double Error;

        /// <summary>Whether an argument is outside of the domain of its function.</summary>
        public bool IsOutside;

        internal int Point;
    }
}
