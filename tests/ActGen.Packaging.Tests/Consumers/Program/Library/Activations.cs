using ActGen;
using ActGen.Activations;

namespace Acme.Shapes
{
    /// <summary>Two entries of the catalogue in a formula.</summary>
    [Activation("Softplus(x) * tanh(x)")]
    public readonly partial struct Gate;

    /// <summary>Three entries of the catalogue, with learned weights.</summary>
    [Mix(typeof(Relu), typeof(Tanh), typeof(Sin))]
    public readonly partial struct Blend;
}
