using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilise;

/// <summary>
/// Rewrites quotients of exponentials, and logarithms of them, with one exponential that cannot overflow, whatever functions they are
/// spelled in: <c>exp(x) / (exp(x) + exp(-x))</c>, its derivatives, <c>log(cosh(x))</c>, <c>log(exp(a) + exp(b))</c>.
/// </summary>
internal sealed class ExponentialForms
{
    private readonly ExprPool _pool;
    private readonly ExpReader _reader;
    private readonly ExpWriter _writer;
    private readonly Dictionary<Expr, Expr> _done = new();
    private readonly Dictionary<Expr, bool> _has = new();

    /// <param name="pool">The pool of the expressions.</param>
    public ExponentialForms(ExprPool pool) => (_pool, _reader, _writer) = (pool, new ExpReader(pool, Inner), new ExpWriter(pool));

    /// <summary>The form; the expression itself where it is none of those.</summary>
    public Expr Of(Expr node)
    {
        if (!_done.TryGetValue(node, out var known))
        {
            _done[node] = node;
            _done[node] = known = Written(node);
        }

        return known;
    }

    private Expr Written(Expr node) => node switch
    {
        _ when !HasExponential(node) => node,
        Sum or Product or Power => Quotient(node),
        Call { Function.Name: "log" or "log2" or "log1p" } call => Logarithm(call) ?? _pool.Map(node, Of),
        Call when ExpReader.IsExponential(node) => _pool.Map(node, Of),
        _ => _pool.Map(node, Of),
    };

    private Expr Quotient(Expr node) => _reader.Read(node) is not { } fraction ? _pool.Map(node, Of)
        : fraction.Numerator.Terms.Count == 0 ? _pool.Zero
        : _writer.Write(fraction) ?? _pool.Map(node, Of);

    private Expr? Logarithm(Call call)
    {
        var argument = call.Function.Name == "log1p" ? _pool.One + call.Children[0] : call.Children[0];
        var log = _reader.Read(argument) is { } fraction ? _writer.WriteLog(fraction) : null;
        return log is not null && call.Function.Name == "log2" ? log * _pool.Number(1.4426950408889634) : log;
    }

    // What the reader takes as it is: its arguments have forms of their own.
    private Expr Inner(Expr node) => node is Sum or Product or Power ? Of(node) : node is Call call && !ExpReader.IsExponential(call) || node is Select ? Of(node) : node;

    private bool HasExponential(Expr node)
    {
        if (!_has.TryGetValue(node, out var known))
        {
            _has[node] = known = ExpReader.IsExponential(node) || node.Children.Any(HasExponential);
        }

        return known;
    }
}
