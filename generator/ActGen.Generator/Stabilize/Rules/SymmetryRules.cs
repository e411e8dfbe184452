using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Signs and factors out of functions that keep them: <c>tanh(-u)</c> and <c>-tanh(u)</c>, <c>abs(3 * u)</c> and <c>3 * abs(u)</c> are then
/// one expression, and what cancels between them does so before anything is rounded. A function that is 0 at 0 is gone there.
/// </summary>
internal static class SymmetryRules
{
    public static readonly IReadOnlyList<Rule> All = FunctionTable.All.SelectMany(Of).ToList();

    private static IEnumerable<Rule> Of(Function function)
    {
        var f = function.Name;
        if (function is { Arity: 1, Zeros: not Zeros.Unknown })
        {
            yield return new($"{f}-zero", $"{f}(0)", "0");
        }

        if (function.Parity != Parity.None)
        {
            yield return new($"{f}-negated", $"{f}(-u)", function.Parity == Parity.Even ? $"{f}(u)" : $"-{f}(u)", NegativeCoefficient.OnU);
        }

        if (function.IsOfSign)
        {
            // A product may be 0 where no factor is, and then it has lost its sign.
            yield return new($"{f}-scaled", $"{f}(c * u)", $"{f}(u)", b => Signs.IsPositive(b["c"]));
        }
        else if (function is { Parity: Parity.Odd, KeepsSign: true })
        {
            yield return new($"{f}-of-abs", $"{f}(abs(u))", $"abs({f}(u))");
        }

        if (function.IsHomogeneous)
        {
            yield return new($"{f}-scaled", $"{f}(c * u)", $"c * {f}(u)", IsPositiveNumber);
        }
    }

    private static bool IsPositiveNumber(IReadOnlyDictionary<string, Expr> bindings) =>
        bindings["c"] is Number { Value: > 0 and not 1 } or Power { Base: Number { Value: > 0 } };
}
