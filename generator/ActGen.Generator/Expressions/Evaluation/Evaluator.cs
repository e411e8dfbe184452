using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Evaluates expressions at a point, shared parts once. Untaken branches are not evaluated. How numbers are rounded is left to
/// what derives from it.
/// </summary>
/// <param name="values">The values of the variables by name.</param>
internal abstract class Evaluator(IReadOnlyDictionary<string, double> values)
{
    // Compiled optimized at once: a formula is evaluated at thousands of points before the run time finds out. The value has no name in
    // netstandard2.0.
    private const MethodImplOptions Optimized = (MethodImplOptions)512;

    // By the number of the node; known where the mark is that of the point.
    private double[] _numbers = Array.Empty<double>();
    private int[] _marks = Array.Empty<int>();
    private int _point = 1;
    private ExprPool? _pool;
    private Variable? _moved;
    private double _to;

    /// <summary>The value of a number.</summary>
    public double Evaluate(Expr node)
    {
        Prepare(node);
        return Visit(node);
    }

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(Expr condition)
    {
        Prepare(condition);
        return IsTrue(condition);
    }

    /// <summary>Moves to another point: from now on, a variable has another value.</summary>
    public virtual void Move(Variable variable, double value)
    {
        (_moved, _to) = (variable, value);
        _point++;
    }

    protected abstract double Round(double value);

    protected abstract double Multiply(Product product);

    protected abstract double Raise(Power power);

    protected virtual double Apply(Call call) => Round(call.Function.Value(Arguments(call)));

    [MethodImpl(Optimized)]
    protected double Visit(Expr node)
    {
        if (_marks[node.Id] == _point)
        {
            return _numbers[node.Id];
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = node switch
        {
            Number number => Round(number.Value),
            Variable variable => Round(ReferenceEquals(variable, _moved) ? _to : values[variable.Name]),
            Sum sum => Add(sum),
            Product product => Multiply(product),
            Power power => Raise(power),
            Call call => Apply(call),
            Select select => Visit(IsTrue(select.Condition) ? select.IfTrue : select.IfFalse),
            _ => throw new InvalidOperationException($"'{node}' is not a number"),
        };
        (_numbers[node.Id], _marks[node.Id]) = (value, _point);
        return value;
    }

    private bool IsTrue(Expr condition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return condition switch
        {
            Comparison c => Relations.Holds(c.Relation, Visit(c.Left), Visit(c.Right)),
            Logic { Operator: LogicalOperator.And } logic => logic.Children.All(IsTrue),
            Logic { Operator: LogicalOperator.Or } logic => logic.Children.Any(IsTrue),
            Logic { Operator: LogicalOperator.Not } logic => !IsTrue(logic.Children[0]),
            Logic logic => logic.Operator == LogicalOperator.True,
            _ => throw new InvalidOperationException($"'{condition}' is not a condition"),
        };
    }

    [MethodImpl(Optimized)]
    private double Add(Sum sum)
    {
        var total = Visit(sum.Children[0]);
        for (var i = 1; i < sum.Children.Length; i++)
        {
            total = Round(total + Visit(sum.Children[i]));
        }

        return total;
    }

    private double[] Arguments(Call call)
    {
        var arguments = new double[call.Children.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Visit(call.Children[i]);
        }

        return arguments;
    }

    // The numbers of nodes are those of one pool, which may have grown; children have smaller ones.
    private void Prepare(Expr node)
    {
        if (!ReferenceEquals(node.Pool, _pool))
        {
            _pool = node.Pool;
            _point++;
        }

        if (node.Id >= _marks.Length)
        {
            var size = Math.Max(node.Id + 1, 2 * _marks.Length);
            Array.Resize(ref _numbers, size);
            Array.Resize(ref _marks, size);
        }
    }
}
