using System.Buffers.Binary;
using System.Text.Json;

namespace ActGen.Training;

/// <summary>Reads safetensors files and refuses all that break the format's rules.</summary>
/// <remarks>
/// Checked: the header fits the file and is one JSON object of the right shape, no name occurs twice, every type is known, every
/// length is what type and shape need, and the tensors cover the data without a gap, an overlap or a trailing byte.
/// </remarks>
public static class SafeTensorsReader
{
    internal const string MetadataKey = "__metadata__";

    private const int LengthBytes = sizeof(ulong);

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableFileException">The file cannot be read or is not a whole safetensors file.</exception>
    public static SafeTensorsFile Read(string path) => Read(path, out _);

    /// <summary>Reads a whole file, and hands its bytes out.</summary>
    internal static SafeTensorsFile Read(string path, out byte[] bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        bytes = ReadBytes(path);
        if (bytes.Length < LengthBytes)
        {
            throw NotSafeTensors(path, $"{bytes.Length} bytes are too few");
        }

        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var room = (ulong)(bytes.Length - LengthBytes);
        var looksRight = room > 0 && bytes[LengthBytes] == '{';
        if (headerLength > room)
        {
            throw looksRight
                ? Truncated(path, $"the header needs {headerLength} bytes, {room} are left")
                : NotSafeTensors(path, "it does not start with a header");
        }

        if (!looksRight)
        {
            throw NotSafeTensors(path, "it does not start with a header");
        }

        var data = bytes.AsMemory(LengthBytes + (int)headerLength);
        try
        {
            return SafeTensorsHeader.Parse(path, bytes.AsSpan(LengthBytes, (int)headerLength), data);
        }
        catch (Exception flaw) when (flaw is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not valid UTF-8.
            throw NotSafeTensors(path, $"its header is not valid JSON ({flaw.Message.TrimEnd('.')})", flaw);
        }
    }

    internal static UnusableFileException NotSafeTensors(string path, string why, Exception? cause = null) =>
        new(path, $"is not a safetensors file: {why}", "name a checkpoint, such as a run's model.safetensors", cause);

    internal static UnusableFileException Truncated(string path, string why) =>
        new(path, $"is truncated: {why}", "take another checkpoint");

    internal static UnusableFileException Broken(string path, string why) =>
        new(path, $"is a broken safetensors file: {why}", "take another checkpoint");

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableFileException(path, "there is no such file", "name a checkpoint, such as a run's model.safetensors", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && Directory.Exists(path))
        {
            throw new UnusableFileException(path, "is a folder", "name the checkpoint in it, such as a run's model.safetensors", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(
                path, $"cannot be read ({error.Message.TrimEnd('.')})", "check the path and its permissions", error);
        }
    }
}
