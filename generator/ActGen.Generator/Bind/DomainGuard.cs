using System.Globalization;
using System.Runtime.CompilerServices;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Bind;

/// <summary>
/// Gives the formulas of one declaration the meaning that its domain policy says. What is known to stay inside is left as it is, and so is a
/// division whose singularity is removed by a repair.
/// </summary>
internal sealed class DomainGuard(BindSession session, ActivationDeclaration declaration, FindingList findings)
{
    private readonly HashSet<Function> _refused = new();

    /// <summary>A formula with everything continued that may leave a domain.</summary>
    /// <param name="tree">The formula as written: named parts, and activations that it mentions, stand in it as one name each.</param>
    /// <param name="meaning">Puts in what the names stand for.</param>
    /// <param name="condition">The condition under which it is used.</param>
    /// <param name="bounds">The bounds of learnables.</param>
    public Expr Apply(Expr tree, Func<Expr, Expr> meaning, Expr condition, IReadOnlyDictionary<Expr, Interval> bounds)
    {
        if (declaration.Domain is not (DomainPolicy.Clamp or DomainPolicy.Extend) || !(declaration.DomainMargin > 0))
        {
            return tree;
        }

        var walk = new DomainWalk(bounds, session.Stabiliser.Repair, session.Cancellation);
        var crossings = walk.Find(new GuardedFormula(new Site(SiteKind.Type), condition, meaning(tree)));
        if (crossings.Count == 0 && !walk.GaveUp)
        {
            return tree;
        }

        var calls = new HashSet<Expr>(crossings.Select(c => c.Node));
        var divisors = new HashSet<Expr>(crossings.Where(c => c.Limit.Side == LimitSide.At).Select(c => c.Limit.Argument));
        var intervals = walk.Intervals(Facts.None.And(condition));
        var done = new Dictionary<Expr, Expr>();
        return Visit(tree);

        Expr Visit(Expr node)
        {
            if (done.TryGetValue(node, out var known))
            {
                return known;
            }

            RuntimeHelpers.EnsureSufficientExecutionStack();
            var children = node.Children.Select(Visit).ToList();
            var result = node switch
            {
                Power { Exponent: < 0 } power when walk.GaveUp || DomainLimit.Divisors(meaning(power.Base)).Any(divisors.Contains) =>
                    Quotient(children[0], power.Exponent, meaning(power.Base)),
                Call { Function.Domain: not null } call when walk.GaveUp || calls.Contains(meaning(call)) => OfCall(call, children),
                _ => children.SequenceEqual(node.Children) ? node : session.Pool.With(node, children),
            };
            done.Add(node, result);
            return result;
        }

        Expr OfCall(Call call, IReadOnlyList<Expr> arguments) =>
            call.Function.Name == "pow" && arguments[1] is Number { Value: var n } && n == (int)n
                ? n < 0 ? Quotient(arguments[0], (int)n, meaning(call.Children[0])) : session.Pool.With(call, arguments)
                : Continued(call.Function, arguments);

        Expr Quotient(Expr divisor, int exponent, Expr means) =>
            DomainPolicies.Continued(declaration.Domain, declaration.DomainMargin, divisor, exponent, intervals.Of(means));
    }

    private Expr Continued(Function function, IReadOnlyList<Expr> arguments)
    {
        var (domain, margin) = (function.Domain!, declaration.DomainMargin);
        var most = (domain.Upper - domain.Lower) / 2;
        if (margin < most)
        {
            return DomainPolicies.Continued(declaration.Domain, margin, function, arguments);
        }

        // Points the margin inside both edges would have passed each other.
        if (_refused.Add(function))
        {
            var advice = $"{function.Name} is defined from {FormulaPrinter.Print(domain.Lower)} to {FormulaPrinter.Print(domain.Upper)}; give a number below {FormulaPrinter.Print(most)}";
            findings.Report(
                FindingIds.InvalidSetting, new Site(SiteKind.Activation, 0, -1, "DomainMargin"), "DomainMargin", margin.ToString(CultureInfo.InvariantCulture), advice);
        }

        return session.Pool.Call(function, arguments.ToArray());
    }
}
