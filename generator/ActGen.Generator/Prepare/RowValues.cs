using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Prepare;

/// <summary>
/// Values that may be at once in a row. What reductions, outputs and their gradients come to is not known: they stand still at a number
/// like any other. But no element is more than the largest of its row, and one of them is it.
/// </summary>
internal sealed class RowValues
{
    private const double Still = 0.625;

    private readonly IReadOnlyList<ReductionSymbol> _extremes;
    private readonly Dictionary<string, double> _still;

    /// <param name="form">The reductions.</param>
    /// <param name="start">The values of inputs and learnables where they start.</param>
    /// <param name="nodes">What is computed.</param>
    public RowValues(ReductionForm form, IReadOnlyDictionary<string, double> start, IEnumerable<Expr> nodes)
    {
        _extremes = form.Symbols.Where(s => s.Function.Reduction is Reduction.Max or Reduction.MaxShift).ToList();
        _still = start.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var variable in ExprTraversal.Unique(nodes).OfType<Variable>().Where(v => !_still.ContainsKey(v.Name)))
        {
            _still[variable.Name] = Still;
        }
    }

    /// <summary>The points at which forms are tried.</summary>
    /// <param name="swept">What is moved.</param>
    /// <param name="parts">Parts of the forms by the symbols that stand for them: they have the values of the parts.</param>
    public PrecisionSweep Sweep(IEnumerable<SweptVariable> swept, IReadOnlyList<(Variable Symbol, Expr Part)> parts)
    {
        var all = swept.ToList();
        var still = _still.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var (symbol, _) in parts)
        {
            still.Add(symbol.Name, Still);
        }

        return new(all, still, _extremes.Count + parts.Count == 0 ? null : InRow);

        IEnumerable<IReadOnlyDictionary<string, double>> InRow(IReadOnlyDictionary<string, double> element) =>
            (_extremes.Count == 0 ? new[] { element } : new[] { With(element, Math.Max), With(element, (_, value) => value) })
            .Select(values => WithParts(values, parts));
    }

    private IReadOnlyDictionary<string, double> With(IReadOnlyDictionary<string, double> element, Func<double, double, double> largest)
    {
        var values = element.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var extreme in _extremes)
        {
            var value = (float)new Interpreter(values).Evaluate(extreme.Argument);
            values[extreme.Symbol.Name] = largest(values[extreme.Symbol.Name], value);
        }

        return values;
    }

    private static IReadOnlyDictionary<string, double> WithParts(
        IReadOnlyDictionary<string, double> values, IReadOnlyList<(Variable Symbol, Expr Part)> parts)
    {
        var interpreter = new Interpreter(values);
        var all = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var (symbol, part) in parts)
        {
            all[symbol.Name] = (float)interpreter.Evaluate(part);
        }

        return all;
    }
}
