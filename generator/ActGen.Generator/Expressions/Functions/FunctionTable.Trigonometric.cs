using System;
using ActGen.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>The trigonometric and the hyperbolic functions that a user may write.</summary>
internal static partial class FunctionTable
{
    private static Function[] Trigonometric => new Function[]
    {
        // Trigonometric functions.
        new("sin", Math.Sin)
        {
            Parity = Parity.Odd,
            Derivatives = ["cos(u)"],
            Primitive = "Sin", HasSlowPath = true, Cost = 18,
            Range = Symmetric, Zeros = Zeros.AtZero,
        },
        new("cos", Math.Cos)
        {
            Parity = Parity.Even, Derivatives = ["-sin(u)"], Primitive = "Cos", HasSlowPath = true, Range = Symmetric, Cost = 18,
        },
        new("tan", Math.Tan)
        {
            Definition = "sin(u) / cos(u)",
            Parity = Parity.Odd,
            Derivatives = ["1 + r * r"],
            Primitive = "Tan", HasSlowPath = true, Zeros = Zeros.AtZero, Cost = 26, Locals = 60,
        },
        new("asin", Math.Asin)
        {
            Parity = Parity.Odd,
            Derivatives = ["1 / sqrt((1 - u) * (1 + u))"],
            Primitive = "Asin", Cost = 20,
            Domain = new(-1, 1, false),
            Range = new(-Math.PI / 2, Math.PI / 2),
            Monotonicity = Monotonicity.Increasing,
            Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Named("arcsin"),
        },
        new("acos", Math.Acos)
        {
            Derivatives = ["-1 / sqrt((1 - u) * (1 + u))"],
            Primitive = "Acos", Cost = 20,
            Domain = new(-1, 1, false), Range = new(0, Math.PI), Monotonicity = Monotonicity.Decreasing,
            Typeset = Typeset.Named("arccos"),
        },
        new("atan", Math.Atan)
        {
            Parity = Parity.Odd,
            Derivatives = ["1 / (1 + u * u)"],
            Primitive = "Atan", Cost = 20,
            Range = new(-Math.PI / 2, Math.PI / 2), Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Named("arctan"),
        },

        // The angle of the point (v, u): 0 at the origin, where its derivatives are 0 too, and pi on the cut, whatever the sign of a zero.
        new("atan2", Reals.Atan2)
        {
            Derivatives = ["u == 0 && v == 0 ? 0 : v / hypot(u, v) / hypot(u, v)", "u == 0 && v == 0 ? 0 : -u / hypot(u, v) / hypot(u, v)"],
            Expansion = "v == 0 ? 1.5707963267948966 * sign(u) : atan(u / v) + (v > 0 ? 0 : u < 0 ? -3.141592653589793 : "
                + "3.141592653589793)",
            Range = new(-Math.PI, Math.PI),
            Cost = 34,
        },

        // Hyperbolic functions.
        new("sinh", Math.Sinh)
        {
            Exponentials = "(exp(u) - exp(-u)) / 2",
            Parity = Parity.Odd,
            Derivatives = ["cosh(u)"],
            Primitive = "Sinh", Cost = 22,
            Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero, Tails = Tails.Overflow,
        },
        new("cosh", Math.Cosh)
        {
            Exponentials = "(exp(u) + exp(-u)) / 2",
            Parity = Parity.Even,
            Derivatives = ["sinh(u)"],
            Primitive = "Cosh", Cost = 18,
            Range = new(1, double.PositiveInfinity), OfMagnitude = Monotonicity.Increasing, Tails = Tails.Overflow, IsConvex = true,
        },
        new("tanh", Math.Tanh)
        {
            Exponentials = "(exp(2 * u) - 1) / (exp(2 * u) + 1)",
            Parity = Parity.Odd,
            Derivatives = ["sechsq(u)"],
            Primitive = "Tanh", Cost = 22,
            Range = Symmetric, Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
        },
        new("asinh", Reals.Asinh)
        {
            Parity = Parity.Odd,
            Derivatives = ["1 / sqrt(1 + u * u)"],
            Primitive = "Asinh", Cost = 26,
            Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Named("arsinh"),
        },
        new("acosh", Reals.Acosh)
        {
            Derivatives = ["1 / sqrt((u - 1) * (u + 1))"],
            Primitive = "Acosh", Cost = 26,
            Domain = new(1, double.PositiveInfinity, false), Range = Interval.NotNegative, Monotonicity = Monotonicity.Increasing,
            Typeset = Typeset.Named("arcosh"),
        },
        new("atanh", Reals.Atanh)
        {
            Parity = Parity.Odd,
            Derivatives = ["1 / ((1 - u) * (1 + u))"],
            Primitive = "Atanh", Cost = 24,
            Domain = new(-1, 1, true), Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Named("artanh"),
        },
    };
}
