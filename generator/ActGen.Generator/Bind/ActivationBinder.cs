using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Bind;

/// <summary>The second stage: from the texts of a declaration to expressions in which every name is resolved.</summary>
internal static class ActivationBinder
{
    /// <summary>Binds a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="findings">All that was found, what Read found included.</param>
    /// <param name="cancellation">Stops the stage.</param>
    /// <returns>The bound activation; null where there is an error.</returns>
    public static BoundActivation? Bind(ActivationDeclaration declaration, out ImmutableArray<Finding> findings, CancellationToken cancellation = default)
    {
        try
        {
            return Run(declaration, out findings, cancellation);
        }
        catch (Exception e) when (e is FormulaTooLargeException or InsufficientExecutionStackException)
        {
            findings = ImmutableArray.Create(Mistakes.TooLarge($"'{declaration.Name}' grows beyond what can be compiled when its parts are put together"));
            return null;
        }
    }

    private static BoundActivation? Run(ActivationDeclaration declaration, out ImmutableArray<Finding> findings, CancellationToken cancellation)
    {
        var pool = new ExprPool();
        var session = new BindSession(pool, chosen: null, cancellation);
        var binder = new BodyBinder(session, declaration, prefix: "");
        var body = binder.Bind();
        findings = declaration.Findings.Concat(binder.Findings.All).ToImmutableArray();
        if (body is null)
        {
            return null;
        }

        var patches = session.Patches.Distinct().Select(p => Patch(pool, declaration, p, cancellation)).ToImmutableArray();
        var exits = Exits(body, cancellation);
        findings = findings.AddRange(declaration.Domain == DomainPolicy.Propagate
            ? exits.Select(e => new DomainWarning(declaration, binder.Formulas).Of(e))
            : Enumerable.Empty<Finding>());
        return new BoundActivation
        {
            Declaration = declaration,
            Pool = pool,
            Inputs = body.Inputs,
            Learnables = body.Learnables,
            Derived = body.Derived,
            Outputs = body.Outputs,
            Written = body.Written,
            Patches = patches,
            Overrides = body.Overrides,
            DomainConditions = exits.Select(e => $"{e.Call.Children[0]} {e.Inside}{(e.Where.Length > 0 ? " for " + e.Where : "")}").Distinct().ToImmutableArray(),
            Formulas = binder.Formulas,
            Findings = findings,
        };
    }

    // The whole activation with one piece in the place of its neighbours.
    private static PointPatch Patch(ExprPool pool, ActivationDeclaration declaration, PatchChoice patch, CancellationToken cancellation)
    {
        var body = new BodyBinder(new BindSession(pool, patch, cancellation), declaration, prefix: "").Bind();
        return new PointPatch(patch.Variable, patch.Point, body!.Outputs);
    }

    private static IReadOnlyList<DomainExit> Exits(BoundBody body, CancellationToken cancellation)
    {
        var bounds = body.Learnables.SelectMany(l => l.Elements.Select(e => (Key: (Expr)e, l.Bounds)))
            .Concat(body.Derived.Select(d => (Key: (Expr)d.Symbol, Bounds: new Interval(0, 1)))).ToDictionary(p => p.Key, p => p.Bounds);
        return new DomainAnalysis(bounds, cancellation).Find(body.Guarded);
    }
}
