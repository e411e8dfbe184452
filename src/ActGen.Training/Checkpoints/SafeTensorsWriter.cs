using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace ActGen.Training;

/// <summary>
/// Writes safetensors files, which Python reads with <c>safetensors.numpy.load_file</c> or <c>safetensors.torch.load_file</c>.
/// </summary>
/// <remarks>
/// The format: the length of the header as a little-endian 64-bit number, the header as JSON padded with spaces to a multiple of
/// 8 bytes, and the data of all tensors without gaps. Wider element types come first, so that every tensor is aligned to its type.
/// </remarks>
public static class SafeTensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a file whole, by way of a temporary file in the same folder.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="metadata">The texts of the header's <c>__metadata__</c>, in the order to write them.</param>
    /// <param name="tensors">The tensors.</param>
    public static void Write(string path, IReadOnlyList<KeyValuePair<string, string>> metadata, IReadOnlyList<SafeTensor> tensors) =>
        AtomicFile.Write(path, stream => Write(stream, metadata, tensors));

    /// <summary>Writes a file to a stream.</summary>
    /// <param name="stream">Receives the bytes.</param>
    /// <param name="metadata">The texts of the header's <c>__metadata__</c>, in the order to write them.</param>
    /// <param name="tensors">The tensors.</param>
    /// <exception cref="ArgumentException">A tensor's data does not fit its type and shape, or a name is used twice.</exception>
    public static void Write(
        Stream stream, IReadOnlyList<KeyValuePair<string, string>> metadata, IReadOnlyList<SafeTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(tensors);
        Check(tensors);
        var ordered = tensors.OrderByDescending(tensor => TensorTypes.SizeOf(tensor.Type)).ToArray();
        var header = Header(metadata, ordered);
        var padding = (Alignment - (header.WrittenCount % Alignment)) % Alignment;

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(header.WrittenCount + padding));
        stream.Write(length);
        stream.Write(header.WrittenSpan);
        stream.Write("       "u8[..padding]);
        foreach (var tensor in ordered)
        {
            stream.Write(tensor.Data.Span);
        }
    }

    private static ArrayBufferWriter<byte> Header(IReadOnlyList<KeyValuePair<string, string>> metadata, SafeTensor[] tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (metadata.Count > 0)
        {
            json.WriteStartObject(SafeTensorsReader.MetadataKey);
            foreach (var (key, text) in metadata)
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
        }

        var offset = 0L;
        foreach (var tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type);
            json.WriteStartArray("shape");
            foreach (var axis in tensor.Shape)
            {
                json.WriteNumberValue(axis);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(offset += tensor.Data.Length);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    private static void Check(IReadOnlyList<SafeTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { SafeTensorsReader.MetadataKey };
        foreach (var tensor in tensors)
        {
            var bytes = tensor.Shape.Aggregate((long)TensorTypes.SizeOf(tensor.Type), (product, axis) => product * axis);
            if (bytes != tensor.Data.Length || TensorTypes.SizeOf(tensor.Type) == 0)
            {
                throw new ArgumentException(
                    $"{tensor.Name}: {tensor.Type}[{string.Join(", ", tensor.Shape)}] needs {bytes} bytes, {tensor.Data.Length} are given",
                    nameof(tensors));
            }

            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"two tensors are called {tensor.Name}", nameof(tensors));
            }
        }
    }
}
