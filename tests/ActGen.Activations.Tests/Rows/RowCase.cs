namespace ActGen.Activations.Tests.Rows;

/// <summary>One row of one position of a sample, in double: the inputs in parts, all parameters, and which position it is.</summary>
public sealed record RowArguments(double[][] Inputs, double[] Parameters, int Position, int Positions)
{
    public int Length => Inputs[0].Length;

    public double[] X => Inputs[0];

    /// <summary>The place of a value per neuron in its learnable.</summary>
    public int Neuron(int column) => (Position * Length) + column;
}

/// <summary>An activation over rows with an independent closed form.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Reference">The outputs of one row, in parts.</param>
public sealed record RowCase(ActivationDescriptor Activation, Func<RowArguments, double[][]> Reference)
{
    /// <summary>
    /// How many times an error of x the value may be off: 1 over the deviation of a row that is made normal. Null: about 1.
    /// </summary>
    public Func<RowArguments, double>? Steepness { get; init; }

    public override string ToString() => Activation.Name;

    /// <summary>The outputs of a whole batch.</summary>
    public double[] Forward(double[] x, double[] parameters, ActivationShape shape)
    {
        var (inputs, outputs) = (Activation.Info.Inputs.Count, Activation.Info.Outputs);
        var rows = x.Length / shape.Channels;
        var y = new double[x.Length / inputs * outputs];
        for (var row = 0; row < rows; row++)
        {
            Forward(x, parameters, shape, row).CopyTo(y, row * shape.Channels / inputs * outputs);
        }

        return y;
    }

    /// <summary>The steepness of each row.</summary>
    public double[] Steep(double[] x, double[] parameters, ActivationShape shape) =>
        [.. Enumerable.Range(0, x.Length / shape.Channels)
            .Select(row => Math.Max(1, Steepness?.Invoke(Arguments(x, parameters, shape, row)) ?? 1))];

    /// <summary>The gradients by central differences of the closed form.</summary>
    public (double[] Dx, double[] Dparameters) Backward(double[] x, double[] dy, double[] parameters, ActivationShape shape)
    {
        var rows = x.Length / shape.Channels;
        var (dx, dparameters) = (new double[x.Length], new double[parameters.Length]);
        for (var row = 0; row < rows; row++)
        {
            var own = row;
            var gradient = dy.AsSpan(row * dy.Length / rows, dy.Length / rows).ToArray();
            double Loss() => Forward(x, parameters, shape, own).Zip(gradient, (a, b) => a * b).Sum();
            for (var i = row * shape.Channels; i < (row + 1) * shape.Channels; i++)
            {
                dx[i] = Difference(x, i, Loss);
            }

            for (var i = 0; i < parameters.Length; i++)
            {
                dparameters[i] += Difference(parameters, i, Loss);
            }
        }

        return (dx, dparameters);
    }

    private double[] Forward(double[] x, double[] parameters, ActivationShape shape, int row) =>
        [.. Reference(Arguments(x, parameters, shape, row)).SelectMany(p => p)];

    private RowArguments Arguments(double[] x, double[] parameters, ActivationShape shape, int row)
    {
        var inputs = Activation.Info.Inputs.Count;
        var length = shape.Channels / inputs;
        var isInterleaved = Activation.Info.Layout == InputLayout.Interleaved;
        var parts = Enumerable.Range(0, inputs).Select(i => Enumerable.Range(0, length).Select(
            j => x[(row * shape.Channels) + (isInterleaved ? (j * inputs) + i : (i * length) + j)]).ToArray()).ToArray();
        var positions = shape.Neurons / shape.Channels;
        return new RowArguments(parts, parameters, row % positions, positions);
    }

    // Fourth order: the error is far below that of a float. NaN across a kink, where the slopes of the two sides differ.
    private static double Difference(double[] values, int index, Func<double> loss)
    {
        const double H = 1e-4;
        var center = values[index];
        double At(double x)
        {
            values[index] = x;
            return loss();
        }

        var (left, right, here) = (At(center - (2 * H)), At(center + (2 * H)), At(center));
        var slope = ((8 * (At(center + H) - At(center - H))) - (right - left)) / (12 * H);
        values[index] = center;
        return Math.Abs(right - here - (here - left)) / (2 * H) > 0.05 * Math.Max(1, Math.Abs(slope)) ? double.NaN : slope;
    }
}
