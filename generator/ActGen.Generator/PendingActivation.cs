using System.Threading.Tasks;
using ActGen.Generator.Read;

namespace ActGen.Generator;

/// <summary>
/// A declaration on its way through the stages. A generator takes all declarations through one step before it begins the next: where a step
/// makes these and the next one asks for their results, they are compiled at the same time, on the processors that are idle.
/// </summary>
/// <remarks>
/// Each is compiled once, by whoever comes first, so that the step that asks never waits for a thread to become free. That the result
/// depends on the declaration alone is what makes it safe, and equal declarations equal. A run that is canceled leaves nothing in the
/// cache.
/// </remarks>
internal sealed class PendingActivation : IEquatable<PendingActivation>
{
    private readonly ActivationDeclaration _declaration;
    private readonly Lazy<CompiledActivation> _result;

    private PendingActivation(ActivationDeclaration declaration, CancellationToken cancellation)
    {
        _declaration = declaration;
        _result = new(() => Compiler.Compile(declaration, cancellation));
    }

    /// <summary>The result; waits for it.</summary>
    public CompiledActivation Result => _result.Value;

    /// <summary>Begins to compile a declaration.</summary>
    public static PendingActivation Start(ActivationDeclaration declaration, CancellationToken cancellation)
    {
        var pending = new PendingActivation(declaration, cancellation);
        Task.Run(() => pending.Result, cancellation);
        return pending;
    }

    public bool Equals(PendingActivation? other) => other is not null && _declaration.Equals(other._declaration);

    public override bool Equals(object? obj) => Equals(obj as PendingActivation);

    public override int GetHashCode() => _declaration.GetHashCode();
}
