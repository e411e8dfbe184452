namespace ActGen.Training;

/// <summary>
/// A training on disk, as a safetensors file: the parameters under their names, the state of the optimizer and of the callbacks
/// under names with a <c>/</c>, and in <c>__metadata__</c> epoch, random state, counters, and what the caller wants to remember.
/// </summary>
public sealed class Checkpoint
{
    private readonly TrainingState _state;

    private Checkpoint(string path, TrainingState state) => (Path, _state) = (path, state);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>All texts of the file's metadata, those given to <see cref="Write"/> among them.</summary>
    public IReadOnlyDictionary<string, string> Texts => _state.Texts;

    /// <summary>Writes a checkpoint whole, by way of a temporary file in the same folder.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="state">The training, from <see cref="Trainer.Capture"/>.</param>
    /// <param name="texts">What else to remember, such as a description of the model; names that the state does not use.</param>
    public static void Write(string path, TrainingState state, IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(texts);
        KeyValuePair<string, string>[] all =
            [.. texts, .. state.Texts.Where(text => text.Key != CheckpointDigest.Key), new(CheckpointDigest.Key, CheckpointDigest.Blank)];
        SafeTensor[] tensors = [.. state.Tensors.Select(tensor => SafeTensor.Of(tensor.Name, [.. tensor.Shape], tensor.Values))];
        var digest = CheckpointDigest.Of(stream => SafeTensorsWriter.Write(stream, all, tensors));
        all[^1] = new(CheckpointDigest.Key, digest);
        SafeTensorsWriter.Write(path, all, tensors);
    }

    /// <summary>Reads a checkpoint; nothing else changes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableFileException">The file is missing, truncated, damaged or no checkpoint.</exception>
    public static Checkpoint Read(string path)
    {
        var file = SafeTensorsReader.Read(path, out var bytes);
        CheckDigest(file, bytes);
        var state = new TrainingState();
        foreach (var tensor in file.Tensors.Values)
        {
            if (tensor.Type != SafeTensor.Float32 || tensor.Shape.Count == 0 || tensor.Shape.Contains(0))
            {
                throw new UnusableFileException(
                    path, $"is no checkpoint of a training: {tensor.Name} is {tensor.Type}[{string.Join(", ", tensor.Shape)}]", Advice);
            }

            state.Add(tensor.Name, Shape.Create([.. tensor.Shape]), tensor.ToArray());
        }

        foreach (var (name, text) in file.Metadata)
        {
            state.Add(name, text);
        }

        return new Checkpoint(path, state);
    }

    /// <summary>
    /// Puts a trainer where the checkpoint was taken: parameters, optimizer, random numbers, epoch, callbacks. If the checkpoint does
    /// not fit, the trainer stays as it was.
    /// </summary>
    /// <param name="trainer">A trainer with the same model, optimizer and callbacks.</param>
    /// <exception cref="UnusableFileException">The checkpoint is that of another model, optimizer or list of callbacks.</exception>
    public void Restore(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        CheckParameters(trainer.Model);
        try
        {
            trainer.Restore(_state);
        }
        catch (InvalidDataException flaw)
        {
            throw new UnusableFileException(Path, $"is a checkpoint of another training ({flaw.Message})", Advice, flaw);
        }
    }

    /// <summary>Puts the parameters alone into a model. If they do not fit, the model stays as it was.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="UnusableFileException">The checkpoint is that of another model.</exception>
    public void Restore(Sequential model)
    {
        ArgumentNullException.ThrowIfNull(model);
        CheckParameters(model);
        foreach (var parameter in model.Parameters)
        {
            _state.CopyTo(parameter.Name, parameter.Shape, parameter.Value);
        }

        model.SetInitialized();
    }

    private const string Advice = "name a checkpoint of the same model";

    // Only the parameters of somebody else, without a training, may come without a digest.
    private static void CheckDigest(SafeTensorsFile file, byte[] bytes)
    {
        var has = file.Metadata.TryGetValue(CheckpointDigest.Key, out var digest);
        if (has ? !CheckpointDigest.Matches(bytes, digest!) : file.Metadata.ContainsKey(Trainer.EpochKey))
        {
            throw new UnusableFileException(
                file.Path, $"is damaged or was edited: {(has ? "its checksum is another" : "its checksum is missing")}",
                "take another checkpoint");
        }
    }

    private void CheckParameters(Sequential model)
    {
        // Names with a slash are not parameters: they belong to the optimizer or to a callback.
        var saved = _state.Tensors.Where(tensor => !tensor.Name.Contains('/')).ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        var wanted = model.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Shape);
        if (wanted.Keys.FirstOrDefault(name => !saved.ContainsKey(name)) is { } missing)
        {
            throw OtherModel($"it has no {missing}");
        }

        if (saved.Keys.FirstOrDefault(name => !wanted.ContainsKey(name)) is { } extra)
        {
            throw OtherModel($"it has {extra}, which this model has not");
        }

        foreach (var (name, shape) in wanted.Where(parameter => !parameter.Value.Equals(saved[parameter.Key])))
        {
            throw OtherModel($"{name} is {saved[name]} there and {shape} here");
        }
    }

    private UnusableFileException OtherModel(string difference) =>
        new(Path, $"is a checkpoint of another model: {difference}", Advice);
}
