namespace ActGen.Activations.Tests.Domains;

/// <summary>A function of one argument in double precision, with its derivative.</summary>
/// <param name="Value">The function.</param>
/// <param name="Slope">Its derivative.</param>
public sealed record ContinuedFunction(Func<double, double> Value, Func<double, double> Slope)
{
    public const double Margin = 0.25;

    /// <summary>The argument clamped to two points; the derivative is 0 outside.</summary>
    public ContinuedFunction Clamp(double low, double high) => new(
        u => Value(Math.Clamp(u, low, high)), u => u < low || u > high ? 0 : Slope(u));

    /// <summary>The tangents from two points on.</summary>
    public ContinuedFunction Extend(double low, double high) => new(
        u => u < low ? Value(low) + (Slope(low) * (u - low)) : u > high ? Value(high) + (Slope(high) * (u - high)) : Value(u),
        u => Slope(Math.Min(Math.Max(u, low), high)));

    /// <summary>The function of |u|.</summary>
    public ContinuedFunction OfMagnitude() => new(u => Value(Math.Abs(u)), u => Math.Sign(u) * Slope(Math.Abs(u)));

    /// <summary>u^-n.</summary>
    public static ContinuedFunction Reciprocal(int n) => new(u => Math.Pow(u, -n), u => -n * Math.Pow(u, -n - 1));

    /// <summary>u^-n with |u| clamped to the margin.</summary>
    public static ContinuedFunction ClampReciprocal(int n) => new(
        u => Math.Pow(Math.Abs(u) >= Margin ? u : u < 0 ? -Margin : Margin, -n), u => Math.Abs(u) < Margin ? 0 : -n * Math.Pow(u, -n - 1));

    /// <summary>u^-n, and within the margin the odd or even polynomial with its value and slope there: p u + q u^3 or p + q u^2.</summary>
    public static ContinuedFunction ExtendReciprocal(int n)
    {
        var outer = Reciprocal(n);
        var (value, slope) = (outer.Value(Margin), outer.Slope(Margin));
        var isOdd = n % 2 != 0;
        var q = isOdd ? (slope - (value / Margin)) / (2 * Margin * Margin) : slope / (2 * Margin);
        var p = isOdd ? (value / Margin) - (q * Margin * Margin) : value - (q * Margin * Margin);
        return new(
            u => Math.Abs(u) >= Margin ? outer.Value(u) : isOdd ? (p * u) + (q * u * u * u) : p + (q * u * u),
            u => Math.Abs(u) >= Margin ? outer.Slope(u) : isOdd ? p + (3 * q * u * u) : 2 * q * u);
    }
}
