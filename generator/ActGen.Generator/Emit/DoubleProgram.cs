using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes down what is computed in double precision as part of a program, with the operations of <see cref="RealText"/> in the same order:
/// a slow path, a procedure inside of a step, with <c>,</c> and <c>:</c> where the program has <c>;</c> and blanks, whose inputs are the
/// variables; or the passes over a row.
/// </summary>
internal sealed class DoubleProgram
{
    private readonly List<string> _lines = new();
    private readonly Dictionary<Expr, int> _steps = new();
    private readonly bool _isExtended;

    private DoubleProgram(DoubleForm form)
    {
        _isExtended = form.IsExtended;
        for (var i = 0; i < form.Variables.Length; i++)
        {
            _steps[form.Variables[i]] = Line("x", i);
        }

        Write(new[] { form.Body });
        Line("y", _steps[form.Body]);
    }

    private DoubleProgram(RealRowSchedule schedule, IReadOnlyList<(string Name, bool IsLayer)> elements)
    {
        int Element(string name) => elements.ToList().FindIndex(e => e.Name == name);
        foreach (var pass in schedule.Passes)
        {
            foreach (var variable in pass.Values.SelectMany(Dependence.Variables).Distinct().Where(v => !_steps.ContainsKey(v)))
            {
                var leaf = schedule.Leaves[variable];
                _steps[variable] = leaf.Code is OpCode.Parameter or OpCode.ColumnParameter
                    ? Line("p", Element(leaf.Name)) : Line(ProgramEmitter.Mnemonic(leaf.Code), leaf.Index);
            }

            Write(pass.Values);
            if (pass.Reduced is { } reduced)
            {
                _steps[reduced.Symbol] = Line(ProgramEmitter.Mnemonic(reduced.Function.Reduction!.Value), Of(pass.Values[0]), 1);
            }
        }

        var work = schedule.Work;
        var (layers, columns) = (new Queue<Expr>(work.LayerGradients), new Queue<Expr>(work.ColumnGradients));
        var gradients = layers.Count + columns.Count == 0
            ? [] : elements.Select(e => Line("s", Of((e.IsLayer ? layers : columns).Dequeue()))).ToArray();
        Line("y", work.Results.Select(Of).ToArray());
        if (gradients.Length > 0)
        {
            Line("d", gradients);
        }
    }

    /// <summary>The text, without blanks.</summary>
    public static string Write(DoubleForm form) => string.Join(",", new DoubleProgram(form)._lines);

    /// <summary>The text of the passes over a row.</summary>
    /// <param name="schedule">The passes.</param>
    /// <param name="elements">The elements of the learnables, in order, and whether each has one value.</param>
    public static string Write(RealRowSchedule schedule, IReadOnlyList<(string Name, bool IsLayer)> elements) =>
        string.Join(";", new DoubleProgram(schedule, elements)._lines).Replace(':', ' ');

    private void Write(IEnumerable<Expr> roots)
    {
        foreach (var node in DoubleForms.Nodes(roots).Where(n => !_steps.ContainsKey(n)))
        {
            _steps[node] = Write(node);
        }
    }

    private int Write(Expr node) => node switch
    {
        Number number => Constant(number.Value),
        Sum => node.Children.Select(Of).Aggregate((a, b) => Line("+", a, b)),
        Product product => Write(product),
        Power { Exponent: < 0 } power => Line("/", Constant(1), Raised(power.Base, -power.Exponent)),
        Power power => Raised(power.Base, power.Exponent),
        Call call => Line(call.Function.Primitive ?? throw new InvalidOperationException($"{call.Function.Name} has no primitive"),
            call.Children.Select(Of).ToArray()),
        Select => Line("?", node.Children.Select(Of).ToArray()),
        Comparison c => Write(c),
        Logic { Operator: LogicalOperator.And } => Line("&", node.Children.Select(Of).ToArray()),
        Logic { Operator: LogicalOperator.Or } => Line("|", node.Children.Select(Of).ToArray()),
        Logic { Operator: LogicalOperator.Not } => Line("!", Of(node.Children[0])),
        Logic logic => Line("=", Constant(0), Constant(logic.Operator == LogicalOperator.True ? 0 : 1)),
        _ => throw new InvalidOperationException($"no step for {node.GetType().Name}"),
    };

    private int Write(Comparison comparison)
    {
        var (left, right) = (Of(comparison.Left), Of(comparison.Right));
        return comparison.Relation switch
        {
            Relation.Less => Line("<", left, right),
            Relation.LessOrEqual => Line("l", left, right),
            Relation.Greater => Line("<", right, left),
            Relation.GreaterOrEqual => Line("l", right, left),
            Relation.Equal => Line("=", left, right),
            _ => Line("!", Line("=", left, right)),
        };
    }

    private int Write(Product product)
    {
        var above = product.Children.Where(f => f is not Power { Exponent: < 0 }).Select(Of).ToList();
        var below = product.Children.OfType<Power>().Where(p => p.Exponent < 0)
            .Select(p => Raised(p.Base, -p.Exponent)).ToList();
        var numerator = above.Count == 0 ? Constant(1) : above.Aggregate((a, b) => Line("*", a, b));
        return below.Count == 0 ? numerator : Line("/", numerator, below.Aggregate((a, b) => Line("*", a, b)));
    }

    private int Raised(Expr @base, int exponent) =>
        _isExtended && exponent > 1 ? Line("Pow", Of(@base), Constant(exponent)) : Raised(Of(@base), exponent);

    // By repeated squaring, from the last digit of the exponent on.
    private int Raised(int step, int exponent)
    {
        int? result = null;
        for (; ; step = Line("*", step, step))
        {
            result = (exponent & 1) == 0 ? result : result is { } known ? Line("*", known, step) : step;
            exponent >>= 1;
            if (exponent == 0)
            {
                return result!.Value;
            }
        }
    }

    private int Constant(double value)
    {
        _lines.Add("k:" + BitConverter.DoubleToInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture));
        return _lines.Count - 1;
    }

    private int Line(string name, params int[] operands)
    {
        _lines.Add(string.Join(":", operands.Select(o => o.ToString(CultureInfo.InvariantCulture)).Prepend(name)));
        return _lines.Count - 1;
    }

    private int Of(Expr node) => _steps[node];
}
