using System.Diagnostics.CodeAnalysis;

namespace ActGen;

/// <summary>
/// Makes a partial struct, class or record an activation function: the generator differentiates the formula, repairs its
/// numerics and implements <see cref="IActivation"/> and the typed members with SIMD kernels.
/// </summary>
/// <remarks>
/// One formula gives one output; m formulas give m outputs, concatenated along the last axis. Without a formula,
/// <see cref="PieceAttribute"/>s supply it. The formula is written in C# expression syntax over the names of the
/// <see cref="Inputs"/>, the <see cref="LearnableAttribute"/>s and the <see cref="LetAttribute"/>s of the type.
/// </remarks>
/// <example><code>
/// [Activation("x / (1 + abs(x))")]
/// public readonly partial struct Softsign;
/// </code></example>
/// <param name="formulas">The formulas, one for each output.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class, Inherited = false)]
public sealed class ActivationAttribute([StringSyntax("ActGenFormula")] params string[] formulas) : Attribute
{
    /// <summary>The formulas, one for each output.</summary>
    public IReadOnlyList<string> Formulas { get; } = formulas;

    /// <summary>
    /// The names of the inputs, separated by commas. Default: <c>"x"</c>. Several names split the last axis into equal parts.
    /// </summary>
    public string Inputs { get; set; } = "x";

    /// <summary>How several inputs lie in the last axis.</summary>
    public InputLayout Layout { get; set; } = InputLayout.Split;

    /// <summary>
    /// The behavior outside the domain of a function, such as the logarithm of a negative number, and at a division by 0.
    /// </summary>
    public DomainPolicy Domain { get; set; } = DomainPolicy.Propagate;

    /// <summary>
    /// How far inside the edge of the domain <see cref="DomainPolicy.Clamp"/> and <see cref="DomainPolicy.Extend"/> begin: a positive
    /// number, below 1 where asin, acos or atanh are continued at both of their edges. Default 0.1: small margins leave steep slopes, at
    /// which training is unstable.
    /// </summary>
    public double DomainMargin { get; set; } = 0.1;

    /// <summary>Which derivative a function has where it has none, such as <c>abs</c> at 0.</summary>
    public KinkConvention Kinks { get; set; } = KinkConvention.PyTorch;
}
