using System.Globalization;

namespace ActGen.Training;

/// <summary>
/// Moves parameters along their gradients. An optimizer owns its state, one float per parameter value and state name, and updates
/// any slice of it independently of the others.
/// </summary>
public abstract class Optimizer
{
    // Beyond it a double does not count single steps.
    private const long MostSteps = 1L << 53;

    private readonly FloatBuffer[] _state;
    private Sequential? _model;

    /// <summary>Creates an optimizer.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="weightDecay">See <see cref="WeightDecay"/>.</param>
    /// <param name="stateNames">A name for each kind of state that it keeps, one float per parameter value: <c>"velocity"</c>.</param>
    protected Optimizer(float learningRate, float weightDecay, params string[] stateNames)
    {
        ArgumentNullException.ThrowIfNull(stateNames);
        LearningRate = learningRate;
        WeightDecay = Checks.NotNegative(weightDecay, nameof(weightDecay), Checks.NameOf(this));
        StateNames = [.. stateNames];
        _state = new FloatBuffer[stateNames.Length];
    }

    /// <summary>The name in messages and checkpoints: <c>adam</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The learning rate. The rate of a step is this times the factor of the schedule, times the factors of the parameter and its group.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get;
        set => field = Checks.NotNegative(value, nameof(LearningRate), Checks.NameOf(this));
    }

    /// <summary>
    /// Weight decay, decoupled from the gradient as in Keras and AdamW: every step first takes rate * decay * value off each parameter
    /// with <see cref="Parameter.Decay"/>.
    /// </summary>
    public float WeightDecay { get; }

    /// <summary>Number of steps taken.</summary>
    public long Steps { get; private set; }

    private string[] StateNames { get; }

    /// <summary>All that it keeps, each buffer in the layout of the parameters; without any before <see cref="Attach"/>.</summary>
    internal ReadOnlySpan<FloatBuffer> States => _state;

    /// <summary>
    /// Updates some values of one parameter; called by several threads for different slices. The result for a value may depend on that
    /// value, its gradient and its state alone.
    /// </summary>
    /// <param name="slice">The values, their gradient, and how far to go.</param>
    /// <returns>Whether all new values are finite; <see cref="UpdateSlice.Finish"/> finds out.</returns>
    protected internal abstract bool Update(in UpdateSlice slice);

    /// <summary>Called before each step, to prepare what all slices share.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    protected virtual void Prepare(long step)
    {
    }

    /// <summary>One kind of state for the values of a slice.</summary>
    /// <param name="index">Which: the place of its name among those given to the constructor.</param>
    /// <param name="slice">The slice.</param>
    protected Span<float> State(int index, in UpdateSlice slice) => _state[index].Span.Slice(slice.Offset, slice.Value.Length);

    /// <summary>Makes the state for a model.</summary>
    internal void Attach(Sequential model)
    {
        if (_model == model)
        {
            return;
        }

        if (_model is not null)
        {
            throw new ArgumentException($"this {Name} optimizer already serves another model; make a new one for each model");
        }

        _model = model;
        for (var i = 0; i < _state.Length; i++)
        {
            _state[i] = new FloatBuffer(model.Store.Values.Length);
        }
    }

    internal void BeginStep() => Prepare(++Steps);

    internal void Save(string prefix, TrainingState state)
    {
        state.Add($"{prefix}{Name}.step", Steps.ToString(CultureInfo.InvariantCulture));
        state.Add($"{prefix}{Name}.learning_rate", LearningRate.ToString("R", CultureInfo.InvariantCulture));
        for (var i = 0; i < _state.Length; i++)
        {
            foreach (var parameter in _model!.Parameters.Where(parameter => parameter.Trainable))
            {
                state.Add(StateName(prefix, i, parameter), parameter.Shape, StateOf(i, parameter));
            }
        }
    }

    /// <summary>Refuses a state that is not one of this optimizer, and changes nothing.</summary>
    /// <returns>The number of steps.</returns>
    internal long Check(string prefix, TrainingState state)
    {
        var (steps, _) = Read(prefix, state);
        for (var i = 0; i < _state.Length; i++)
        {
            foreach (var parameter in _model!.Parameters.Where(parameter => parameter.Trainable))
            {
                state.Values(StateName(prefix, i, parameter), parameter.Shape);
            }
        }

        return steps;
    }

    internal void Load(string prefix, TrainingState state)
    {
        for (var i = 0; i < _state.Length; i++)
        {
            foreach (var parameter in _model!.Parameters.Where(parameter => parameter.Trainable))
            {
                state.CopyTo(StateName(prefix, i, parameter), parameter.Shape, StateOf(i, parameter));
            }
        }

        (Steps, LearningRate) = Read(prefix, state);
    }

    private (long Steps, float Rate) Read(string prefix, TrainingState state)
    {
        var stepName = $"{prefix}{Name}.step";
        var steps = state.Integer(stepName);
        state.CheckAtMost(stepName, steps, MostSteps);
        var rateName = $"{prefix}{Name}.learning_rate";
        var rate = (float)state.Number(rateName);
        return rate >= 0 && float.IsFinite(rate)
            ? (steps, rate)
            : throw new InvalidDataException($"entry '{rateName}' of the state is '{state.Text(rateName)}', which is no learning rate");
    }

    private Span<float> StateOf(int index, Parameter parameter) => _state[index].Span.Slice(parameter.Offset, parameter.Length);

    private string StateName(string prefix, int index, Parameter parameter) => $"{prefix}{Name}.{StateNames[index]}/{parameter.Name}";
}
