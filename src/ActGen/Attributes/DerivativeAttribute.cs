using System.Diagnostics.CodeAnalysis;

namespace ActGen;

/// <summary>
/// Replaces a derivative that would be computed: for a step with a surrogate derivative, or a straight-through estimator. What is not given
/// is computed; one <c>[Derivative]</c> gives the derivative of one output.
/// </summary>
/// <param name="of">
/// The input or learnable with respect to which the derivative is given: <c>"x"</c>; for a learnable of several values one of them,
/// <c>"a[2]"</c>, or each of them, <c>"a[i]"</c>, where the formula may use the whole number <c>i</c>.
/// </param>
/// <param name="formula">The derivative.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DerivativeAttribute(string of, [StringSyntax("ActGenFormula")] string formula) : Attribute
{
    /// <summary>The input or learnable with respect to which the derivative is given.</summary>
    public string Of { get; } = of;

    /// <summary>The derivative.</summary>
    public string Formula { get; } = formula;

    /// <summary>
    /// The output whose derivative it is, counted from 0 in the order of the formulas. It may be left out (-1) where there is one output.
    /// </summary>
    public int Output { get; set; } = -1;
}
