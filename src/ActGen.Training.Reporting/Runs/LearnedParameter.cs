namespace ActGen.Training.Reporting;

/// <summary>One learned parameter of an activation layer: its start, and its spread after each epoch.</summary>
public sealed class LearnedParameter
{
    // Few values are kept one by one, many by their spread.
    private const int MostValues = 16;

    private readonly List<LearnedSpread> _epochs = [];

    /// <summary>A parameter that has gone through no epoch yet.</summary>
    /// <param name="parameter">The parameter of the model.</param>
    /// <param name="start">The values it started at.</param>
    public LearnedParameter(Parameter parameter, float[] start) => (Parameter, Start) = (parameter, start);

    /// <summary>The parameter of the model.</summary>
    public Parameter Parameter { get; }

    /// <summary>Its full name: <c>activation_1.alpha</c>.</summary>
    public string Name => Parameter.Name;

    /// <summary>The values it started at.</summary>
    public float[] Start { get; }

    /// <summary>Its spread after each epoch, from the first.</summary>
    public IReadOnlyList<LearnedSpread> Epochs => _epochs;

    /// <summary>Its spread at the start.</summary>
    public LearnedSpread Initial => LearnedSpread.Of(Start, Start, HasValues);

    private bool HasValues => Start.Length <= MostValues;

    /// <summary>Numbers in <see cref="LearnedSpread.Row"/>.</summary>
    internal int Columns => Initial.Row.Count;

    internal void Record() => _epochs.Add(LearnedSpread.Of(Parameter.Value, Start, HasValues));

    internal void Restore(float[] rows) => _epochs.AddRange(rows.Chunk(Columns).Select(LearnedSpread.FromRow));
}

/// <summary>How the values of a parameter spread.</summary>
/// <param name="Min">The smallest value.</param>
/// <param name="LowerQuartile">A quarter of the values is at most this.</param>
/// <param name="Mean">The mean.</param>
/// <param name="UpperQuartile">A quarter of the values is at least this.</param>
/// <param name="Max">The largest value.</param>
/// <param name="Moved">The root of the mean square distance from the start.</param>
/// <param name="Values">The values themselves where there are few; otherwise none.</param>
public sealed record LearnedSpread(
    float Min, float LowerQuartile, float Mean, float UpperQuartile, float Max, float Moved, IReadOnlyList<float> Values)
{
    internal IReadOnlyList<float> Row => [Min, LowerQuartile, Mean, UpperQuartile, Max, Moved, .. Values];

    /// <summary>Measures values.</summary>
    /// <param name="values">The values, at least one.</param>
    /// <param name="start">As many values they started at.</param>
    /// <param name="keepsValues">Whether the values themselves are kept.</param>
    internal static LearnedSpread Of(ReadOnlySpan<float> values, ReadOnlySpan<float> start, bool keepsValues)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        double squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            squares += Math.Pow((double)values[i] - start[i], 2);
        }

        return new LearnedSpread(
            sorted[0], sorted[sorted.Length / 4], (float)sorted.Average(value => (double)value), sorted[^(1 + (sorted.Length / 4))],
            sorted[^1], (float)Math.Sqrt(squares / values.Length), keepsValues ? values.ToArray() : []);
    }

    internal static LearnedSpread FromRow(float[] row) => new(row[0], row[1], row[2], row[3], row[4], row[5], row[6..]);
}
