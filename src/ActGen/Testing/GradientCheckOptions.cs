namespace ActGen.Testing;

/// <summary>How much <see cref="GradientCheck"/> checks, and how closely.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>The number of random points. Default 200.</summary>
    public int Points { get; init; } = 200;

    /// <summary>The seed of the points: the same seed, the same points. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The relative error allowed beyond what the differences can tell. Default 0.001: differences of float32 values are good to about a
    /// tenth of that, and a wrong derivative is wrong by far more.
    /// </summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>
    /// The number of positions of one sample, for each input. Null, the default: 1 where a value depends on its own position alone, 4 where
    /// it depends on its whole row.
    /// </summary>
    public int? Positions { get; init; }

    /// <summary>The deviation of the inputs. Default 3.</summary>
    public double Spread { get; init; } = 3;

    internal int PositionsOf(ActivationInfo info) => Positions ?? (info.IsOverRows ? 4 : 1);

    internal void Validate()
    {
        Check(Points > 0, nameof(Points), Points, "at least 1");
        Check(Tolerance is > 0 and < 1, nameof(Tolerance), Tolerance, "between 0 and 1");
        Check(Positions is null or > 0, nameof(Positions), Positions ?? 0, "at least 1");
        Check(Spread > 0 && double.IsFinite(Spread), nameof(Spread), Spread, "positive");
    }

    private static void Check(bool isFine, string name, double value, string range)
    {
        if (!isFine)
        {
            throw new ArgumentException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is {value}; it must be {range}"), name);
        }
    }
}
