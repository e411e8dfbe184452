using System.Collections.Immutable;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>From the texts of a declaration to expressions in which every name is resolved.</summary>
internal static class BindStage
{
    /// <summary>Binds a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="cancellation">Stops the stage.</param>
    /// <returns>The bound activation; where there is an error, none, and the findings of Read and Bind.</returns>
    public static Checked<BoundActivation> Run(ActivationDeclaration declaration, CancellationToken cancellation)
    {
        try
        {
            var session = new BindSession(new ExprPool(), cancellation);
            var binder = new BodyBinder(session, declaration, prefix: "");
            var body = binder.Bind();
            var findings = declaration.Findings.Concat(binder.Findings.All).ToImmutableArray();
            return new(body is null ? null : Bound(declaration, session, binder, body) with { Findings = findings }, findings);
        }
        catch (Exception e) when (e is FormulaTooLargeException or InsufficientExecutionStackException)
        {
            return new(null, ImmutableArray.Create(Mistakes.TooLarge(FormulaLimits.Advice(declaration.Name))));
        }
    }

    private static BoundActivation Bound(ActivationDeclaration declaration, BindSession session, BodyBinder binder, BoundBody body) => new()
    {
        Declaration = declaration,
        Pool = session.Pool,
        Inputs = body.Inputs,
        Learnables = body.Learnables,
        Derived = body.Derived,
        Outputs = body.Outputs,
        Written = body.Written,
        Formulas = body.Guarded,
        PatchMarks = session.Patches.Distinct().ToImmutableArray(),
        Overrides = body.Overrides,
        Source = binder.Formulas.Source,
        UsedNames = binder.Formulas.UsedNames,
    };
}
