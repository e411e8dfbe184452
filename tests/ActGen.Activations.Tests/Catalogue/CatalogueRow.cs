namespace ActGen.Activations.Tests.Catalogue;

/// <summary>The typed <c>Evaluate</c> of an activation.</summary>
public delegate float Evaluation(float x, float[] p);

/// <summary>The typed <c>Derivative</c> or <c>Gradient</c>: the derivative in x, and those in the parameters, written to a span.</summary>
public delegate float Gradient(float x, float[] p, Span<float> dp);

/// <summary>An activation of the catalogue with what it should compute.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Evaluate">Its value at one point.</param>
/// <param name="Gradient">Its partial derivatives at one point.</param>
/// <param name="Value">The exact value.</param>
/// <param name="Derivatives">The exact partial derivatives: in x, then in the parameters.</param>
public sealed record CatalogueRow(
    ActivationDescriptor Activation, Evaluation Evaluate, Gradient Gradient, Formula Value, params Formula[] Derivatives)
{
    /// <summary>The values of the parameters it is tried with.</summary>
    public float[][] Parameters { get; init; } = [[]];

    public override string ToString() => Activation.Name;
}
