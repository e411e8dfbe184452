using ActGen.Training;

namespace ActGen.Onnx.Format;

/// <summary>Writes models into files.</summary>
internal static class OnnxFile
{
    // What Protocol Buffers allow for one message.
    private const long Largest = int.MaxValue;

    /// <summary>Writes a model whole.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ExportException">It is too large for the format.</exception>
    public static void Write(string path, OnnxModel model)
    {
        var message = OnnxSerializer.Model(model);
        if (message.Length > Largest)
        {
            throw new ExportException(
                OnnxExport.Target, "the network", $"it takes {message.Length} bytes, a file of this format holds {Largest}; train a "
                    + "smaller one");
        }

        AtomicFile.Write(path, message.WriteTo);
    }
}
