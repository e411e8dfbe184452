using ActGen.Activations.Tests.Support;
using ActGen.Training;

namespace ActGen.Onnx.Tests.Activations;

/// <summary>An activation with values for its parameters and inputs of every size.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Parameters">The values of its parameters.</param>
public sealed record ActivationCase(ActivationDescriptor Activation, float[] Parameters)
{
    private const int Width = 24;
    private const int RandomSets = 3;
    private const int Zeros = 1 + RandomSets;

    /// <summary>One vector for a sample.</summary>
    public static Shape Sample { get; } = Width;

    private static ActivationShape ActivationShape { get; } = new(Width);

    /// <summary>The activation with its initial parameters, with zeros, and with others within their bounds.</summary>
    public static IEnumerable<ActivationCase> Of(ActivationDescriptor activation)
    {
        var model = new Sequential(Sample, ActivationLayer.Create(activation));
        var sets = model.ParameterCount == 0 ? 1 : 2 + RandomSets;
        for (var set = 0; set < sets; set++)
        {
            model.Initialize((ulong)set);
            var random = new Random(set);
            foreach (var parameter in set == 0 ? [] : model.Parameters)
            {
                foreach (ref var value in parameter.Value)
                {
                    var moved = set == Zeros ? 0 : value + (set * (random.NextSingle() - 0.5f));
                    value = Math.Clamp(moved, parameter.Min, parameter.Max);
                }
            }

            yield return new(activation, [.. model.Parameters.SelectMany(p => p.Value.ToArray())]);
        }
    }

    /// <summary>A network of the activation alone.</summary>
    public Sequential Network()
    {
        var model = new Sequential(Sample, ActivationLayer.Create(Activation));
        model.Initialize(0);
        var start = 0;
        foreach (var parameter in model.Parameters)
        {
            Parameters.AsSpan(start, parameter.Length).CopyTo(parameter.Value);
            start += parameter.Length;
        }

        return model;
    }

    /// <summary>Whole samples: of every exponent for single elements, of elements of about one size for rows.</summary>
    public float[] Inputs()
    {
        if (Activation.Info.IsOverRows)
        {
            var random = new Random(1);
            float[] scales = [1e-3f, 0.1f, 1, 10, 100];
            return [.. scales.SelectMany(scale =>
                Enumerable.Range(0, 40 * Width).Select(_ => scale * (float)((random.NextDouble() * 2) - 1)))];
        }

        var points = Points.All;
        // Several inputs do not go in step.
        var stride = Activation.Info.Inputs.Count == 1 ? 1 : 1013;
        return [.. Enumerable.Range(0, points.Length / Width * Width).Select(i => points[(int)((long)i * stride % points.Length)])];
    }

    /// <summary>The value of a parameter element at a column.</summary>
    public float Parameter(int element, int column, int columns)
    {
        var start = 0;
        foreach (var learnable in Activation.Info.Learnables)
        {
            var length = learnable.Per == Per.Layer ? 1 : columns;
            if (element < learnable.Count)
            {
                return Parameters[start + (element * length) + (length == 1 ? 0 : column)];
            }

            (element, start) = (element - learnable.Count, start + (learnable.Count * length));
        }

        throw new ArgumentOutOfRangeException(nameof(element));
    }

    /// <summary>The results of the C# kernel.</summary>
    public float[] Expected(float[] x)
    {
        var info = Activation.Info;
        var y = new float[x.Length / info.Inputs.Count * info.Outputs];
        Activation.Forward(x, Parameters, y, ActivationShape);
        return y;
    }
}
