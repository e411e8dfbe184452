using System.Globalization;

namespace ActGen.Training;

/// <summary>
/// Everything that a training continues from, as a flat list of named tensors and texts: parameters, optimizer, epoch, random
/// state, callbacks. Made by <see cref="Trainer.Capture"/>, given back to <see cref="Trainer.Restore"/>; a checkpoint stores it as it is.
/// </summary>
public sealed class TrainingState
{
    private readonly Dictionary<string, NamedTensor> _byName = new(StringComparer.Ordinal);
    private readonly List<NamedTensor> _tensors = [];
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The tensors, in the order in which they were added: first the parameters of the model, in order.</summary>
    public IReadOnlyList<NamedTensor> Tensors => _tensors;

    /// <summary>The texts, sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Number of finished epochs.</summary>
    /// <exception cref="InvalidDataException">The state does not tell it.</exception>
    public int Epoch => Count(Trainer.EpochKey);

    /// <summary>Adds a copy of a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="values">Its values, row-major.</param>
    /// <exception cref="ArgumentException">The name is taken, or the number of values does not fit the shape.</exception>
    public void Add(string name, Shape shape, ReadOnlySpan<float> values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (values.Length != shape.Size)
        {
            throw new ArgumentException($"tensor '{name}' of shape {shape} needs {shape.Size} values, not {values.Length}", nameof(values));
        }

        var tensor = new NamedTensor(name, shape, values.ToArray());
        if (!_byName.TryAdd(name, tensor))
        {
            throw new ArgumentException($"the state has a tensor '{name}' already", nameof(name));
        }

        _tensors.Add(tensor);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, string text)
    {
        if (!_texts.TryAdd(name, text))
        {
            throw new ArgumentException($"the state has a text '{name}' already", nameof(name));
        }
    }

    /// <summary>Whether there is a tensor of a name.</summary>
    /// <param name="name">The name.</param>
    public bool HasTensor(string name) => _byName.ContainsKey(name);

    /// <summary>Copies a tensor out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape it must have.</param>
    /// <param name="destination">Receives the values.</param>
    /// <exception cref="InvalidDataException">There is none, or it has another shape.</exception>
    public void CopyTo(string name, Shape shape, Span<float> destination) => Find(name, shape).Values.CopyTo(destination);

    /// <summary>The values of a tensor in which every value is a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape it must have.</param>
    /// <exception cref="InvalidDataException">There is none, it has another shape, or a value is NaN.</exception>
    public ReadOnlySpan<float> Values(string name, Shape shape)
    {
        var values = Find(name, shape).Values;
        var at = Array.FindIndex(values, float.IsNaN);
        return at < 0 ? values : throw NoNumber(name, at, values);
    }

    /// <summary>Refuses values that no training gives: of a trainable parameter those that are not finite, of any other NaN.</summary>
    internal void CheckValues(string name, Parameter parameter)
    {
        Values(name, parameter.Shape);
        var values = Find(name, parameter.Shape).Values;
        var at = Array.FindIndex(values, value => !float.IsFinite(value));
        if (parameter.Trainable && at >= 0)
        {
            throw NoNumber(name, at, values);
        }
    }

    /// <summary>Refuses a whole number that is above what it can be.</summary>
    internal void CheckAtMost(string name, long value, long limit)
    {
        if (value > limit)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"entry '{name}' of the state is {Text(name)}, and cannot be above {limit}"));
        }
    }

    private NamedTensor Find(string name, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!_byName.TryGetValue(name, out var tensor))
        {
            throw new InvalidDataException($"the state has no tensor '{name}': it is that of another model or optimizer");
        }

        if (!tensor.Shape.Equals(shape))
        {
            throw new InvalidDataException($"tensor '{name}' of the state has the shape {tensor.Shape}, the model needs {shape}");
        }

        return tensor;
    }

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public string Text(string name) =>
        _texts.TryGetValue(name, out var text) ? text : throw new InvalidDataException($"the state has no entry '{name}'");

    /// <summary>A text as a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it is no whole number of 0 or more.</exception>
    public long Integer(string name) =>
        long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw NoNumber(name);

    /// <summary>A text as a whole number that fits an <see cref="int"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it is no whole number from 0 to 2,147,483,647.</exception>
    public int Count(string name) => Integer(name) is var value && value <= int.MaxValue ? (int)value : throw NoNumber(name);

    /// <summary>A text as a number; infinities are allowed.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it is no number.</exception>
    public double Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? value
            : throw NoNumber(name);

    private static InvalidDataException NoNumber(string name, int at, float[] values) => new(FormattableString.Invariant(
        $"tensor '{name}' of the state: value {at + 1} of {values.Length} is {values[at]}, which no training that goes on has"));

    private InvalidDataException NoNumber(string name) => new($"entry '{name}' of the state is '{Text(name)}', which is no valid number");
}
