namespace ActGen.Training;

/// <summary>
/// One step of a <see cref="Sequential"/> network, with explicit forward and backward passes over memory that the model owns.
/// A layer knows its parameters and shapes; everything of a pass comes as arguments, so several threads can be in it at once.
/// </summary>
/// <remarks>
/// All spans hold whole samples one after another, channels last, <see cref="Shard.Rows"/> of them. To write a layer: declare the
/// parameters and return the output shape in <see cref="Build"/>, then implement <see cref="Forward"/> and <see cref="Backward"/>.
/// A result must depend on nothing but the arguments, and a sum must have a fixed order: then training gives the same bits on any
/// number of threads.
/// </remarks>
public abstract class Layer
{
    private readonly List<Parameter> _parameters = [];
    private bool _built;

    /// <summary>Creates a layer.</summary>
    /// <param name="name">Its name in the model; without one it gets its kind and a number: <c>dense_1</c>.</param>
    protected Layer(string? name)
    {
        if (name is not null)
        {
            Name = Checks.NotEmpty(name, nameof(name), Checks.NameOf(this));
        }
    }

    /// <summary>The name, unique in the model.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The kind of the layer, for <see cref="Sequential.Summary"/>: <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Shape of one input sample.</summary>
    /// <exception cref="InvalidOperationException">The layer is in no model yet.</exception>
    public Shape InputShape { get => field ?? throw NotBuilt(); private set; }

    /// <summary>Shape of one output sample.</summary>
    /// <exception cref="InvalidOperationException">The layer is in no model yet.</exception>
    public Shape OutputShape { get => field ?? throw NotBuilt(); private set; }

    /// <summary>The parameters, in the order in which they lie in memory.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary>Whether the output is the input in another shape. Its memory is then shared and neither pass is called.</summary>
    protected internal virtual bool IsView => false;

    /// <summary>
    /// Whether <see cref="Forward"/> may write y over x. It happens where nothing reads x afterwards, and saves memory and cache. Only for
    /// layers whose output has the size of the input.
    /// </summary>
    protected internal virtual bool ForwardInPlace => false;

    /// <summary>Whether <see cref="Backward"/> or <see cref="BatchGradient"/> read x; if not, it may hold anything.</summary>
    protected internal virtual bool BackwardReadsInput => true;

    /// <summary>Whether <see cref="Backward"/> reads y; if not, it may hold anything.</summary>
    protected internal virtual bool BackwardReadsOutput => true;

    /// <summary>Whether <see cref="Backward"/> may write dx over dy. Only for layers whose output has the size of the input.</summary>
    protected internal virtual bool BackwardInPlace => false;

    /// <summary>Floats that each sample keeps from the forward to the backward pass; see <see cref="Shard.Kept"/>.</summary>
    protected internal virtual int KeptPerRow => 0;

    /// <summary>Whether the layer uses <see cref="Shard.Random"/>.</summary>
    protected internal virtual bool UsesRandom => false;

    /// <summary>The first half of automatic names: <c>dense</c>.</summary>
    protected internal virtual string NamePrefix => Kind.ToLowerInvariant();

    /// <summary>Floats of memory that a pass over some rows needs for itself; see <see cref="Shard.Scratch"/>.</summary>
    /// <param name="rows">The number of rows.</param>
    protected internal virtual int ScratchLength(int rows) => 0;

    /// <summary>Computes y from x.</summary>
    /// <param name="shard">The rows being worked on.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">Receives the outputs.</param>
    public abstract void Forward(Shard shard, ReadOnlySpan<float> x, Span<float> y);

    /// <summary>
    /// Computes dx from dy, and adds the gradients of the parameters that are not <see cref="Parameter.WholeBatch"/> to
    /// <see cref="Shard.Gradient(Parameter)"/>.
    /// </summary>
    /// <param name="shard">The rows being worked on.</param>
    /// <param name="x">The inputs of the forward pass.</param>
    /// <param name="y">The outputs of the forward pass.</param>
    /// <param name="dy">The gradient for the outputs.</param>
    /// <param name="dx">Receives the gradient for the inputs; empty if nothing below learns.</param>
    public abstract void Backward(Shard shard, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx);

    /// <summary>
    /// Computes a slice of the gradient of a <see cref="Parameter.WholeBatch"/> parameter from all rows of the batch. Called after the
    /// backward passes, by several threads for different slices.
    /// </summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="start">Where the slice starts on the parameter's first axis.</param>
    /// <param name="count">How much of the first axis it covers.</param>
    /// <param name="rows">Number of rows of the batch.</param>
    /// <param name="x">The inputs of the whole batch.</param>
    /// <param name="dy">The gradient for the outputs of the whole batch.</param>
    /// <param name="gradient">Receives (not: is added) the slice of the gradient.</param>
    public virtual void BatchGradient(
        Parameter parameter, int start, int count, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> gradient) =>
        throw new InvalidOperationException(
            $"{Kind} declares '{parameter}' as {nameof(Parameter.WholeBatch)} but does not override {nameof(BatchGradient)}");

    /// <inheritdoc />
    public override string ToString() => $"{Name} ({Kind})";

    /// <summary>Declares the parameters with <see cref="Add"/> and says the shape of the output.</summary>
    /// <param name="input">Shape of one input sample.</param>
    /// <returns>Shape of one output sample.</returns>
    /// <exception cref="ArgumentException">The layer cannot take such inputs; the message says why.</exception>
    protected abstract Shape Build(Shape input);

    /// <summary>Declares a parameter.</summary>
    /// <param name="parameter">The parameter; its name is that within the layer.</param>
    /// <returns>The same parameter.</returns>
    protected Parameter Add(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Whether a parameter is not frozen.</summary>
    internal bool Learns
    {
        get
        {
            foreach (var parameter in _parameters)
            {
                if (!parameter.Frozen)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Memory for another form of the parameters, if the layer works with one; see <see cref="Shard.Prepared"/>.</summary>
    internal virtual PreparedWeights? Prepare() => null;

    /// <summary>Called once, by the model.</summary>
    internal void Attach(LayerNames names, Shape input)
    {
        if (_built)
        {
            throw new ArgumentException($"layer '{Name}' already belongs to a model; make a new layer for each place");
        }

        _built = true;
        Name = names.For(this);
        InputShape = input;
        try
        {
            OutputShape = Build(input);
        }
        catch (ArgumentException flaw)
        {
            throw new ArgumentException($"layer '{Name}' does not fit: {flaw.Message}", flaw);
        }
    }

    private protected InvalidOperationException NotBuilt() => new($"a {Kind} layer has no shape before it is put into a Sequential");
}
