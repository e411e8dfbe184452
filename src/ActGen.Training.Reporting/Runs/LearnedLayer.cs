namespace ActGen.Training.Reporting;

/// <summary>One activation layer of a trained network, with its parameters as they started and as they became.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Shape">The shape of one sample of its input.</param>
/// <param name="Before">All parameter values at the start, as the activation takes them.</param>
/// <param name="After">All parameter values now.</param>
/// <param name="Parameters">Its parameters, in the order of their declaration.</param>
public sealed record LearnedLayer(
    string Name, ActivationDescriptor Activation, ActivationShape Shape, float[] Before, float[] After,
    IReadOnlyList<LearnedParameter> Parameters)
{
    /// <summary>Whether its activation is a curve: one value of one other.</summary>
    public bool IsCurve => Activation.Info is { Inputs.Count: 1, Outputs: 1, IsOverRows: false };

    /// <summary>All activation layers of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learned">What its learned parameters went through.</param>
    public static IReadOnlyList<LearnedLayer> Of(Sequential model, IReadOnlyList<LearnedParameter> learned)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learned);
        var layers = new List<LearnedLayer>();
        foreach (var layer in model.Layers)
        {
            if (layer is IActivationLayer { Activation: var activation })
            {
                LearnedParameter[] parameters = [.. learned.Where(entry => layer.Parameters.Contains(entry.Parameter))];
                layers.Add(new LearnedLayer(
                    layer.Name, activation, new ActivationShape(layer.InputShape.Size, layer.InputShape.Channels),
                    [.. parameters.SelectMany(parameter => parameter.Start)],
                    [.. parameters.SelectMany(parameter => parameter.Parameter.Value.ToArray())], parameters));
            }
        }

        return layers;
    }

    /// <summary>The curves of all neurons (of the channels or of the layer, where they share their parameters).</summary>
    /// <param name="grid">The points.</param>
    /// <param name="after">With the parameters as they are now, or else as they started.</param>
    /// <returns>A curve for each neuron that can differ: [neuron][point].</returns>
    public float[][] Curves(ReadOnlySpan<float> grid, bool after)
    {
        var perNeuron = Parameters.Any(parameter => Info(parameter).Per == Per.Neuron);
        var perChannel = Parameters.Any(parameter => Info(parameter).Per == Per.Channel);
        var count = perNeuron ? Shape.Neurons : perChannel ? Shape.Channels : 1;
        var curves = new float[count][];
        for (var neuron = 0; neuron < count; neuron++)
        {
            curves[neuron] = new float[grid.Length];
        }

        var (x, y) = (new float[Shape.Neurons], new float[Shape.Neurons]);
        for (var i = 0; i < grid.Length; i++)
        {
            Array.Fill(x, grid[i]);
            Activation.Forward(x, after ? After : Before, y, Shape);
            for (var neuron = 0; neuron < count; neuron++)
            {
                curves[neuron][i] = y[neuron];
            }
        }

        return curves;
    }

    /// <summary>The declaration of a parameter of this layer.</summary>
    /// <param name="parameter">The parameter.</param>
    public LearnableInfo Info(LearnedParameter parameter) =>
        Activation.Info.Learnables[Parameters.Index().First(p => p.Item == parameter).Index];
}
