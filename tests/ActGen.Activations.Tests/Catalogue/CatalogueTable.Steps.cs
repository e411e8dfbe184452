using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Catalogue;

public static partial class CatalogueTable
{
    // The surrogates are what the literature prints, not derivatives of the step.
    private static CatalogueRow[] Steps =>
    [
        new(new ActivationDescriptor<BinaryStep>(), (x, _) => BinaryStep.Evaluate(x), (x, _, _) => BinaryStep.Derivative(x), OfStep,
            new Formula("df/dx", (_, _) => 0, 0)),
        new(new ActivationDescriptor<StraightThroughStep>(), (x, _) => StraightThroughStep.Evaluate(x),
            (x, _, _) => StraightThroughStep.Derivative(x), OfStep,
            new Formula("surrogate", (_, _) => 1, 0)),
        new(new ActivationDescriptor<ClippedStep>(), (x, _) => ClippedStep.Evaluate(x), (x, _, _) => ClippedStep.Derivative(x), OfStep,
            new Formula("surrogate", (x, _) => x >= -1 && x <= 1 ? 1 : 0, 0)),
        new(new ActivationDescriptor<SigmoidStep>(), (x, _) => SigmoidStep.Evaluate(x), (x, _, _) => SigmoidStep.Derivative(x), OfStep,
            new Formula("surrogate", (x, _) => 4 * Bell(4 * x), 5)),
        new(new ActivationDescriptor<SuperSpikeStep>(), (x, _) => SuperSpikeStep.Evaluate(x),
            (x, _, _) => SuperSpikeStep.Derivative(x), OfStep,
            new Formula("surrogate", (x, _) => 1 / Square(1 + (25 * Math.Abs(x))), 4)),
        // The square overflows where the result is below the normal numbers.
        new(new ActivationDescriptor<ArctanStep>(), (x, _) => ArctanStep.Evaluate(x), (x, _, _) => ArctanStep.Derivative(x), OfStep,
            new Formula("surrogate", (x, _) => 1 / (1 + Square(Math.PI * x)), 4, (x, _) => Math.Abs(x) > 5e18 ? 1e-32 : 0)),
    ];

    private static Formula OfStep => new("f", (x, _) => References.Step(x), 0);
}
