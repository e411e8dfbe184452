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

    /// <summary>All 1.</summary>
    public static WeightInitializer Ones { get; } = new("ones", static (values, _, _) => values.Fill(1));

    /// <summary>Normal with mean 0 and deviation 0.05.</summary>
    public static WeightInitializer RandomNormal { get; } = Normal(0, 0.05f);

    /// <summary>
    /// Uniform within ±sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010): keeps the variance through tanh-like layers.
    /// </summary>
    public static WeightInitializer GlorotUniform { get; } = Uniform("glorot_uniform", static p => Math.Sqrt(6.0 / (p.FanIn + p.FanOut)));

    /// <summary>Normal with variance 2 / (fan in + fan out), cut off at two deviations as in Keras (Glorot and Bengio, 2010).</summary>
    public static WeightInitializer GlorotNormal { get; } = TruncatedNormal("glorot_normal", static p => 2.0 / (p.FanIn + p.FanOut));

    /// <summary>Uniform within ±sqrt(6 / fan in) (He et al., 2015): keeps the variance through ReLU-like layers.</summary>
    public static WeightInitializer HeUniform { get; } = Uniform("he_uniform", static p => Math.Sqrt(6.0 / p.FanIn));

    /// <summary>Normal with variance 2 / fan in, cut off at two deviations as in Keras (He et al., 2015).</summary>
    public static WeightInitializer HeNormal { get; } = TruncatedNormal("he_normal", static p => 2.0 / p.FanIn);

    /// <summary>Uniform within ±sqrt(3 / fan in) (LeCun et al., 1998).</summary>
    public static WeightInitializer LeCunUniform { get; } = Uniform("lecun_uniform", static p => Math.Sqrt(3.0 / p.FanIn));

    /// <summary>Normal with variance 1 / fan in, cut off at two deviations as in Keras: what SELU needs (Klambauer et al., 2017).</summary>
    public static WeightInitializer LeCunNormal { get; } = TruncatedNormal("lecun_normal", static p => 1.0 / p.FanIn);

    /// <summary>PyTorch's default for linear layers and convolutions: uniform within ±1 / sqrt(fan in), the bias too.</summary>
    public static WeightInitializer TorchDefault { get; } = Torch();

    /// <summary>How a layer's bias starts if its weights start so: as 0, unless an initializer says otherwise.</summary>
    public WeightInitializer Bias { get => field ?? Zeros; private init; }

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>Normally distributed.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation.</param>
    public static WeightInitializer Normal(float mean, float deviation) => From(ActGen.Initializer.Normal(
        (float)Checks.Finite(mean, nameof(mean), nameof(WeightInitializer)),
        Checks.NotNegative(deviation, nameof(deviation), nameof(WeightInitializer))));

    /// <summary>The start that an activation declares for a learnable.</summary>
    /// <param name="start">The declared start; a linspace runs over the first axis of the parameter.</param>
    public static WeightInitializer From(Initializer start) => new(start.ToString(), start.Kind switch
    {
        InitializerKind.Constant => (values, _, _) => values.Fill(start.First),
        InitializerKind.Normal => (values, _, random) =>
        {
            foreach (ref var value in values)
            {
                value = (float)(start.First + start.Second * random.NextNormal());
            }
        }
        ,
        InitializerKind.Uniform => (values, _, random) =>
        {
            foreach (ref var value in values)
            {
                value = (float)(start.First + ((double)start.Second - start.First) * random.NextSingle());
            }
        }
        ,
        InitializerKind.Linspace => (values, parameter, _) => FillLinspace(values, start, parameter.Shape[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(start), $"there is no initializer of kind {start.Kind}"),
    });

    /// <inheritdoc />
    public override string ToString() => name;

    /// <summary>Fills a parameter; what falls outside of its bounds is moved to the bound, as every update is.</summary>
    internal void Fill(Span<float> values, Parameter parameter, SeededRandom random)
    {
        fill(values, parameter, random);
        foreach (ref var value in values)
        {
            value = Math.Clamp(value, parameter.Min, parameter.Max);
        }
    }

    private static WeightInitializer Torch()
    {
        var uniform = Uniform("torch_default", static p => Math.Sqrt(1.0 / p.FanIn));
        return new(uniform.Name, uniform.Fill) { Bias = uniform };
    }

    private static WeightInitializer Uniform(string name, Func<Parameter, double> limit) => new(name, (values, parameter, random) =>
    {
        var bound = limit(parameter);
        foreach (ref var value in values)
        {
            value = (float)((2.0 * random.NextSingle() - 1) * bound);
        }
    });

    private static WeightInitializer TruncatedNormal(string name, Func<Parameter, double> variance) => new(name,
        (values, parameter, random) =>
    {
        var deviation = Math.Sqrt(variance(parameter)) / TruncatedDeviation;
        foreach (ref var value in values)
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

    private static void FillLinspace(Span<float> values, Initializer start, int count)
    {
        var length = values.Length / count;
        var step = count > 1 ? ((double)start.Second - start.First) / (count - 1) : 0;
        for (var i = 0; i < count; i++)
        {
            values.Slice(i * length, length).Fill((float)(start.First + i * step));
        }
    }
}
