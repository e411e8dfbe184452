using System.Buffers.Binary;
using System.IO.Compression;

namespace ActGen.Training.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-idx-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_plain_and_compressed_files_whatever_their_name(bool gzip)
    {
        var content = Idx(0x0803, [2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
        var array = IdxReader.Read(File("images", gzip ? Gzip(content) : content), axes: 3);
        Assert.Equal([2, 2, 3], array.Dimensions);
        Assert.Equal(2, array.Count);
        Assert.Equal(6, array.ItemLength);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255], array.Values);
    }

    [Fact]
    public void Says_that_a_file_is_missing() => Fails(Path.Combine(_folder.FullName, "nothing"), "there is no such file");

    [Fact]
    public void Says_that_a_folder_is_missing() => Fails(Path.Combine(_folder.FullName, "no", "thing"), "there is no such file");

    [Fact]
    public void Says_that_a_folder_is_no_file() => Fails(_folder.FullName, "cannot be opened");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    public void Tells_a_truncated_header(int length) =>
        Fails(File("f", Idx(0x0803, [1, 2, 3], new byte[6])[..length]), $"is truncated: the header needs 16 bytes, found {length}");

    [Fact]
    public void Tells_labels_from_images() =>
        Fails(File("f", Idx(0x0801, [3], [1, 2, 3])),
            "wrong magic number: expected 0x00000803 (images: unsigned bytes, 3 axes), found 0x00000801 (labels: unsigned bytes, 1 axis)");

    [Fact]
    public void Tells_another_format() =>
        Fails(File("f", [.. "<!DOCTYPE html><html>"u8]),
            "wrong magic number: expected 0x00000803 (images: unsigned bytes, 3 axes), "
            + "found 0x3c21444f (not an IDX file of unsigned bytes)");

    [Fact]
    public void Tells_truncated_values() =>
        Fails(File("f", Idx(0x0803, [2, 2, 2], new byte[7])), "is truncated: dimensions 2 x 2 x 2 need 8 bytes, found at most 7");

    [Fact]
    public void Tells_truncated_values_within_gzip() =>
        Fails(File("f", Gzip(Idx(0x0803, [2, 2, 2], new byte[7]))), "is truncated: dimensions 2 x 2 x 2 need 8 bytes, found 7");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tells_bytes_after_the_end(bool gzip)
    {
        var content = Idx(0x0803, [2, 2, 2], new byte[9]);
        Fails(File("f", gzip ? Gzip(content) : content), "has data after its end: dimensions 2 x 2 x 2 need 8 bytes");
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x8000_0000u)]
    public void Tells_an_impossible_dimension(uint size)
    {
        var content = Idx(0x0803, [1, 2, 2], new byte[4]);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(8), size);
        Fails(File("f", content), $"has an impossible header: axis 1 is {size} long");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Allocates_nothing_for_a_header_that_promises_too_much(bool gzip)
    {
        var content = Idx(0x0803, [50_000, 200, 200], new byte[4]);
        var path = File("f", gzip ? Gzip(content) : content);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(path, "is truncated: dimensions 50000 x 200 x 200 need 2000000000 bytes");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Tells_a_truncated_gzip_stream()
    {
        // The last 8 bytes are the checksum and the length: without them all the values are there, and yet unchecked.
        var gzip = Gzip(Idx(0x0803, [20, 28, 28], Noise(20 * 28 * 28)));
        foreach (var length in (int[])[gzip.Length - 1, gzip.Length - 4, gzip.Length - 8, gzip.Length - 9, gzip.Length / 2, 11, 5, 2])
        {
            Fails(File($"f{length}", gzip[..length]), "the gzip data is corrupt");
        }
    }

    [Fact]
    public void Tells_a_damaged_gzip_stream()
    {
        var content = Idx(0x0803, [20, 28, 28], Noise(20 * 28 * 28));
        for (var position = 4; position < 2000; position += 97)
        {
            var gzip = Gzip(content);
            gzip[^position] ^= 0x55;
            Fails(File($"f{position}", gzip), "the gzip data is corrupt");
        }
    }

    [Fact]
    public void Tells_a_gzip_header_without_a_stream() =>
        Fails(File("f", [0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), "the gzip data is corrupt");

    [Fact]
    public void Every_damaged_bit_of_a_small_file_is_told_or_is_in_a_value_that_the_format_does_not_guard()
    {
        var content = Idx(0x0803, [2, 3, 4], Noise(24));
        for (var at = 0; at < content.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = content.ToArray();
                damaged[at] ^= (byte)(1 << bit);
                var path = File("damaged", damaged);
                if (at < 16)
                {
                    Fails(path, "");
                }
                else
                {
                    // The values have no checksum: one more or less is another picture.
                    Assert.Equal(damaged[16..], IdxReader.Read(path, axes: 3).Values);
                }
            }

            Fails(File("cut", content[..at]), "");
        }
    }

    [Fact]
    public void Every_damaged_bit_of_a_small_compressed_file_is_told_or_changes_nothing()
    {
        var content = Idx(0x0803, [2, 3, 4], Noise(24));
        var gzip = Gzip(content);
        for (var at = 0; at < gzip.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = gzip.ToArray();
                damaged[at] ^= (byte)(1 << bit);
                var path = File("damaged", damaged);
                if (Record.Exception(() => Assert.Equal(content[16..], IdxReader.Read(path, axes: 3).Values)) is { } flaw)
                {
                    Assert.DoesNotContain('\n', Assert.IsType<UnusableFileException>(flaw).Message);
                }
                else
                {
                    // Time, flags for people and the name of the system that compressed it; bits of the last byte that are not used.
                    Assert.True(at is >= 3 and <= 9 || at == gzip.Length - 9, $"byte {at}");
                }
            }

            Fails(File("cut", gzip[..at]), "");
        }
    }

    private static void Fails(string path, string problem)
    {
        var flaw = Assert.Throws<UnusableFileException>(() => IdxReader.Read(path, axes: 3));
        Assert.StartsWith(path + ": ", flaw.Message, StringComparison.Ordinal);
        Assert.Contains(problem, flaw.Message, StringComparison.Ordinal);
        Assert.EndsWith("; " + flaw.Advice, flaw.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', flaw.Message);
    }

    private string File(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    internal static byte[] Idx(uint magic, int[] dimensions, byte[] values)
    {
        var content = new byte[4 + (4 * dimensions.Length) + values.Length];
        BinaryPrimitives.WriteUInt32BigEndian(content, magic);
        for (var axis = 0; axis < dimensions.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + (4 * axis)), dimensions[axis]);
        }

        values.CopyTo(content, 4 + (4 * dimensions.Length));
        return content;
    }

    internal static byte[] Gzip(byte[] content)
    {
        var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return buffer.ToArray();
    }
}
