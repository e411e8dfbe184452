using ActGen;
using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Networks;

/// <summary>The settings that the layers of a network depend on.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Widths">The widths of the hidden dense layers.</param>
/// <param name="Classes">The number of outputs.</param>
/// <param name="Padding">What convolutions do at the edges.</param>
/// <param name="Dropout">The part of the values that dropout sets to 0; 0 for no dropout.</param>
internal sealed record NetworkPlan(ActivationDescriptor Activation, IReadOnlyList<int> Widths, int Classes, Padding Padding, float Dropout)
{
    /// <summary>The plan of some settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="classes">The number of outputs.</param>
    public static NetworkPlan Of(TrainSettings settings, int classes) =>
        new(ActivationCatalogue.Get(settings.Activation), settings.Widths, classes, settings.Padding, settings.Dropout);

    /// <summary>A new layer of the activation.</summary>
    public Layer Act() => ActivationLayer.Create(Activation);

    /// <summary>A dropout layer, if there is to be one.</summary>
    public IEnumerable<Layer> Drop() => Dropout > 0 ? [new Dropout(Dropout)] : [];
}
