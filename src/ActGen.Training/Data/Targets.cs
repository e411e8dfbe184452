namespace ActGen.Training;

/// <summary>
/// The targets of some samples, in the form that <see cref="TargetFormat"/> says: data sets write it, losses and metrics read it.
/// </summary>
public readonly ref struct Targets
{
    /// <summary>Targets that are classes.</summary>
    /// <param name="classes">The class of each sample.</param>
    public Targets(Span<int> classes)
    {
        Rows = classes.Length;
        Classes = classes;
    }

    /// <summary>Targets that are numbers.</summary>
    /// <param name="rows">Number of samples.</param>
    /// <param name="values">The numbers, sample after sample.</param>
    /// <exception cref="ArgumentException">The numbers are not the same many for each sample.</exception>
    public Targets(int rows, Span<float> values)
    {
        if (rows < 1 || values.Length % rows != 0)
        {
            throw new ArgumentException($"{values.Length} values cannot be the targets of {rows} samples", nameof(values));
        }

        Rows = rows;
        Values = values;
    }

    /// <summary>Number of samples.</summary>
    public int Rows { get; }

    /// <summary>The class of each sample; empty if targets are numbers.</summary>
    public Span<int> Classes { get; }

    /// <summary>The numbers, sample after sample; empty if targets are classes.</summary>
    public Span<float> Values { get; }

    /// <summary>Some consecutive samples.</summary>
    /// <param name="start">The first.</param>
    /// <param name="rows">How many.</param>
    public Targets Slice(int start, int rows)
    {
        if (Values.IsEmpty)
        {
            return new Targets(Classes.Slice(start, rows));
        }

        var size = Values.Length / Rows;
        return new Targets(rows, Values.Slice(start * size, rows * size));
    }
}
