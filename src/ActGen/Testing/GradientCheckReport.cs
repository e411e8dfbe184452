using System.Globalization;

namespace ActGen.Testing;

/// <summary>The result of a <see cref="GradientCheck"/>: the worst error of a generated derivative, and where it is.</summary>
public sealed class GradientCheckReport
{
    internal GradientCheckReport(string activation, double tolerance)
    {
        Activation = activation;
        Tolerance = tolerance;
    }

    /// <summary>The name of the activation.</summary>
    public string Activation { get; }

    /// <summary>The relative error allowed.</summary>
    public double Tolerance { get; }

    /// <summary>Whether every derivative agrees with the differences, and there was at least one to compare.</summary>
    public bool Passed => WorstError <= Tolerance && Compared > 0;

    /// <summary>How many derivatives were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>How many lie at kinks, jumps, or where the values are not finite.</summary>
    public int Skipped { get; private set; }

    /// <summary>
    /// The largest error beyond what the differences can tell, relative to the larger of the two; infinite where a derivative is not
    /// finite.
    /// </summary>
    public double WorstError { get; private set; }

    /// <summary>The variable of the worst derivative: an input or a learnable.</summary>
    public string Partial { get; private set; } = "";

    /// <summary>The inputs and parameters at the worst derivative, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, float>> Arguments { get; private set; } = [];

    /// <summary>The derivative that the activation computes there.</summary>
    public float Generated { get; private set; }

    /// <summary>The derivative that differences of its values give.</summary>
    public double Numeric { get; private set; }

    /// <summary>How far the differences may be off.</summary>
    public double Uncertainty { get; private set; }

    /// <summary>Throws, with the report as its message, if a derivative is wrong.</summary>
    /// <exception cref="GradientCheckException">A derivative does not agree with the differences, or none could be compared.</exception>
    public void Assert()
    {
        if (!Passed)
        {
            throw new GradientCheckException(ToString());
        }
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (Compared == 0)
        {
            return $"{Activation}: no derivative could be compared, all {Skipped} lie at kinks or where the values are not finite";
        }

        var counts = string.Create(CultureInfo.InvariantCulture, $"{Compared} derivatives compared, {Skipped} skipped");
        var where = string.Join(", ", Arguments.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} = {a.Value:R}")));
        if (Partial.Length == 0)
        {
            return $"{Activation}: gradients agree ({counts})";
        }

        var found = string.Create(CultureInfo.InvariantCulture, $"is {Generated:G6}, differences give {Numeric:G6} ± {Uncertainty:G1}: "
            + $"relative error {WorstError:G2}, allowed {Tolerance:G2}");
        return $"{Activation}: {(Passed ? "gradients agree, at worst" : "wrong gradient,")} d/d{Partial} at {where} {found} ({counts})";
    }

    internal void Add(GradientCheckSampler sampler, float[] arguments, int argument, int output, float generated,
        GradientCheckDifference difference)
    {
        // An infinite slope, such as that of a root at 0: the differences do not settle either.
        var isSteep = float.IsInfinity(generated) && difference.Bound > 0.01 * Math.Abs(difference.Value);
        if (difference.IsKink || isSteep || double.IsInfinity(difference.Bound))
        {
            Skipped++;
            return;
        }

        Compared++;
        var excess = Math.Abs(generated - difference.Value) - difference.Bound;
        var error = !float.IsFinite(generated) ? double.PositiveInfinity
            : excess <= 0 ? 0 : excess / Math.Max(Math.Abs(generated), Math.Abs(difference.Value));
        if (error > WorstError)
        {
            WorstError = error;
            Partial = sampler.OutputCount > 1 ? $"{sampler.NameOf(argument)} of output {output}" : sampler.NameOf(argument);
            Arguments = [.. arguments.Select((value, i) => KeyValuePair.Create(sampler.NameOf(i), value))];
            (Generated, Numeric, Uncertainty) = (generated, difference.Value, difference.Bound);
        }
    }
}

/// <summary>A gradient does not agree with the differences of the values. The message says which, where, and by how much.</summary>
/// <param name="message">The report.</param>
public sealed class GradientCheckException(string message) : Exception(message);
