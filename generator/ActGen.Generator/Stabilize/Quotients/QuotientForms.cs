using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// Rewrites sums of quotients as one quotient, in which what cancels is gone: those of exponentials, and logarithms of them, with one
/// exponential that cannot overflow, whatever functions they are spelled in: <c>exp(x) / (exp(x) + exp(-x))</c>, its derivatives,
/// <c>log(cosh(x))</c>,
/// <c>log(exp(a) + exp(b))</c>; and those of other expressions.
/// </summary>
internal sealed class QuotientForms
{
    private readonly ExprPool _pool;
    private readonly Variable? _variable;
    private readonly ExpReader _reader;
    private readonly ExpWriter _writer;
    private readonly ExprTransform _transform;
    private readonly Dictionary<Expr, bool> _has = new();

    /// <param name="pool">The pool of the expressions.</param>
    /// <param name="variable">A variable whose powers overflow, and which is inverted where it is large; null: none is.</param>
    public QuotientForms(ExprPool pool, Variable? variable = null)
    {
        (_pool, _variable, _reader, _writer) = (pool, variable, new ExpReader(pool, Inner), new ExpWriter(pool));
        _transform = new(pool, enter: node => !HasQuotient(node) ? node : node switch
        {
            Sum or Product or Power => Quotient(node),
            Call { Function.Name: "log" or "log2" or "log1p" } call => Logarithm(call),
            _ => null,
        });
    }

    /// <summary>The form; the expression itself where it is none of those.</summary>
    public Expr Of(Expr node) => _transform.Of(node);

    private Expr? Quotient(Expr node) => _reader.Read(node) is not { } fraction ? null
        : fraction.Numerator.Terms.Count == 0 ? _pool.Zero
        : _variable is null ? _writer.Write(fraction) : _writer.Write(fraction, _variable);

    private Expr? Logarithm(Call call)
    {
        var argument = call.Function.Name == "log1p" ? _pool.One + call.Children[0] : call.Children[0];
        var log = _variable is null && _reader.Read(argument) is { Numerator.Terms.Count: > 0 } fraction
            ? _writer.WriteLog(fraction) : null;
        return log is not null && call.Function.Name == "log2" ? log * _pool.Number(1.4426950408889634) : log;
    }

    // What the reader takes as it is: its arguments have forms of their own.
    private Expr Inner(Expr node) =>
        ExpReader.IsExponential(node) ? node : node is Sum or Product or Power ? _pool.Map(node, Of) : Of(node);

    private bool HasQuotient(Expr node)
    {
        if (!_has.TryGetValue(node, out var known))
        {
            _has[node] = known = ExpReader.IsExponential(node) || node is Power { Exponent: < 0 } || node.Children.Any(HasQuotient);
        }

        return known;
    }
}
