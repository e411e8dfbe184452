using System;
using ActGen.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>The rows a user may write.</summary>
internal static partial class FunctionTable
{
    private static Interval Unit => new(0, 1);

    private static Interval Symmetric => new(-1, 1);

    private static Function[] Language => [.. Elementary, .. Trigonometric, .. Named];

    private static Function[] Elementary => new Function[]
    {
        // Exponentials and logarithms.
        new("exp", Math.Exp)
        {
            Derivatives = ["r"],
            Primitive = "Exp", Cost = 12,
            Range = Interval.Positive, Monotonicity = Monotonicity.Increasing, Tails = Tails.Overflow | Tails.Underflow, IsConvex = true,
            Typeset = Typeset.Exponential,
        },
        new("expm1", Reals.Expm1)
        {
            Exponentials = "exp(u) - 1",
            Derivatives = ["exp(u)"],
            Primitive = "Expm1", Cost = 16,
            Range = new(-1, double.PositiveInfinity, true),
            Monotonicity = Monotonicity.Increasing,
            Zeros = Zeros.OnlyAtZero,
            Tails = Tails.Overflow,
            Typeset = Typeset.Formula("exp(u) - 1"),
        },
        new("log", (Func<double, double>)Math.Log)
        {
            Derivatives = ["1 / u"],
            Primitive = "Log", Cost = 14,
            Domain = new(0, double.PositiveInfinity, true), Monotonicity = Monotonicity.Increasing,
            Typeset = Typeset.Named("ln"),
        },
        new("log1p", Reals.Log1p)
        {
            Derivatives = ["1 / (1 + u)"],
            Primitive = "Log1p", Cost = 16,
            Domain = new(-1, double.PositiveInfinity, true), Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Formula("log(1 + u)"),
        },
        new("log2", Reals.Log2)
        {
            Derivatives = ["1.4426950408889634 / u"],
            Primitive = "Log2", Cost = 14,
            Domain = new(0, double.PositiveInfinity, true), Monotonicity = Monotonicity.Increasing,
            Typeset = Typeset.Named("log", "2"),
        },

        new("log10", Math.Log10)
        {
            Derivatives = ["0.4342944819032518 / u"], Expansion = "0.4342944819032518 * log(u)",
            Cost = 15,
            Domain = new(0, double.PositiveInfinity, true), Monotonicity = Monotonicity.Increasing,
            Typeset = Typeset.Named("log", "10"),
        },
        new("logaddexp", Reals.Logaddexp)
        {
            Derivatives = ["sigmoid(u - v)", "sigmoid(v - u)"], Expansion = "max(u, v) + log1p(expnegabs(u - v))",
            Cost = 34,
            Typeset = Typeset.Formula("log(exp(u) + exp(v))"),
        },

        // Powers and roots.
        new("sqrt", Math.Sqrt)
        {
            Square = "u",
            Derivatives = ["0.5 / r"],
            Primitive = "Sqrt", Cost = 8, Locals = 2,
            Domain = new(0, double.PositiveInfinity, false),
            Range = Interval.NotNegative,
            Monotonicity = Monotonicity.Increasing,
            Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Root(2),
        },
        new("cbrt", Reals.Cbrt)
        {
            Parity = Parity.Odd,
            Derivatives = ["1 / (3 * r * r)"],
            Primitive = "Cbrt", Cost = 18,
            Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
            Typeset = Typeset.Root(3),
        },
        // Without a square that overflows; 0 where both are 0, and so are its derivatives.
        new("hypot", Reals.Hypot)
        {
            Definition = "sqrt(u * u + v * v)",
            Derivatives = ["r > 0 ? u / r : 0", "r > 0 ? v / r : 0"],
            Primitive = "Hypot", Cost = 22,
            Range = Interval.NotNegative,
            Typeset = Typeset.Formula("sqrt(sq(u) + sq(v))"),
        },
        new("sq", u => u * u) { Abbreviates = "u * u" },
        new("pow", Reals.Pow)
        {
            Derivatives = ["v * pow(u, v - 1)", "u == 0 && v >= 0 ? 0 : r * log(u)"],
            Primitive = "Pow", Cost = 40, Locals = 100,
            Domain = new(0, double.PositiveInfinity, false), Tails = Tails.Overflow,
            Typeset = Typeset.Raised,
        },

        // Piecewise linear functions. The derivatives of those with kinks are rows of KinkPolicy.
        new("abs", Math.Abs)
        {
            Square = "u * u",
            Parity = Parity.Even,
            IsHomogeneous = true,
            Primitive = "Abs", Locals = 2,
            Range = Interval.NotNegative, Zeros = Zeros.OnlyAtZero, IsConvex = true,
            Typeset = Typeset.Between("|", "|"),
        },
        new("sign", Reals.Sign)
        {
            Parity = Parity.Odd,
            Zeros = Zeros.OnlyAtZero,
            Derivatives = ["0"], IsPiecewiseConstant = true, IsOfSign = true,
            Primitive = "Sign", Cost = 3,
            Range = Symmetric, Monotonicity = Monotonicity.Increasing,
        },
        new("relu", u => u <= 0 ? 0 : u)
        {
            IsHomogeneous = true,
            Primitive = "Relu", Cost = 2, Locals = 2,
            Range = Interval.NotNegative, Monotonicity = Monotonicity.Increasing, IsConvex = true,
        },
        new("min", Reals.Min) { Primitive = "Min", Locals = 2, IsCommutative = true },
        new("max", Reals.Max) { Primitive = "Max", Locals = 2, IsCommutative = true },
        new("clamp", (u, v, w) => Reals.Min(Reals.Max(u, v), w))
        {
            Expansion = "min(max(u, v), w)", Cost = 2,
        },
        new("floor", Math.Floor)
        {
            Derivatives = ["0"], IsPiecewiseConstant = true,
            Primitive = "Floor", Locals = 2,
            Monotonicity = Monotonicity.Increasing,
            Typeset = Typeset.Between("⌊", "⌋"),
        },
        new("round", u => Math.Round(u, MidpointRounding.ToEven))
        {
            Derivatives = ["0"], IsPiecewiseConstant = true,
            Primitive = "Round", Locals = 2,
            Monotonicity = Monotonicity.Increasing,
        },
        new("step", u => u >= 0 ? 1 : u < 0 ? 0 : double.NaN)
        {
            Derivatives = ["0"], IsPiecewiseConstant = true, IsOfSign = true,
            Primitive = "Step", Cost = 2,
            Range = Unit, Monotonicity = Monotonicity.Increasing,
        },

        new("heaviside", (u, v) => u > 0 ? 1 : u < 0 ? 0 : u == 0 ? v : u) { Abbreviates = "u == 0 ? v : step(u)" },
    };

