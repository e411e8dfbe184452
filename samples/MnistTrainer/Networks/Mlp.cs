using ActGen.Training;

namespace MnistTrainer.Networks;

/// <summary>A stack of dense layers: that of the Keras soft-exponential program unless other widths are given.</summary>
internal static class Mlp
{
    // As there, Keras' random_normal; the output layer keeps Keras' default, glorot_uniform.
    private const float HiddenDeviation = 0.05f;

    /// <summary>The layers.</summary>
    /// <param name="plan">What they depend on.</param>
    public static IEnumerable<Layer> Layers(NetworkPlan plan) =>
    [
        new Flatten(),
        .. plan.Widths.SelectMany(width => (Layer[])
            [new Dense(width, WeightInitializer.Normal(0, HiddenDeviation)), plan.Act(), .. plan.Drop()]),
        new Dense(plan.Classes),
    ];
}
