using System.Diagnostics.CodeAnalysis;

namespace ActGen;

/// <summary>Replaces the derivative that would be computed: for a step with a surrogate derivative, or a straight-through estimator.</summary>
/// <param name="of">The input or learnable with respect to which the derivative is given.</param>
/// <param name="formula">The derivative.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeAttribute(string of, [StringSyntax("ActGenFormula")] string formula) : Attribute
{
    /// <summary>The input or learnable with respect to which the derivative is given.</summary>
    public string Of { get; } = of;

    /// <summary>The derivative.</summary>
    public string Formula { get; } = formula;
}
