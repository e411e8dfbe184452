namespace ActGen.Testing;

/// <summary>
/// Draws inputs and parameters for a <see cref="GradientCheck"/>: the inputs first, then the parameters as they lie in their span.
/// </summary>
internal sealed class GradientCheckSampler
{
    private readonly Random _random;
    private readonly double _spread;
    private readonly List<Argument> _arguments = [];
    private int _drawn;

    public GradientCheckSampler(ActivationInfo info, GradientCheckOptions options)
    {
        _random = new Random(options.Seed);
        _spread = options.Spread;
        var length = options.PositionsOf(info);
        Shape = new ActivationShape(info.Inputs.Count * length);
        InputCount = Shape.Neurons;
        OutputCount = info.OutputShape(Shape).Neurons;
        for (var i = 0; i < InputCount; i++)
        {
            // Split inputs lie in equal parts one after another, interleaved ones side by side.
            var input = info.Layout == InputLayout.Interleaved ? i % info.Inputs.Count : i / length;
            _arguments.Add(new(Name(info.Inputs[input], i, InputCount > info.Inputs.Count), null));
        }

        var positions = new ActivationShape(length);
        foreach (var learnable in info.Learnables)
        {
            for (var i = 0; i < learnable.Count * positions.Length(learnable.Per); i++)
            {
                _arguments.Add(new(Name(learnable.Name, i, learnable.Count * positions.Length(learnable.Per) > 1), learnable));
            }
        }
    }

    public ActivationShape Shape { get; }

    public int InputCount { get; }

    public int OutputCount { get; }

    public string NameOf(int argument) => _arguments[argument].Name;

    /// <summary>The values an argument may take.</summary>
    public (double Min, double Max) BoundsOf(int argument) =>
        _arguments[argument].Learnable is { } learnable
            ? (learnable.Min, learnable.Max)
            : (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The next point.</summary>
    public float[] Next()
    {
        var point = _drawn++;
        return [.. _arguments.Select(a => (float)(a.Learnable is null ? Input(point) : Parameter(a.Learnable)))];
    }

    // Zero and small integers, where kinks lie; then a normal distribution, a wider even one, and all magnitudes.
    private double Input(int point) => point < 9 ? point - 4 : _random.Next(4) switch
    {
        0 => _spread * 3 * ((2 * _random.NextDouble()) - 1),
        1 => Sign() * _spread * Math.Pow(2, -20 * _random.NextDouble()),
        _ => _spread * Normal(),
    };

    // Around the initial value, with the other sign too, and close to zero, where formulas tend to be singular. Off the bounds, so
    // that there is room for differences.
    private double Parameter(LearnableInfo learnable)
    {
        var init = Initial(learnable.Init);
        var spread = Math.Max(Math.Abs(init), 0.5);
        var value = _random.Next(8) switch
        {
            0 => init,
            1 => 0,
            2 => Sign() * spread * Math.Pow(2, -20 * _random.NextDouble()),
            3 or 4 => -init + (0.5 * spread * Normal()),
            _ => init + (0.5 * spread * Normal()),
        };
        var margin = Math.Min(0.02, (learnable.Max - (double)learnable.Min) / 16);
        return Math.Clamp(value, learnable.Min + margin, learnable.Max - margin);
    }

    private double Initial(Initializer init) => init.Kind switch
    {
        InitializerKind.Normal => init.First + (init.Second * Normal()),
        InitializerKind.Constant => init.First,
        _ => init.First + ((init.Second - init.First) * _random.NextDouble()),
    };

    private int Sign() => _random.Next(2) == 0 ? -1 : 1;

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private static string Name(string name, int index, bool isOneOfMany) => isOneOfMany ? $"{name}[{index}]" : name;

    private sealed record Argument(string Name, LearnableInfo? Learnable);
}
