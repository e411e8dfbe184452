using static TorchSharp.torch;

namespace ActGen.TorchSharp;

/// <summary>The first values of learnables.</summary>
internal static class Starts
{
    /// <summary>The values that a learnable starts with, in a shape whose first axis counts the values of a vector.</summary>
    public static Tensor Of(LearnableInfo learnable, long[] shape)
    {
        var (kind, first, second) = learnable.Init;
        return kind switch
        {
            InitializerKind.Constant => full(shape, first, dtype: float32),
            InitializerKind.Normal => empty(shape, dtype: float32).normal_(first, second),
            InitializerKind.Uniform => empty(shape, dtype: float32).uniform_(first, second),
            InitializerKind.Linspace => linspace(first, second, learnable.Count, dtype: float32)
                .reshape([learnable.Count, .. shape[1..].Select(_ => 1L)]).expand(shape).contiguous(),
            _ => throw new ArgumentOutOfRangeException(nameof(learnable), kind, "unknown initializer"),
        };
    }
}
