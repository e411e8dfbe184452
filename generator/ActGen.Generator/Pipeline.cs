using ActGen.Generator.Bind;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Emit;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator;

/// <summary>The stages after Read, one line each. The declaration is all they see, so that equal declarations compile once.</summary>
internal static class Pipeline
{
    // A polynomial of degree 600 has 2.7 million characters, and the compiler takes seconds for it.
    private const int LongestFile = 2_000_000;

    public static CompiledActivation Compile(ActivationDeclaration declaration, CancellationToken cancellation)
    {
        try
        {
            return Run(declaration, cancellation);
        }
        catch (Exception e) when (e is FormulaTooLargeException or InsufficientExecutionStackException)
        {
            return Stub(declaration, [Mistakes.TooLarge($"'{declaration.Name}' needs more than {Schedule.OperationGraph.MaxOperations} operations when it is differentiated: split it into several activations, or use fewer values of a [Learnable]")]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Stub(declaration, [Mistakes.Internal(declaration.Name, e)]);
        }
    }

    private static CompiledActivation Run(ActivationDeclaration declaration, CancellationToken cancellation)
    {
        var bound = ActivationBinder.Bind(declaration, out var findings, cancellation);
        if (bound is null)
        {
            return Stub(declaration, findings);
        }

        var model = Analysis.Run(bound, cancellation);
        var text = ActivationEmitter.Emit(model);
        return text.Length > LongestFile
            ? Stub(declaration, [Mistakes.TooLarge($"the kernels of '{declaration.Name}' are longer than {LongestFile / 1_000_000} million characters, which takes the compiler too long: split it into several activations, or use fewer values of a [Learnable]")])
            : new(HintName(declaration), text, new(findings.AddRange(Mistakes.ZeroDerivatives(model))));
    }

    /// <summary>The name of the file that is generated for a declaration.</summary>
    public static string HintName(ActivationDeclaration declaration) => declaration.FullName + ".g.cs";

    /// <summary>A part that compiles and does nothing, so that ours is the only error.</summary>
    private static CompiledActivation Stub(ActivationDeclaration declaration, IReadOnlyList<Finding> findings) =>
        new(HintName(declaration), declaration.IsExtensible ? StubEmitter.Write(declaration) : "", new(findings));
}
