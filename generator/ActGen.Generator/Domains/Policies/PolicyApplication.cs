using System.Globalization;
using System.Runtime.CompilerServices;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// Gives formulas the meaning that the domain policy of their declaration says. What is known to stay inside is left as it is, and so is a
/// division whose singularity is removed by a repair.
/// </summary>
/// <param name="activation">The activation.</param>
/// <param name="repair">The repairs of Stabilize.</param>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="cancellation">Stops the search for violations.</param>
internal sealed class PolicyApplication(BoundActivation activation, Func<Expr, Expr> repair, FindingList findings,
    CancellationToken cancellation)
{
    private readonly HashSet<Function> _refused = new();
    private readonly IReadOnlyDictionary<Expr, Interval> _bounds = ParameterBounds.Of(activation.Learnables, activation.Derived);

    /// <summary>A formula, continued wherever it may leave a domain.</summary>
    /// <param name="mark">The policy.</param>
    /// <param name="tree">The formula; marked parts of it are left to their own policies.</param>
    /// <param name="resolve">Resolves the marks in an expression.</param>
    /// <param name="condition">The condition under which it is used.</param>
    public Expr Apply(DomainMark mark, Expr tree, Func<Expr, Expr> resolve, Expr condition)
    {
        var scan = new DomainScan(_bounds, repair, cancellation);
        var violations = scan.Find(new GuardedFormula(new Site(SiteKind.Type), condition, resolve(tree)));
        if (violations.Count == 0 && !scan.GaveUp)
        {
            return resolve(tree);
        }

        var calls = new HashSet<Expr>(violations.Select(c => c.Node));
        var divisors = new HashSet<Expr>(violations.Where(c => c.Boundary.Side == BoundarySide.At).Select(c => c.Boundary.Argument));
        var intervals = scan.Intervals(Assumptions.None.And(condition));
        ExprTransform transform = null!;
        transform = new(activation.Pool, enter: Visit);
        return transform.Of(tree);

        Expr? Visit(Expr node) => node switch
        {
            Marked => resolve(node),
            Power { Exponent: < 0 } power when scan.GaveUp || DomainBoundary.Divisors(resolve(power.Base)).Any(divisors.Contains) =>
                Quotient(transform.Of(power.Base), power.Exponent, resolve(power.Base)),
            Call { Function.Domain: not null } call when scan.GaveUp || calls.Contains(resolve(call)) =>
                OfCall(call, call.Children.Select(transform.Of).ToList()),
            _ => null,
        };

        Expr OfCall(Call call, IReadOnlyList<Expr> arguments) =>
            call.Function.Name == "pow" && arguments[1] is Number { Value: var n } && n == (int)n
                ? n < 0 ? Quotient(arguments[0], (int)n, resolve(call.Children[0])) : activation.Pool.With(call, arguments)
                : Continued(mark, call.Function, arguments);

        Expr Quotient(Expr divisor, int exponent, Expr means) =>
            DomainContinuation.Continued(mark.Policy, mark.Margin, divisor, exponent, intervals.Of(means));
    }

    private Expr Continued(DomainMark mark, Function function, IReadOnlyList<Expr> arguments)
    {
        var domain = function.Domain!;
        var most = (domain.Upper - domain.Lower) / 2;
        if (mark.Margin < most)
        {
            return DomainContinuation.Continued(mark.Policy, mark.Margin, function, arguments);
        }

        // Points the margin inside both boundaries would have passed each other.
        if (_refused.Add(function))
        {
            var isOwn = mark.Activation == activation.Declaration.FullName;
            var (margin, text) = (mark.Margin.ToString(CultureInfo.InvariantCulture), FormulaPrinter.Print(most));
            findings.Report(
                FindingIds.InvalidSetting,
                isOwn ? new Site(SiteKind.Activation, 0, -1, "DomainMargin") : new Site(SiteKind.Type),
                isOwn ? "DomainMargin" : $"DomainMargin of '{mark.Activation}'",
                margin,
                $"{function.Name} is defined from {FormulaPrinter.Print(domain.Lower)} to {FormulaPrinter.Print(domain.Upper)}; give a "
                    + $"number below {text}");
        }

        return activation.Pool.Call(function, arguments.ToArray());
    }
}
