using System.Collections.Generic;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Inverse functions of functions, such as <c>asin(cos(u))</c>: what is left of 1 beside the square of a function near 1 has lost its
/// digits, and the root of it is infinite where it should be small.
/// </summary>
internal static class InverseRules
{
    /// <summary>Slopes.</summary>
    public static readonly IReadOnlyList<Rule> Slopes = new Rule[]
    {
        new("cosine-squared", "(1 - sin(u)) * (1 + sin(u))", "sq(cos(u))"),
        new("sine-squared", "(1 - cos(u)) * (1 + cos(u))", "sq(sin(u))"),
        new("sign-of-cosine", "cos(u) / abs(cos(u))", "sign(cos(u))"),
        new("sign-of-sine", "sin(u) / abs(sin(u))", "sign(sin(u))"),
        // (1 - tanh(u)) * (1 + tanh(u)), after its tails.
        new("root-of-tails", "sqrt(4 * sigmoid(u) * sigmoid(-u))", "sqrt(sechsq(u / 2))"),
        new("over-own-root", "u / sqrt(u)", "sqrt(u)"),
        new("abs-over-square", "abs(u) / sq(u)", "sign(u) / u"),
    };

    /// <summary>Values: sine and cosine together tell an angle wherever it is.</summary>
    public static readonly IReadOnlyList<Rule> Values = new Rule[]
    {
        new("arcsine-of-sine", "asin(sin(u))", "atan2(sin(u), abs(cos(u)))"),
        new("arcsine-of-cosine", "asin(cos(u))", "atan2(cos(u), abs(sin(u)))"),
        new("arccosine-of-cosine", "acos(cos(u))", "atan2(abs(sin(u)), cos(u))"),
        new("arccosine-of-sine", "acos(sin(u))", "atan2(abs(cos(u)), sin(u))"),
    };
}
