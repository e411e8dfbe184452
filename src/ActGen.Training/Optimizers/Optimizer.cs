using System.Globalization;
using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>
/// Moves parameters along their gradients. An optimizer owns its state, one float per parameter value and state name, and updates
/// any slice of it independently of the others.
/// </summary>
public abstract class Optimizer
{
    private readonly FloatBuffer[] _state;
    private Sequential? _model;

    /// <summary>Creates an optimizer.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="weightDecay">The weight decay.</param>
    /// <param name="stateNames">A name for each kind of state it keeps.</param>
    private protected Optimizer(float learningRate, float weightDecay, params string[] stateNames)
    {
        LearningRate = learningRate;
        WeightDecay = Checks.NotNegative(weightDecay, nameof(weightDecay));
        StateNames = stateNames;
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
        set => field = Checks.NotNegative(value, nameof(LearningRate));
    }

    /// <summary>
    /// Weight decay, decoupled from the gradient as in Keras and AdamW: every step first takes rate * decay * value off each parameter
    /// with <see cref="Parameter.Decay"/>.
    /// </summary>
    public float WeightDecay { get; }

    /// <summary>Number of steps taken.</summary>
    public long Steps { get; private set; }

    internal string[] StateNames { get; }

    /// <summary>Updates a slice and returns whether all new values are finite.</summary>
    internal abstract bool Update(in UpdateSlice slice);

    /// <summary>Called before each step, to prepare what all slices share.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    private protected virtual void Prepare(long step)
    {
    }

    /// <summary>The first value of a kind of state for a slice.</summary>
    private protected ref float State(int index, in UpdateSlice slice) =>
        ref MemoryMarshal.GetReference(_state[index].Span.Slice(slice.Offset, slice.Value.Length));

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
        for (int i = 0; i < _state.Length; i++)
        {
            _state[i] = new FloatBuffer(model.Store.Values.Length);
        }
    }

    internal void BeginStep() => Prepare(++Steps);

    internal void Save(TrainingState state)
    {
        state.Add($"{Name}.step", Steps.ToString(CultureInfo.InvariantCulture));
        state.Add($"{Name}.learning_rate", LearningRate.ToString("R", CultureInfo.InvariantCulture));
        for (int i = 0; i < _state.Length; i++)
        {
            foreach (var parameter in _model!.Parameters)
            {
                state.Add(StateName(i, parameter), parameter.Shape, _state[i].Span.Slice(parameter.Offset, parameter.Length));
            }
        }
    }

    internal void Load(TrainingState state)
    {
        Steps = state.Integer($"{Name}.step");
        LearningRate = (float)state.Number($"{Name}.learning_rate");
        for (int i = 0; i < _state.Length; i++)
        {
            foreach (var parameter in _model!.Parameters)
            {
                state.CopyTo(StateName(i, parameter), parameter.Shape, _state[i].Span.Slice(parameter.Offset, parameter.Length));
            }
        }
    }

    private string StateName(int index, Parameter parameter) => $"{Name}.{StateNames[index]}/{parameter.Name}";
}
