using ActGen;
using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>One activation layer of a trained network, as it started and as it became.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Parameters">Its parameters, in the order of their declaration.</param>
internal sealed record LearnedLayer(
    string Name, ActivationDescriptor Activation, ActivationShape Shape, IReadOnlyList<LearnedParameter> Parameters)
{
    /// <summary>All activation layers of a model.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="initial">The same model as it started.</param>
    /// <param name="activation">The activation of all of them.</param>
    public static IReadOnlyList<LearnedLayer> Of(Sequential model, Sequential initial, ActivationDescriptor activation)
    {
        var layers = new List<LearnedLayer>();
        for (var i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            if (layer.Kind == activation.Name)
            {
                var before = initial.Layers[i].Parameters;
                layers.Add(new LearnedLayer(
                    layer.Name, activation, new ActivationShape(layer.InputShape.Size, layer.InputShape.Channels),
                    [.. layer.Parameters.Select((after, p) => new LearnedParameter(
                        activation.Info.Learnables[p], before[p].Value.ToArray(), after.Value.ToArray()))]));
            }
        }

        return layers;
    }

    /// <summary>Computes the activation of one point for all neurons.</summary>
    /// <param name="x">The point.</param>
    /// <param name="after">With the learned parameters, or else with the initial ones.</param>
    /// <param name="y">Receives a value for each neuron.</param>
    public void Evaluate(float x, bool after, Span<float> y)
    {
        var inputs = new float[Shape.Neurons];
        Array.Fill(inputs, x);
        float[] parameters = [.. Parameters.SelectMany(parameter => after ? parameter.After : parameter.Before)];
        Activation.Forward(inputs, parameters, y, Shape);
    }
}

/// <summary>One parameter of an activation layer.</summary>
/// <param name="Info">Its declaration.</param>
/// <param name="Before">The values it started at.</param>
/// <param name="After">The values it learned.</param>
internal sealed record LearnedParameter(LearnableInfo Info, float[] Before, float[] After);
