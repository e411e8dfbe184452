using ActGen.Generator.Bind;
using ActGen.Generator.Describe;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Domains;
using ActGen.Generator.Emit;
using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Schedule;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator;

/// <summary>
/// The stages after Read, in the order in which they run. Each takes the record of the one before it and makes another; the declaration is
/// all they see, so that equal declarations compile once.
/// </summary>
/// <param name="cancellation">Stops between stages, and within those that take long.</param>
/// <param name="trace">Is told the name of each stage and what it made; null where nobody listens.</param>
internal sealed class Compiler(CancellationToken cancellation, Action<string, object>? trace = null)
{
    // A polynomial of degree 600 has 2.7 million characters, and the compiler takes seconds for it.
    private const int LongestFile = 2_200_000;

    public static CompiledActivation Compile(ActivationDeclaration declaration, CancellationToken cancellation) =>
        new Compiler(cancellation).Compile(declaration);

    /// <summary>Compiles a declaration: whatever happens, there is a result.</summary>
    public CompiledActivation Compile(ActivationDeclaration declaration)
    {
        try
        {
            return Run(declaration);
        }
        catch (Exception e) when (e is FormulaTooLargeException or InsufficientExecutionStackException)
        {
            return Stub(declaration, [Mistakes.TooLarge(
                $"'{declaration.Name}' needs more than {OperationGraph.MaxOperations} operations when it is differentiated: "
                + "split it into several activations, or use fewer values of a [Learnable]")]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Stub(declaration, [Mistakes.Internal(declaration.Name, e)]);
        }
    }

    private CompiledActivation Run(ActivationDeclaration declaration)
    {
        var bound = Stage("Bind", BindStage.Run(declaration, cancellation));
        if (bound.Value is null)
        {
            return Stub(declaration, bound.Findings);
        }

        // One for each stage: what it applied is in the record of the stage, and nowhere else.
        Stabilizer Stabilizer() => new(bound.Value.Pool, cancellation, declaration.IsRepaired);
        var defined = Stage("Domains", DomainsStage.Run(bound.Value, Stabilizer().Repair, cancellation));
        if (defined.Value is null)
        {
            return Stub(declaration, defined.Findings);
        }

        var stable = Stage("Stabilize", StabilizeStage.Run(defined.Value, Stabilizer()));
        var derivatives = Stage("Differentiate", DifferentiateStage.Run(stable, Stabilizer(), cancellation));
        var prepared = Stage("Prepare", PrepareStage.Run(derivatives, Stabilizer()));
        var plan = Stage("Schedule", ScheduleStage.Run(prepared));
        var model = Stage("Describe", DescribeStage.Run(plan, Stabilizer().Repair));
        var text = Stage("Emit", EmitStage.Run(model));
        return text.Length > LongestFile
            ? Stub(declaration, [Mistakes.TooLarge(
                $"the kernels of '{declaration.Name}' are longer than {LongestFile / 1_000_000}.{LongestFile / 100_000 % 10} million "
                    + "characters, which takes the compiler too long: "
                + "split it into several activations, or use fewer values of a [Learnable]")])
            : new(HintName(declaration), text, new(model.Findings));
    }

    private T Stage<T>(string name, T made)
        where T : notnull
    {
        trace?.Invoke(name, made);
        cancellation.ThrowIfCancellationRequested();
        return made;
    }

    /// <summary>The name of the file that is generated for a declaration.</summary>
    public static string HintName(ActivationDeclaration declaration) => declaration.FullName + ".g.cs";

    /// <summary>A part that compiles and does nothing, so that ours is the only error.</summary>
    private static CompiledActivation Stub(ActivationDeclaration declaration, IReadOnlyList<Finding> findings) =>
        new(HintName(declaration), declaration.IsExtensible ? StubEmitter.Write(declaration) : "", new(findings));
}
