namespace ActGen.Testing;

/// <summary>Values of one output at nine points, a quarter of a step apart: what they tell about the derivative in the middle.</summary>
internal sealed class GradientCheckGrid
{
    private const int Middle = 4;

    // What a fourth difference makes of the rounding of its values at most: 1 + 4 + 6 + 4 + 1.
    private const double FourthDifference = 16;

    /// <param name="points">The points, as they are after rounding.</param>
    /// <param name="values">The values there.</param>
    public GradientCheckGrid(float[] points, double[] values)
    {
        double Slope(int from, int to) => (values[to] - values[from]) / ((double)points[to] - points[from]);
        Step = ((double)points[^1] - points[0]) / 2;
        Scale = values.Max(Math.Abs);
        var (coarse, fine) = (Slope(0, 2 * Middle), Slope(Middle / 2, 3 * Middle / 2));
        Derivative = ((4 * fine) - coarse) / 3;
        Correction = Math.Abs(Derivative - fine);
        Jump = Slope(Middle, 2 * Middle) - Slope(0, Middle);
        HalvedJump = Slope(Middle, 3 * Middle / 2) - Slope(Middle / 2, Middle);

        // The points are rounded: the values where they should be.
        var (middle, part) = ((double)points[Middle], Step / Middle);
        double[] even = [.. values.Select((v, i) => v - (coarse * (points[i] - (middle + ((i - Middle) * part)))))];
        Unevenness = Enumerable.Range(0, even.Length - 4)
            .Max(i => Math.Abs(even[i] - (4 * even[i + 1]) + (6 * even[i + 2]) - (4 * even[i + 3]) + even[i + 4]));
    }

    /// <summary>The distance of the outer points from the middle.</summary>
    public double Step { get; }

    /// <summary>The largest magnitude of the values.</summary>
    public double Scale { get; }

    /// <summary>The derivative in the middle, made fourth order by Richardson extrapolation from half the step.</summary>
    public double Derivative { get; }

    /// <summary>The change that extrapolation made.</summary>
    public double Correction { get; }

    /// <summary>How much steeper it is from the middle to the right than from the left to the middle.</summary>
    public double Jump { get; }

    /// <summary>The same at half the step: half of it for a smooth function, all of it for a kink in the middle.</summary>
    public double HalvedJump { get; }

    /// <summary>The largest fourth difference: what no cubic has.</summary>
    public double Unevenness { get; }

    /// <summary>
    /// How far a kink between the points may put the derivative off: by at most half of what the slope changes there, of which at least
    /// half is left in a fourth difference. Smooth functions have the third power of a step here.
    /// </summary>
    public double Bend => Unevenness / (Step / Middle);

    /// <summary>The part of <see cref="Bend"/> that may be the rounding of the values.</summary>
    /// <param name="rounding">The rounding of each value.</param>
    public double BendOf(double rounding) => FourthDifference * rounding / (Step / Middle);

    /// <summary>The error of <see cref="Derivative"/> by the rounding of the values.</summary>
    /// <param name="rounding">The rounding of each value.</param>
    public double ErrorOf(double rounding) => 3 * rounding / Step;
}
