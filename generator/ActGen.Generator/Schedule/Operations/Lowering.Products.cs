using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Schedule;

/// <summary>Products, quotients and powers.</summary>
internal sealed partial class Lowering
{
    private Operation LowerProduct(Product product)
    {
        if (product.Coefficient == -1)
        {
            return _graph.Op(OpCode.Negate, Lower(-product));
        }

        var divisors = product.Children.OfType<Power>().Where(p => p.Exponent < 0 && Dependence.OnInput(p)).ToList();
        var factors = product.Children.Where(f => !divisors.Contains(f)).ToList();
        return LowerQuotient(factors, divisors.Select(d => (d.Base, -d.Exponent)).ToList());
    }

    /// <summary>A product over powers of divisors that differ from row to row.</summary>
    private Operation LowerQuotient(List<Expr> factors, IReadOnlyList<(Expr Base, int Exponent)> divisors)
    {
        // What is the same for all rows is one factor, computed before the loop; numbers are multiplied in double.
        var constants = factors.Where(Dependence.IsConstant).ToList();
        var parameters = factors.Where(f => !Dependence.IsConstant(f) && !Dependence.OnInput(f)).ToList();
        var varying = factors.Where(Dependence.OnInput).ToList();
        var scale = Chain(parameters.Select(LowerParameterFactor));
        if (constants.Count > 0)
        {
            var constant = _graph.Constant(constants.Select(_constants.Evaluate).Aggregate(1.0, (a, b) => a * b));
            scale = scale is null ? constant : _graph.Op(OpCode.Multiply, constant, scale);
        }

        // What grows with x comes last, where the other factors have made the product small enough not to overflow; of several such
        // factors over a divisor, one comes behind the division.
        var bounded = varying.Where(f => !Dependence.IsPolynomial(f)).ToList();
        var growing = SplitSquares(varying.Where(Dependence.IsPolynomial), always: bounded.Count > 0 || divisors.Count > 0).ToList();
        var last = bounded.Count == 0 && divisors.Count > 0 && growing.Count > 1 ? growing[growing.Count - 1] : null;
        growing.RemoveRange(growing.Count - (last is null ? 0 : 1), last is null ? 0 : 1);
        var result = Chain((bounded.Count > 0 ? bounded : growing).Select(Lower));
        result = result is null ? scale : scale is null ? result : _graph.Op(OpCode.Multiply, result, scale);
        if (bounded.Count > 0)
        {
            result = Chain(growing.Select(Lower).Prepend(result!));
        }

        Operation? divisor = null;
        foreach (var (@base, exponent) in divisors)
        {
            if (exponent > 1 || _sharedDivisors.Contains(@base))
            {
                var reciprocal = RaiseTo(_graph.Op(OpCode.Divide, _graph.Constant(1), Lower(@base)), exponent);
                result = result is null ? reciprocal : _graph.Op(OpCode.Multiply, result, reciprocal);
            }
            else
            {
                divisor = divisor is null ? Lower(@base) : _graph.Op(OpCode.Multiply, divisor, Lower(@base));
            }
        }

        result ??= _graph.Constant(1);
        result = divisor is null ? result : _graph.Op(OpCode.Divide, result, divisor);
        return last is null ? result : _graph.Op(OpCode.Multiply, result, Lower(last));
    }

    /// <summary>
    /// Squares as two factors, so that the other factors can come in between: x * x overflows where x * exp(-x) * x is 0.
    /// </summary>
    private static IEnumerable<Expr> SplitSquares(IEnumerable<Expr> factors, bool always) => factors.SelectMany(
        f => always && f is Power { Exponent: 2 } square ? new[] { square.Base, square.Base } : new[] { f });

    private Operation LowerParameterFactor(Expr factor) => factor is Power { Exponent: < 0 } power
        ? _graph.Op(OpCode.Divide, _graph.Constant(1), RaiseTo(Lower(power.Base), -power.Exponent))
        : Lower(factor);

    private Operation? Chain(IEnumerable<Operation> factors)
    {
        Operation? product = null;
        foreach (var factor in factors)
        {
            product = product is null ? factor : _graph.Op(OpCode.Multiply, product, factor);
        }

        return product;
    }

    // By repeated squaring.
    private Operation RaiseTo(Operation @base, int exponent)
    {
        if (exponent == 1)
        {
            return @base;
        }

        var half = RaiseTo(@base, exponent / 2);
        var square = _graph.Op(OpCode.Multiply, half, half);
        return exponent % 2 == 0 ? square : _graph.Op(OpCode.Multiply, square, @base);
    }

    /// <summary>
    /// The divisors that occur more than once: they are inverted once and multiplied with. What slow paths divide by is their own.
    /// </summary>
    private static HashSet<Expr> SharedDivisors(IReadOnlyList<Expr> roots)
    {
        var uses = new Dictionary<Expr, int>();
        foreach (var root in roots.OfType<Power>().Where(p => p.Exponent < 0))
        {
            uses[root.Base] = 1;
        }

        foreach (var power in ExprTraversal.Unique(roots, IsInFloat).Where(IsInFloat).SelectMany(n => n.Children).OfType<Power>()
            .Where(p => p.Exponent < 0))
        {
            uses[power.Base] = (uses.TryGetValue(power.Base, out var count) ? count : 0) + 1;
        }

        return new HashSet<Expr>(uses.Where(u => u.Value > 1).Select(u => u.Key));
    }

    private static bool IsInFloat(Expr node) => node is not Call { Function.Name: FunctionTable.InDouble or FunctionTable.InExtended };
}
