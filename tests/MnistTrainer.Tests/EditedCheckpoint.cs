using ActGen.Training;

namespace MnistTrainer.Tests;

/// <summary>Writes a checkpoint anew with another content and the checksum of that.</summary>
internal static class EditedCheckpoint
{
    /// <summary>Rewrites a checkpoint.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="text">What becomes of a text of the given name.</param>
    /// <param name="values">What becomes of the values of a tensor of the given name.</param>
    public static void Write(string path, Func<string, string, string> text, Func<string, float[], float[]> values)
    {
        var file = SafeTensorsReader.Read(path);
        var state = new TrainingState();
        foreach (var (name, tensor) in file.Tensors)
        {
            state.Add(name, Shape.Create([.. tensor.Shape]), values(name, tensor.ToArray()));
        }

        foreach (var (name, old) in file.Metadata)
        {
            state.Add(name, text(name, old));
        }

        Checkpoint.Write(path, state, []);
    }
}
