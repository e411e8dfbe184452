using System.Collections.Generic;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Slopes of inverse functions of functions, as <c>asin(cos(u))</c> has: what is left of 1 beside the square of a function near 1 has lost
/// its digits, and the root of it is infinite where it should be small.
/// </summary>
internal static class InverseSlopeRules
{
    public static readonly IReadOnlyList<Rule> All = new Rule[]
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
}
