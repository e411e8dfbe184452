namespace ActGen.Training.Tests.Support;

/// <summary>A hand-written activation without parameters, whose backward pass reads the output.</summary>
public readonly struct HandRelu : IActivation
{
    public static ActivationInfo Info { get; } = new()
    {
        Name = "HandRelu",
        Formulas = ["max(x, 0)"],
        Latex = "",
        Derivatives = [new("x", "x > 0 ? 1 : 0", "")],
        BackwardReads = BackwardReads.Output,
    };

    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Max(x[i], 0);
        }
    }

    public static void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape)
    {
        for (var i = 0; i < y.Length; i++)
        {
            dx[i] = y[i] > 0 ? dy[i] : 0;
        }
    }
}

/// <summary>
/// A hand-written smooth activation with parameters of each kind: y = gain * x / (1 + |x|) + slope[neuron] * x + shift[channel].
/// </summary>
public readonly struct HandBlend : IActivation
{
    public static ActivationInfo Info { get; } = new()
    {
        Name = "HandBlend",
        Formulas = ["gain * x / (1 + abs(x)) + slope * x + shift"],
        Latex = "",
        Derivatives = [new("x", "gain / sq(1 + abs(x)) + slope", "")],
        BackwardReads = BackwardReads.Input,
        Learnables =
        [
            new() { Name = "gain", Per = Per.Layer, Init = Initializer.Constant(1), Group = "gains" },
            new() { Name = "slope", Per = Per.Neuron, Init = Initializer.Normal(0.1f, 0.05f), Min = -0.5f, Max = 0.5f, LearningRate = 3 },
            new() { Name = "shift", Per = Per.Channel, Init = Initializer.Uniform(-0.1f, 0.1f) },
        ],
    };

    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = parameters[0] * x[i] / (1 + MathF.Abs(x[i])) + parameters[1 + i % shape.Neurons] * x[i]
                + parameters[1 + shape.Neurons + i % shape.Channels];
        }
    }

    public static void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var g = dy[i];
            var part = 1 + MathF.Abs(x[i]);
            dparameters[0] += g * x[i] / part;
            dparameters[1 + i % shape.Neurons] += g * x[i];
            dparameters[1 + shape.Neurons + i % shape.Channels] += g;
            dx[i] = g * (parameters[0] / (part * part) + parameters[1 + i % shape.Neurons]);
        }
    }
}

/// <summary>A hand-written activation with one parameter for each neuron, as the soft exponential has.</summary>
public readonly struct HandPRelu : IActivation
{
    public static ActivationInfo Info { get; } = new()
    {
        Name = "HandPRelu",
        Formulas = ["x > 0 ? x : slope * x"],
        Latex = "",
        Derivatives = [new("x", "x > 0 ? 1 : slope", "")],
        BackwardReads = BackwardReads.Input,
        Learnables = [new() { Name = "slope", Per = Per.Neuron, Init = Initializer.Constant(0.25f) }],
    };

    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i] > 0 ? x[i] : parameters[i % shape.Neurons] * x[i];
        }
    }

    public static void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            dparameters[i % shape.Neurons] += x[i] > 0 ? 0 : dy[i] * x[i];
            dx[i] = x[i] > 0 ? dy[i] : parameters[i % shape.Neurons] * dy[i];
        }
    }
}
