using ActGen.Activations;
using ActGen.Activations.Tests.Catalogue;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep.Activations;

/// <summary>An activation of one input and no parameters, with its closed forms in double precision.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Values">The value of each output.</param>
/// <param name="Slopes">The derivative of each output.</param>
internal sealed record SweptActivation(ActivationDescriptor Activation, Formula[] Values, Formula[] Slopes)
{
    /// <summary>The name of the activation.</summary>
    public string Name => Activation.Name;
}

/// <summary>The activations whose every float can be swept: those without parameters that work on one input at a time.</summary>
internal static class SweptActivations
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<SweptActivation> All { get; } =
    [
        .. CatalogueTable.Rows.Where(row => row.Activation.Info.Learnables.Count == 0)
            .Select(row => new SweptActivation(row.Activation, [row.Value], row.Derivatives)).Append(BothSides)
            .OrderBy(row => row.Name, StringComparer.Ordinal),
    ];

    // The closed forms of the tests have one output.
    private static SweptActivation BothSides => new(
        new ActivationDescriptor<CRelu>(),
        [new("y1", (x, _) => References.Relu(x), 0), new("y2", (x, _) => References.Relu(-x), 0)],
        [new("dy1/dx", (x, _) => x > 0 ? 1 : 0, 0), new("dy2/dx", (x, _) => x < 0 ? -1 : 0, 0)]);
}
