using ActGen.Training;

namespace MnistTrainer.Tests;

/// <summary>Writes a checkpoint again with something changed, and a checksum that fits.</summary>
internal static class EditedCheckpoint
{
    private const string Checksum = "checkpoint.sha256";

    /// <summary>Changes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Gives the text of a name in the metadata.</param>
    /// <param name="values">Changes the values of a tensor in place.</param>
    /// <param name="remove">The names in the metadata to leave out.</param>
    public static void Write(
        string path, Func<string, string, string>? text = null, Action<string, float[]>? values = null, IEnumerable<string>? remove = null)
    {
        var file = SafeTensorsReader.Read(path);
        var state = new TrainingState();
        foreach (var (name, tensor) in file.Tensors)
        {
            var copy = tensor.ToArray();
            values?.Invoke(name, copy);
            state.Add(name, Shape.Create([.. tensor.Shape]), copy);
        }

        Checkpoint.Write(path, state,
        [
            .. file.Metadata.Where(entry => entry.Key != Checksum && remove?.Contains(entry.Key) != true)
                .Select(entry => KeyValuePair.Create(entry.Key, text?.Invoke(entry.Key, entry.Value) ?? entry.Value)),
        ]);
    }
}
