namespace ActGen.Training;

/// <summary>A layer whose input goes several ways that it joins at the end.</summary>
public abstract class BranchingLayer : Layer
{
    private protected BranchingLayer(IEnumerable<IEnumerable<Layer>> branches, string? name) : base(name)
    {
        Branches = [.. branches.Select(branch => (Layer[])[.. branch])];
    }

    /// <summary>The layers of each branch, first to last.</summary>
    public IReadOnlyList<IReadOnlyList<Layer>> Branches { get; }

    /// <summary>Shape of the last output of each branch.</summary>
    private protected IReadOnlyList<Shape> Ends { get; private set; } = [];

    /// <summary>Not called: the model joins the branches itself.</summary>
    /// <param name="shard">The rows.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The outputs.</param>
    public sealed override void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y) => throw OnlyJoins();

    /// <summary>Not called: the model joins the branches itself.</summary>
    /// <param name="shard">The rows.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The outputs.</param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="dx">The gradient for the inputs.</param>
    public sealed override void Backward(
        Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx) => throw OnlyJoins();

    internal void SetEnds(IReadOnlyList<Shape> ends) => Ends = ends;

    /// <summary>Whether the input itself is the first part that is joined.</summary>
    internal abstract bool PassesInput { get; }

    /// <summary>Puts one part where it belongs: the input if it is passed, then the ends of the branches.</summary>
    internal abstract void JoinForward(int part, int rows, ReadOnlySpan<float> x, Span<float> y);

    /// <summary>The gradient of one part of the output.</summary>
    internal abstract void JoinBackward(int part, int rows, ReadOnlySpan<float> dy, Span<float> dx);

    private InvalidOperationException OnlyJoins() => new($"{Kind} is computed by its model, branch by branch");
}
