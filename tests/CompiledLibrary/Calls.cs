using System;

namespace CompiledLibrary;

/// <summary>Calls of typed members, as a program has them.</summary>
public static class Calls
{
    /// <summary>Values and gradients of <see cref="TwoSlopes"/>, whose parameters are spans of their own.</summary>
    public static (float[] Y, float[] Dx, float[] Dup, float[] Ddown) TwoSlopes(float[] x, float[] up, float[] down, float[] dy)
    {
        float[] y = new float[x.Length], dx = new float[x.Length], dup = new float[up.Length], ddown = new float[down.Length];
        CompiledLibrary.TwoSlopes.Forward(x, up, down, y);
        CompiledLibrary.TwoSlopes.Backward(x, up, down, dy, dx, dup, ddown);
        return (y, dx, dup, ddown);
    }

    /// <summary>Single elements of <see cref="Swish"/>: the value, the slope, and the slope in beta.</summary>
    public static (float Y, float Dx, float Dbeta) Swish(float x, float beta)
    {
        var (dx, dbeta) = CompiledLibrary.Swish.Gradient(x, beta);
        return (CompiledLibrary.Swish.Evaluate(x, beta), dx, dbeta);
    }
}

/// <summary>The generated list, for other programs.</summary>
public static partial class GeneratedActivations;
