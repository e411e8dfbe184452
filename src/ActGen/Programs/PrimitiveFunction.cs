using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ActGen.Programs;

/// <summary>
/// A function that programs call by its name: a method of <see cref="Numerics.Primitives"/>, where its accuracy is written down.
/// </summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Arity">How many numbers it takes.</param>
/// <param name="Meaning">What it is, as a formula over its arguments u, v, w. Where the formula says nothing at a point, its limit.</param>
public sealed record PrimitiveFunction(string Name, int Arity, string Meaning)
{
    /// <summary>All that programs may call.</summary>
    public static ImmutableArray<PrimitiveFunction> All { get; } =
    [
        // Exponentials and logarithms.
        new("Exp", 1, "exp(u)"),
        new("ExpOfMinusAbs", 1, "exp(-abs(u))"),
        new("Expm1", 1, "exp(u) - 1"),
        new("Log", 1, "log(u)"),
        new("Log1p", 1, "log(1 + u)"),
        new("Log2", 1, "log2(u)"),
        new("Sigmoid", 1, "1 / (1 + exp(-u))"),
        new("Softplus", 1, "log(1 + exp(u))"),

        // Powers and roots.
        new("Pow", 2, "pow(u, v)"),
        new("Sqrt", 1, "sqrt(u)"),
        new("Cbrt", 1, "cbrt(u)"),
        new("Hypot", 2, "sqrt(u * u + v * v)"),
        new("Hypot1", 1, "sqrt(1 + u * u)"),

        // Pieces of lines. NaN stays NaN; round takes ties to the even number.
        new("Abs", 1, "abs(u)"),
        new("Sign", 1, "u > 0 ? 1 : u < 0 ? -1 : u"),
        new("Min", 2, "min(u, v)"),
        new("Max", 2, "max(u, v)"),
        new("AtMost", 2, "v < u ? v : u"),
        new("AtLeast", 2, "v > u ? v : u"),
        new("Relu", 1, "0 > u ? 0 : u"),
        new("Floor", 1, "floor(u)"),
        new("Round", 1, "round(u)"),
        new("Step", 1, "u >= 0 ? 1 : u < 0 ? 0 : u"),

        // Circles and hyperbolas.
        new("Sin", 1, "sin(u)"),
        new("Cos", 1, "cos(u)"),
        new("Tan", 1, "tan(u)"),
        new("Asin", 1, "asin(u)"),
        new("Acos", 1, "acos(u)"),
        new("Atan", 1, "atan(u)"),
        new("Sinh", 1, "sinh(u)"),
        new("Cosh", 1, "cosh(u)"),
        new("Tanh", 1, "tanh(u)"),
        new("Asinh", 1, "asinh(u)"),
        new("Acosh", 1, "acosh(u)"),
        new("Atanh", 1, "atanh(u)"),
        new("SechSquared", 1, "1 / (cosh(u) * cosh(u))"),

        // Probability.
        new("Erf", 1, "erf(u)"),
        new("Erfc", 1, "1 - erf(u)"),
        new("Gauss", 1, "exp(-u * u)"),
        new("GaussHalf", 1, "exp(-u * u / 2)"),
        new("NormalCdf", 1, "(1 + erf(u / sqrt(2))) / 2"),

        // Quotients that go on through 0. Further arguments tell the same number more exactly: v is 1 + u, w is 1 / (1 + u).
        new("Exprel", 1, "(exp(u) - 1) / u"),
        new("Exprel2", 1, "(exp(u) - 1 - u) / (u * u)"),
        new("ExprelDerivative", 1, "(1 + (u - 1) * exp(u)) / (u * u)"),
        new("Log1prel", 2, "log(1 + u) / u"),
        new("Log1prelDerivative", 3, "(u / (1 + u) - log(1 + u)) / (u * u)"),
        new("SincDerivative", 1, "(cos(u) - sin(u) / u) / u"),
    ];

    private static readonly FrozenDictionary<string, PrimitiveFunction> ByName = All.ToFrozenDictionary(f => f.Name);

    /// <summary>The primitive of a name; null if there is none.</summary>
    /// <param name="name">The name of the method.</param>
    public static PrimitiveFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
