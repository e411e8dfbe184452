using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Signs and factors out of functions that keep them: <c>tanh(-u)</c> and <c>-tanh(u)</c>, <c>abs(3 * u)</c> and <c>3 * abs(u)</c> are then
/// one expression, and what cancels between them does so before anything is rounded.
/// </summary>
internal static class SymmetryRules
{
    // Odd functions; those in the second row also have the sign of their argument everywhere.
    private static readonly string[] Odd = { "sin", "tan", "sign" };
    private static readonly string[] OddOfOneSign = { "sinh", "tanh", "asin", "atan", "asinh", "atanh", "erf", "cbrt" };

    private static readonly string[] Even = { "abs", "cos", "cosh", "sechsq", "gauss", "gausshalf", "hypot1" };

    // Functions of c * u that are c times those of u, c > 0.
    private static readonly string[] Scaling = { "abs", "relu" };

    public static readonly IReadOnlyList<Rule> All = Even
        .Select(f => new Rule($"{f}-negated", $"{f}(-u)", $"{f}(u)", NegativeCoefficient.OnU))
        .Concat(Odd.Concat(OddOfOneSign).Select(f => new Rule($"{f}-negated", $"{f}(-u)", $"-{f}(u)", NegativeCoefficient.OnU)))
        .Concat(OddOfOneSign.Select(f => new Rule($"{f}-of-abs", $"{f}(abs(u))", $"abs({f}(u))")))
        .Concat(Scaling.Select(f => new Rule($"{f}-scaled", $"{f}(c * u)", $"c * {f}(u)", IsPositive)))
        .Append(new("sign-scaled", "sign(c * u)", "sign(u)", IsPositive))
        .ToList();

    private static bool IsPositive(IReadOnlyDictionary<string, Expr> bindings) =>
        bindings["c"] is Number { Value: > 0 and not 1 } or Power { Base: Number { Value: > 0 } };
}
