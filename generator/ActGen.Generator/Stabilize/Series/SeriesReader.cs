using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Expands expressions of one variable into power series around a point, from one side: by the rules of arithmetic, and for functions by
/// the derivatives and definitions in their rows.
/// </summary>
/// <param name="variable">The variable.</param>
/// <param name="point">Where it is expanded.</param>
/// <param name="side">1 for what holds above the point, -1 for below.</param>
internal sealed class SeriesReader(Variable variable, double point, int side)
{
    private readonly Dictionary<Expr, PowerSeries?> _done = new();

    /// <summary>The series; null where there is none, as of a root or a logarithm at 0.</summary>
    public PowerSeries? Of(Expr node)
    {
        if (!_done.TryGetValue(node, out var known))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            var series = New(node);
            _done[node] = known = series is { IsFinite: true } ? series : null;
        }

        return known;
    }

    private PowerSeries? New(Expr node) => node switch
    {
        Number number => PowerSeries.Number(number.Value),
        Variable => ReferenceEquals(node, variable) ? PowerSeries.From(point) : null,
        Sum => node.Children.Select(Of).Aggregate((a, b) => a is null || b is null ? null : a + b),
        Product => node.Children.Select(Of).Aggregate((a, b) => a is null || b is null ? null : a * b),
        Power power => Of(power.Base)?.ToPower(power.Exponent),
        Call call => OfCall(call),
        Select select => Holds(select.Condition) is { } holds ? Of(holds ? select.IfTrue : select.IfFalse) : null,
        _ => null,
    };

    private PowerSeries? OfCall(Call call)
    {
        var u = Of(call.Children[0]);
        if (u is null)
        {
            return null;
        }

        switch (call.Function.Name)
        {
            case "exp":
                return u.Exp();
            case "sin":
                return u.SinCos()?.Sin;
            case "cos":
                return u.SinCos()?.Cos;
            case "sqrt" or "norm":
                return OfRoot(u, 0.5);
            case "cbrt":
                return u.IsZero ? u : u[0] > 0 ? u.ToPower(1.0 / 3) : (-u).ToPower(1.0 / 3) is { } root ? -root : null;
            case "pow":
                return call.Children[1] is Number power ? u.ToPower(power.Value) : null;
            case "abs":
                return SignOf(u) < 0 ? -u : u;
            case "relu":
                return SignOf(u) > 0 ? u : PowerSeries.Number(0);
            case "sign":
                return PowerSeries.Number(SignOf(u));
            case "step":
                return PowerSeries.Number(SignOf(u) >= 0 ? 1 : 0);
            case "min" or "max" or "atmost" or "atleast":
                var v = Of(call.Children[1]);
                var isUpper = call.Function.Name is "max" or "atleast";
                return v is null ? null : SignOf(u + -v) > 0 == isUpper ? u : v;
            default:
                return (call.Function.Exponentials ?? call.Function.Definition ?? call.Function.Expansion) is { } text
                    ? Of(RuleText.Expand(call.Pool, text, call.Children)) : OfDerivative(call, u);
        }
    }

    // Behind an even power, a root is the magnitude.
    private PowerSeries? OfRoot(PowerSeries u, double exponent) =>
        u.IsZero ? u : u.ToPower(exponent) is { } root ? (root.Valuation % 2 != 0 && side < 0 ? -root : root) : null;

    // The integral of f'(u) u'.
    private PowerSeries? OfDerivative(Call call, PowerSeries u)
    {
        if (call.Function.Arity != 1 || call.Function.Derivatives.Length != 1 || call.Function.Reduction is not null
            || double.IsInfinity(u.Constant))
        {
            return null;
        }

        var value = call.Function.Value(new[] { u.Constant });
        if (double.IsNaN(value) || double.IsInfinity(value) || NamesResult(call.Function.Derivatives[0]))
        {
            return null;
        }

        var slope = Of(RuleText.Expand(call.Pool, call.Function.Derivatives[0], call.Children, call));
        return slope is null ? null : (slope * u.Derivative()).Integral(value);
    }

    // Whether a row's text is in terms of the function itself.
    private static bool NamesResult(string text) => Enumerable.Range(0, text.Length).Any(
        i => text[i] == 'r' && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
            && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])));

    private int SignOf(PowerSeries series) => series.IsZero ? 0 : Math.Sign(series[0]) * (series.Valuation % 2 != 0 ? side : 1);

    private bool? Holds(Expr condition)
    {
        switch (condition)
        {
            case Comparison c when Of(c.Left) is { } left && Of(c.Right) is { } right:
                return Relations.Holds(c.Relation, SignOf(left + -right), 0);
            case Logic { Operator: LogicalOperator.And or LogicalOperator.Or } logic:
                var parts = logic.Children.Select(Holds).ToList();
                var isAnd = logic.Operator == LogicalOperator.And;
                return parts.Any(p => p is null) ? null : isAnd ? parts.All(p => p == true) : parts.Any(p => p == true);
            case Logic { Operator: LogicalOperator.Not } logic:
                return !Holds(logic.Children[0]);
            case Logic logic:
                return logic.Operator == LogicalOperator.True;
            default:
                return null;
        }
    }
}