    private static Function[] Named => new Function[]
    {
        // The error function.
        new("erf", Reals.Erf)
        {
            Parity = Parity.Odd,
            Derivatives = ["1.1283791670955126 * gauss(u)"],
            Primitive = "Erf", Cost = 24,
            Range = Symmetric, Monotonicity = Monotonicity.Increasing, Zeros = Zeros.OnlyAtZero,
        },
        new("erfc", Reals.Erfc)
        {
            Derivatives = ["-1.1283791670955126 * gauss(u)"],
            Primitive = "Erfc", Cost = 30, Locals = 80,
            Range = new(0, 2), Monotonicity = Monotonicity.Decreasing,
        },

        // Named activations. Kernels expand them over e = exp(-abs(u)), which value and derivative then share.
        new("sigmoid", Reals.Sigmoid)
        {
            Exponentials = "exp(u) / (exp(u) + 1)",
            Derivatives = ["sigmoid(u) * sigmoid(-u)"], Expansion = "(u >= 0 ? 1 : expnegabs(u)) / (1 + expnegabs(u))",
            Primitive = "Sigmoid", Cost = 18,
            Range = new(0, 1, true, true), Monotonicity = Monotonicity.Increasing,
            Typeset = Typeset.Named("σ"),
        },
        new("softplus", Reals.Softplus)
        {
            Definition = "log(1 + exp(u))",
            Derivatives = ["sigmoid(u)"], Expansion = "relu(u) + log1p(expnegabs(u))",
            Primitive = "Softplus", Cost = 30,
            Range = Interval.Positive, Monotonicity = Monotonicity.Increasing, IsConvex = true,
        },
        new("logsigmoid", u => -Reals.Softplus(-u)) { Abbreviates = "-softplus(-u)" },
        new("softsign", u => u / (1 + Math.Abs(u))) { Abbreviates = "u / (1 + abs(u))" },
    };
}
