using System.Buffers.Binary;
using System.Globalization;

namespace ActGen.Training;

/// <summary>Reads IDX files, the format of MNIST and of its relatives, plain or compressed by gzip.</summary>
/// <remarks>
/// An IDX file is a four-byte magic number (0, 0, element type, number of axes), one big-endian 32-bit length for each axis,
/// and the values. Compression is told by the content, never by the name. Every flaw is an <see cref="UnusableFileException"/>:
/// a wrong magic number, impossible dimensions, too few values, bytes after the last value, a corrupt gzip stream.
/// </remarks>
public static class IdxReader
{
    private const byte UnsignedByte = 0x08;

    // The most a deflate stream can expand: 258 bytes of output for two bits of input.
    private const long MostExpansion = 1032;

    /// <summary>Reads a file of unsigned bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="axes">The number of axes it must have: 3 for images, 1 for labels.</param>
    /// <exception cref="UnusableFileException">The file cannot be opened or is not what was asked for.</exception>
    public static IdxArray Read(string path, int axes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(axes, 1);
        using var file = Open(path);
        var compressed = IsGzip(file);
        var mostBytes = compressed ? file.Length * MostExpansion : file.Length - 4 - (4 * axes);
        using Stream content = compressed ? new VerifiedGzipStream(file) : file;
        try
        {
            try
            {
                return ReadContent(content, new Expectation(path, axes, mostBytes));
            }
            catch (UnusableFileException) when (compressed)
            {
                // Damage inside the compressed stream is the better explanation of wrong content; it shows at the end.
                content.CopyTo(Stream.Null);
                throw;
            }
        }
        catch (InvalidDataException flaw)
        {
            throw new UnusableFileException(path, $"the gzip data is corrupt ({flaw.Message})", Again, flaw);
        }
    }

    private static string Again => "fetch or copy the file again";

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableFileException(path, "there is no such file", "put the data file there or name another folder", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(path, $"cannot be opened ({error.Message})", "check its permissions", error);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        var gzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return gzip;
    }

    private static IdxArray ReadContent(Stream content, Expectation expected)
    {
        var dimensions = ReadHeader(content, expected, out var length);
        var values = new byte[length];
        var read = content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
        {
            throw expected.Flaw($"is truncated: {Shape(dimensions)} need {values.Length} bytes, found {read}");
        }

        if (content.ReadByte() >= 0)
        {
            throw expected.Flaw($"has data after its end: {Shape(dimensions)} need {values.Length} bytes, found more");
        }

        return new IdxArray(dimensions, values);
    }

    private static int[] ReadHeader(Stream content, Expectation expected, out int length)
    {
        Span<byte> header = stackalloc byte[4 + (4 * expected.Axes)];
        var read = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read >= 4)
        {
            CheckMagic(header, expected);
        }

        if (read < header.Length)
        {
            throw expected.Flaw($"is truncated: the header needs {header.Length} bytes, found {read}");
        }

        var dimensions = new int[expected.Axes];
        var total = 1L;
        for (var axis = 0; axis < dimensions.Length; axis++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * axis))..]);
            if (size is 0 or > int.MaxValue || total * size > Array.MaxLength)
            {
                throw expected.Flaw($"has an impossible header: axis {axis} is {size} long");
            }

            dimensions[axis] = (int)size;
            total *= size;
        }

        // A broken header must not make us allocate gigabytes.
        if (total > expected.MostBytes)
        {
            throw expected.Flaw($"is truncated: {Shape(dimensions)} need {total} bytes, found at most {expected.MostBytes}");
        }

        length = (int)total;
        return dimensions;
    }

    private static void CheckMagic(ReadOnlySpan<byte> header, Expectation expected)
    {
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (magic != expected.Magic)
        {
            throw new UnusableFileException(
                expected.Path,
                $"wrong magic number: expected 0x{expected.Magic:x8} ({Meaning(expected.Magic)}), found 0x{magic:x8} ({Meaning(magic)})",
                "check that the file is the right one, under its right name");
        }
    }

    private static string Meaning(uint magic) => magic switch
    {
        0x0801 => "labels: unsigned bytes, 1 axis",
        0x0803 => "images: unsigned bytes, 3 axes",
        _ when magic >> 8 == UnsignedByte => string.Create(CultureInfo.InvariantCulture, $"unsigned bytes, {magic & 0xff} axes"),
        _ => "not an IDX file of unsigned bytes",
    };

    private static string Shape(IReadOnlyList<int> dimensions) =>
        (dimensions.Count == 1 ? "" : "dimensions ") + string.Join(" x ", dimensions) + (dimensions.Count == 1 ? " labels" : "");

    private readonly record struct Expectation(string Path, int Axes, long MostBytes)
    {
        public uint Magic => ((uint)UnsignedByte << 8) | (uint)Axes;

        public UnusableFileException Flaw(string problem) => new(Path, problem, Again);
    }
}
