using System.Collections.Generic;
using System.Runtime.CompilerServices;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Differentiate;

/// <summary>
/// Differentiates expressions by the rows of the function table.
/// </summary>
/// <remarks>
/// It works forward, one variable at a time over the shared graph, instead of by reverse accumulation: the derivative of a
/// choice is then the choice of the derivatives, and nothing of the branch not taken can reach the result; reverse accumulation
/// would multiply a zero from the condition with whatever that branch's derivative is. Equal parts of the partial derivatives
/// are one node anyway, because nodes are unique in their pool.
/// </remarks>
internal sealed class Differentiator(ExprPool pool, KinkConvention kinks)
{
    private readonly Dictionary<Variable, Dictionary<Expr, Expr>> _known = new();

    /// <summary>The partial derivative of a number.</summary>
    public Expr Differentiate(Expr node, Variable variable)
    {
        if (!node.MayContain(variable))
        {
            return pool.Zero;
        }

        if (!_known.TryGetValue(variable, out var known))
        {
            _known.Add(variable, known = new Dictionary<Expr, Expr>());
        }

        if (known.TryGetValue(node, out var derivative))
        {
            return derivative;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        derivative = node switch
        {
            Variable => ReferenceEquals(node, variable) ? pool.One : pool.Zero,
            Sum sum => OfSum(sum, variable),
            Product product => OfProduct(product, variable),
            Power power => pool.Number(power.Exponent) * pool.Power(power.Base, power.Exponent - 1) * Differentiate(power.Base, variable),
            Call call => OfCall(call, variable),
            Select select => pool.Select(select.Condition, Differentiate(select.IfTrue, variable), Differentiate(select.IfFalse, variable)),
            _ => pool.Zero,
        };
        known.Add(node, derivative);
        return derivative;
    }

    private Expr OfSum(Sum sum, Variable variable)
    {
        var terms = new List<Expr>();
        foreach (var term in sum.Children)
        {
            if (term.MayContain(variable))
            {
                terms.Add(Differentiate(term, variable));
            }
        }

        return pool.Sum(terms);
    }

    private Expr OfProduct(Product product, Variable variable)
    {
        var terms = new List<Expr>();
        for (var i = 0; i < product.Children.Length; i++)
        {
            var derivative = Differentiate(product.Children[i], variable);
            if (derivative is not Number { Value: 0 })
            {
                terms.Add(WithoutSigns(pool.Product(product.Children.SetItem(i, derivative))));
            }
        }

        return pool.Sum(terms);
    }

    // Of sign(u) * g(abs(u)) both sides have the slope g'(abs(u)), and so has 0: the square of a sign is 1 there too.
    private Expr WithoutSigns(Expr term) => term is Product && term.Children.Any(IsSquaredSign)
        ? pool.Product(term.Children.Where(f => !IsSquaredSign(f)).ToList())
        : IsSquaredSign(term) ? pool.One : term;

    private static bool IsSquaredSign(Expr factor) => factor is Power { Exponent: 2, Base: Call { Function.Name: "sign" } };

    private Expr OfCall(Call call, Variable variable)
    {
        var terms = new List<Expr>();
        for (var i = 0; i < call.Children.Length; i++)
        {
            var inner = Differentiate(call.Children[i], variable);
            if (inner is not Number { Value: 0 })
            {
                terms.Add(OfFunction(call, i) * inner);
            }
        }

        return pool.Sum(terms);
    }

    private Expr OfFunction(Call call, int argument)
    {
        var name = call.Function.Name;
        var text = KinkPolicy.Has(name) ? KinkPolicy.Derivative(name, argument, kinks) : call.Function.Derivatives[argument];
        return RuleText.Expand(pool, text, call.Children, call);
    }
}
