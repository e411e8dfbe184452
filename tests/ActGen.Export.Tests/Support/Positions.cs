using ActGen.Tests.Numerics;

namespace ActGen.Export.Tests.Support;

/// <summary>Arguments for functions of one position: inputs, parameters, and gradients for the outputs.</summary>
internal static class Positions
{
    private const int ParameterSets = 4;

    /// <summary>Floats of every exponent with both signs, specials, kinks, and many where functions bend.</summary>
    public static readonly float[] Floats = SampleFloats.All;

    /// <summary>The inputs of every position one after another; several do not go in step.</summary>
    public static float[] Inputs(ActivationInfo info) =>
        [.. Floats.SelectMany((_, i) => Enumerable.Range(0, info.Inputs.Count).Select(k => Floats[(i + (k * 1013)) % Floats.Length]))];

    /// <summary>Values for the parameter elements: as they start, zeros, and some around 0 that grow.</summary>
    public static IEnumerable<float[]> Parameters(ActivationInfo info)
    {
        var random = new Random(5);
        float[] Set(Func<LearnableInfo, float> value) =>
            [.. info.Learnables.SelectMany(l => Enumerable.Range(0, l.Count).Select(_ => Math.Clamp(value(l), l.Min, l.Max)))];
        return info.Learnables.Count == 0
            ? [[]]
            : [Set(l => l.Init.First), Set(_ => 0),
                .. Enumerable.Range(0, ParameterSets).Select(i => Set(_ => (random.NextSingle() - 0.5f) * (1 << i)))];
    }

    /// <summary>Gradients that differ from output to output.</summary>
    public static float[] OutputGradients(int outputs) => [.. Enumerable.Range(0, outputs).Select(i => 0.75f - (0.5f * i))];
}
