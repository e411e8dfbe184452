using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Stabilise;

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
            findings = ImmutableArray.Create(Mistakes.TooLarge($"'{declaration.Name}' grows beyond {BindSession.MaxWritten} terms or a nesting of {BindSession.MaxDepth} when its parts are put together: name parts with [Let] without repeating them, or split it into several activations"));
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
        var exits = new DomainAnalysis(ParameterBounds.Of(body.Learnables, body.Derived), session.Stabiliser.Repair, cancellation).Find(body.Guarded);
        findings = findings.AddRange(declaration.Domain == DomainPolicy.Propagate
            ? new DomainWarning(declaration, binder.Formulas).Of(exits)
            : Enumerable.Empty<Finding>());
        return new BoundActivation
        {
            Declaration = declaration,
            Pool = pool,
            Stabiliser = session.Stabiliser,
            Inputs = body.Inputs,
            Learnables = body.Learnables,
            Derived = body.Derived,
            Outputs = body.Outputs,
            Written = body.Written,
            Patches = patches,
            Overrides = body.Overrides,
            DomainConditions = exits.Select(e => e.Requirement).Distinct().ToImmutableArray(),
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
}
