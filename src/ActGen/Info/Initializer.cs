using System.Globalization;

namespace ActGen;

/// <summary>How a learnable parameter starts.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="First">The value, the mean, the low end or the first value.</param>
/// <param name="Second">The deviation, the high end or the last value.</param>
public readonly record struct Initializer(InitializerKind Kind, float First, float Second)
{
    /// <summary>Every element the same value.</summary>
    public static Initializer Constant(float value) => new(InitializerKind.Constant, value, value);

    /// <summary>Normally distributed.</summary>
    public static Initializer Normal(float mean, float deviation) => new(InitializerKind.Normal, mean, deviation);

    /// <summary>Uniformly distributed.</summary>
    public static Initializer Uniform(float low, float high) => new(InitializerKind.Uniform, low, high);

    /// <summary>Evenly spaced over the values of a vector parameter, both ends included.</summary>
    public static Initializer Linspace(float first, float last) => new(InitializerKind.Linspace, first, last);

    /// <inheritdoc />
    public override string ToString() => Kind == InitializerKind.Constant
        ? First.ToString("R", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}({First:R}, {Second:R})");
}
