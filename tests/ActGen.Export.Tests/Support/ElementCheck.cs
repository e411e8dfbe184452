using ActGen.Activations.Tests.Support;

namespace ActGen.Export.Tests.Support;

/// <summary>Compares what the functions of one position gave, position after position, with the kernels of C#.</summary>
internal static class ElementCheck
{
    /// <summary>How many floats there are for a position: outputs, gradients for the inputs, gradients of the parameters.</summary>
    public static int Width(ActivationInfo info, float[] parameters) => info.Inputs.Count + info.Outputs + parameters.Length;

    /// <summary>Checks all bits.</summary>
    /// <param name="info">The activation.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="x">The inputs, position after position.</param>
    /// <param name="found">What was given.</param>
    public static void Run(ActivationInfo info, float[] parameters, float[] x, float[] found)
    {
        var (inputs, outputs, width) = (info.Inputs.Count, info.Outputs, Width(info, parameters));
        var count = x.Length / inputs;
        Assert.Equal(count * width, found.Length);

        var activation = ActGen.Activations.GeneratedActivations.Find(info.Name)!;
        var shape = new ActivationShape(inputs);
        var (y, dx) = (new float[count * outputs], new float[x.Length]);
        float[] dy = [.. Enumerable.Range(0, count).SelectMany(_ => Positions.OutputGradients(outputs))];
        activation.Forward(x, parameters, y, shape);
        activation.Backward(x, y, dy, parameters, dx, new float[parameters.Length], shape);
        for (var i = 0; i < count; i++)
        {
            var what = $"{info.Name} of {string.Join(", ", x[(i * inputs)..((i + 1) * inputs)])} at {string.Join(", ", parameters)}";
            var own = found.AsSpan(i * width, width);
            Bits.AssertSame(y.AsSpan(i * outputs, outputs), own[..outputs], what);
            Bits.AssertSame(dx.AsSpan(i * inputs, inputs), own.Slice(outputs, inputs), what + ", backward");
            if (parameters.Length > 0 && i % 7 == 0)
            {
                var gradients = new float[parameters.Length];
                activation.Backward(
                    x.AsSpan(i * inputs, inputs), y.AsSpan(i * outputs, outputs), dy.AsSpan(0, outputs), parameters, new float[inputs],
                    gradients, shape);
                Bits.AssertSame(gradients, [.. own[(outputs + inputs)..].ToArray().Select(g => g + 0f)], what + ", parameters");
            }
        }
    }
}
