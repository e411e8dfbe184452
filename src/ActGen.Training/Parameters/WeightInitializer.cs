namespace ActGen.Training;

/// <summary>How the values of a parameter start. The named ones have the meanings and defaults of Keras.</summary>
/// <param name="name">Name for messages.</param>
/// <param name="fill">Fills the values of a parameter.</param>
public sealed class WeightInitializer(string name, WeightInitializer.FillAction fill)
{
    /// <summary>Standard deviation of a normal distribution cut off at two deviations.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Fills the values of a parameter.</summary>
    /// <param name="values">The values, row-major.</param>
    /// <param name="parameter">The parameter: its shape and fans.</param>
    /// <param name="random">The random numbers to use.</param>
    public delegate void FillAction(Span<float> values, Parameter parameter, SeededRandom random);

    /// <summary>All 0.</summary>
    public static WeightInitializer Zeros { get; } = new("zeros", static (values, _, _) => values.Clear());

    /// <summary>Normal with mean 0 and deviation 0.05.</summary>
    public static WeightInitializer RandomNormal { get; } = Normal(0, 0.05f);

    /// <summary>
    /// Uniform within ±sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010): keeps the variance through tanh-like layers.
    /// </summary>
    public static WeightInitializer GlorotUniform { get; } = new("glorot_uniform", static (values, parameter, random) =>
        FillUniform(values, Math.Sqrt(6.0 / (parameter.FanIn + parameter.FanOut)), random));

    /// <summary>Uniform within ±sqrt(6 / fan in) (He et al., 2015): keeps the variance through ReLU-like layers.</summary>
    public static WeightInitializer HeUniform { get; } = new("he_uniform", static (values, parameter, random) =>
        FillUniform(values, Math.Sqrt(6.0 / parameter.FanIn), random));

    /// <summary>Normal with variance 2 / fan in, cut off at two deviations as in Keras (He et al., 2015).</summary>
    public static WeightInitializer HeNormal { get; } = new("he_normal", static (values, parameter, random) =>
    {
        double deviation = Math.Sqrt(2.0 / parameter.FanIn) / TruncatedDeviation;
        foreach (ref float value in values)
        {
            double normal;
            do
            {
                normal = random.NextNormal();
            }
            while (Math.Abs(normal) > 2);
            value = (float)(normal * deviation);
        }
    });

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Normally distributed.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation.</param>
    public static WeightInitializer Normal(float mean, float deviation) => From(ActGen.Initializer.Normal(mean, deviation));

    /// <summary>The start that an activation declares for a learnable.</summary>
    /// <param name="start">The declared start; a linspace runs over the first axis of the parameter.</param>
    public static WeightInitializer From(Initializer start) => new(start.ToString(), start.Kind switch
    {
        InitializerKind.Constant => (values, _, _) => values.Fill(start.First),
        InitializerKind.Normal => (values, _, random) =>
        {
            foreach (ref float value in values)
            {
                value = (float)(start.First + start.Second * random.NextNormal());
            }
        }
        ,
        InitializerKind.Uniform => (values, _, random) =>
        {
            foreach (ref float value in values)
            {
                value = (float)(start.First + ((double)start.Second - start.First) * random.NextSingle());
            }
        }
        ,
        InitializerKind.Linspace => (values, parameter, _) => FillLinspace(values, start, parameter.Shape[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(start), start.Kind, "unknown initialiser"),
    });

    /// <inheritdoc />
    public override string ToString() => name;

    /// <summary>Fills a parameter; what falls outside of its bounds is moved to the bound, as every update is.</summary>
    internal void Fill(Span<float> values, Parameter parameter, SeededRandom random)
    {
        fill(values, parameter, random);
        foreach (ref float value in values)
        {
            value = Math.Clamp(value, parameter.Min, parameter.Max);
        }
    }

    private static void FillUniform(Span<float> values, double limit, SeededRandom random)
    {
        foreach (ref float value in values)
        {
            value = (float)((2.0 * random.NextSingle() - 1) * limit);
        }
    }

    private static void FillLinspace(Span<float> values, Initializer start, int count)
    {
        int length = values.Length / count;
        double step = count > 1 ? ((double)start.Second - start.First) / (count - 1) : 0;
        for (int i = 0; i < count; i++)
        {
            values.Slice(i * length, length).Fill((float)(start.First + i * step));
        }
    }
}
