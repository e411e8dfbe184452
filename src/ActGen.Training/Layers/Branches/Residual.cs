namespace ActGen.Training;

/// <summary>
/// Adds what some layers make of the input to the input itself: y = x + f(x) (He et al., 2016). The layers must give the input's shape.
/// </summary>
public sealed class Residual : BranchingLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="body">The layers of f, first to last.</param>
    public Residual(params Layer[] body) : this(name: null, body)
    {
    }

    /// <summary>Creates the layer with a name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <param name="body">The layers of f, first to last.</param>
    public Residual(string? name, params Layer[] body)
        : base([body ?? throw new ArgumentNullException(nameof(body))], name) =>
        Checks.AtLeast(1, body.Length, nameof(body), nameof(Residual));

    /// <inheritdoc />
    public override string Kind => "Residual";

    /// <inheritdoc />
    protected internal override bool BackwardReadsInput => false;

    /// <inheritdoc />
    protected internal override bool BackwardReadsOutput => false;

    internal override bool PassesInput => true;

    internal override void JoinForward(int part, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        if (part == 0)
        {
            x.CopyTo(y);
        }
        else
        {
            VectorOperations.AddScaled(x, 1, y);
        }
    }

    internal override void JoinBackward(int part, int rows, ReadOnlySpan<float> dy, Span<float> dx) => dy.CopyTo(dx);

    /// <inheritdoc />
    protected override Shape Build(Shape input) => Ends[0].Equals(input)
        ? input
        : throw new ArgumentException($"the layers in Residual make {Ends[0]} of {input}; to be added to it they must keep its shape");
}
