using ActGen.Training;

namespace ActGen.Onnx.Tests.Networks;

/// <summary>Parameters as they could be after a training: no zeros or ones where a mistake would not show.</summary>
internal static class TrainedParameters
{
    /// <summary>Gives a network such parameters.</summary>
    /// <returns>The same network.</returns>
    public static Sequential Trained(this Sequential model)
    {
        model.Initialize(seed: 1);
        var random = new Random(2);
        foreach (var parameter in model.Parameters)
        {
            foreach (ref var value in parameter.Value)
            {
                value = Math.Clamp(value + (0.2f * random.NextSingle()), parameter.Min, parameter.Max);
            }
        }

        return model;
    }
}
