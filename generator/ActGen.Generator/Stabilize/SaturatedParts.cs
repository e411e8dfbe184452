using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Calls and comparisons that have reached their limit where the input is clamped, such as the tail of a normal distribution. They are
/// taken of the input itself: clamped or not they give the same, and a value and its derivatives, which need different bounds, then share
/// them.
/// </summary>
/// <param name="input">The input.</param>
/// <param name="values">Values of everything, for the interpreter; only what depends on the input alone is looked at.</param>
internal sealed class SaturatedParts(Variable input, IReadOnlyDictionary<string, double> values)
{
    private static readonly double[] Beyond =
        { double.PositiveInfinity, float.MaxValue, Math.Pow(2, 90), Math.Pow(2, 50), Math.Pow(2, 30), Math.Pow(2, 15) };

    private readonly FloatInterpreter _interpreter = new(values);
    private readonly Dictionary<(Expr Part, double Bound), bool> _known = new();

    /// <summary>The outermost such parts of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="bound">Where the input is clamped.</param>
    public IEnumerable<Expr> Under(Expr result, double bound)
    {
        bool Is(Expr node) => node is Call or Comparison && IsSaturated(node, bound);
        return ExprTraversal.Unique(result, node => !Is(node)).Where(Is);
    }

    private bool IsSaturated(Expr part, double bound)
    {
        if (!_known.TryGetValue((part, bound), out var known))
        {
            known = Dependence.OnInput(part) && Dependence.Variables(part).All(v => ReferenceEquals(v, input))
                && At(part, bound) is var limit && !double.IsNaN(limit)
                && Beyond.Where(x => x > Math.Abs(bound)).All(x => At(part, Math.Sign(bound) * x) == limit);
            _known.Add((part, bound), known);
        }

        return known;
    }

    private double At(Expr part, double x)
    {
        _interpreter.Move(input, x);
        return part.IsCondition ? (_interpreter.Holds(part) ? 1 : 0) : _interpreter.Evaluate(part);
    }
}
