namespace ActGen.Activations.Tests.Catalogue;

/// <summary>A function of the input and the parameters, in double precision.</summary>
public delegate double Exact(double x, double[] p);

/// <summary>A value or partial derivative, written independently of the generator.</summary>
/// <param name="Of">What it is, such as <c>f</c> or <c>df/dx</c>.</param>
/// <param name="Value">The closed form, with its limits at infinities.</param>
/// <param name="Ulps">The largest error allowed, in ulps of the exact value.</param>
/// <param name="Scale">
/// The size of the terms where they cancel at a zero of the function, or times the condition of an argument that is rounded: the error is
/// allowed in ulps of that. Null: of the exact value alone.
/// </param>
public sealed record Formula(string Of, Exact Value, double Ulps, Exact? Scale = null)
{
    /// <summary>
    /// The bound of the sweep over all floats, where it finds more than there is at the points that are tried: the largest of every 17th
    /// float, rounded up to half an ulp.
    /// </summary>
    public double? Everywhere { get; init; }

    /// <summary>Where it is compared; null: everywhere.</summary>
    public Func<double, double[], bool>? Domain { get; init; }
}
