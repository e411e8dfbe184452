namespace ActGen.Training;

/// <summary>
/// Takes the input through several branches and puts their outputs side by side along the last axis, in the order of the branches.
/// All other axes must be equal.
/// </summary>
public sealed class Concat : BranchingLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="branches">
    /// The layers of each branch, first to last: <c>new Concat([new Dense(8)], [new Dense(4), new Activation&lt;Tanh&gt;()])</c>. A
    /// branch without layers passes the input on.
    /// </param>
    public Concat(params Layer[][] branches) : this(name: null, branches)
    {
    }

    /// <summary>Creates the layer with a name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <param name="branches">The layers of each branch, first to last.</param>
    public Concat(string? name, params Layer[][] branches)
        : base(branches ?? throw new ArgumentNullException(nameof(branches)), name) =>
        Checks.AtLeast(1, branches.Length, nameof(branches), nameof(Concat));

    /// <inheritdoc />
    public override string Kind => "Concat";

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => false;

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    internal override bool PassesInput => false;

    internal override void JoinForward(int part, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        var (start, width) = Columns(part);
        var length = OutputShape.Channels;
        for (var i = 0; i < rows * (OutputShape.Size / length); i++)
        {
            x.Slice(i * width, width).CopyTo(y.Slice(i * length + start, width));
        }
    }

    internal override void JoinBackward(int part, int rows, ReadOnlySpan<float> dy, Span<float> dx)
    {
        var (start, width) = Columns(part);
        var length = OutputShape.Channels;
        for (var i = 0; i < rows * (OutputShape.Size / length); i++)
        {
            dy.Slice(i * length + start, width).CopyTo(dx.Slice(i * width, width));
        }
    }

    /// <inheritdoc />
    protected override Shape Build(Shape input)
    {
        int[] axes = [.. Ends[0]];
        foreach (var end in Ends.Skip(1))
        {
            if (!end.SkipLast(1).SequenceEqual(axes[..^1]))
            {
                throw new ArgumentException(
                    $"the branches of Concat make {string.Join(", ", Ends)}; all axes but the last must be equal");
            }

            axes[^1] += end.Channels;
        }

        return Shape.Create(axes);
    }

    private (int Start, int Width) Columns(int part)
    {
        var start = 0;
        for (var i = 0; i < part; i++)
        {
            start += Ends[i].Channels;
        }

        return (start, Ends[part].Channels);
    }
}
