using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.Support;

/// <summary>The inputs that activations are tried on.</summary>
public static class Points
{
    /// <summary>
    /// Every exponent with both signs, the edges of the primitives, the specials, and a dense grid over the range where activations bend
    /// and their tails go under.
    /// </summary>
    public static readonly float[] All = [.. SampleFloats.All, .. Grid(-110, 110, 1 / 32f), .. Grid(-8, 8, 1 / 512f)];

    /// <summary>A third of them, with all specials.</summary>
    public static readonly float[] Third = [.. All.Where((x, i) => i % 3 == 0 || !float.IsNormal(x))];

    /// <summary>From one number to another in equal steps.</summary>
    public static IEnumerable<float> Grid(float first, float last, float step)
    {
        for (var i = 0; first + (i * step) <= last; i++)
        {
            yield return first + (i * step);
        }
    }
}
