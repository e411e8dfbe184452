using System.Buffers.Binary;
using System.Text;

namespace ActGen.Training.Tests.Checkpoints;

public sealed class SafeTensorsReaderTests : IDisposable
{
    private const string Good =
        """{"__metadata__":{"k":"v"},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]},"""
        + """ "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-tensors-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Reads_tensors_in_any_order_and_metadata()
    {
        var file = SafeTensorsReader.Read(Save(Good + "   ", [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64]));
        Assert.Equal("v", file.Metadata["k"]);
        Assert.Equal([1f], file.Tensors["a"].ToArray());
        Assert.Equal([2f, 3f], file.Tensors["b"].ToArray());
        Assert.Equal([2], file.Tensors["b"].Shape);
    }

    [Fact]
    public void Says_that_a_file_is_missing() => Fails(Path.Combine(_folder.FullName, "none"), "there is no such file");

    [Fact]
    public void Says_that_a_folder_is_no_file() => Fails(_folder.FullName, "is a folder");

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("This is a text, and no checkpoint at all.")]
    [InlineData("\u001f\u008b zipped, perhaps, but not tensors")]
    public void Tells_what_is_no_safetensors_file(string content)
    {
        var path = Path.Combine(_folder.FullName, "f");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        Fails(path, "is not a safetensors file");
    }

    [Fact]
    public void Every_truncation_is_told()
    {
        var whole = File.ReadAllBytes(Save(Good, new byte[12]));
        var path = Path.Combine(_folder.FullName, "cut");
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Fails(path, length < 9 ? "is not a safetensors file" : "is truncated");
        }
    }

    [Theory]
    [InlineData("""[]""", "does not start with a header")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} x""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"a":{"dtype":"F32","shape":[0],"data_offsets":[12,12]}}""",
        "a occurs twice")]
    [InlineData("""{"a":{"dtype":"F33","shape":[3],"data_offsets":[0,12]}}""", "a has the unknown type F33")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}""", "a needs 8 bytes, its data_offsets 0 to 12 give 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[12,4]}}""", "a needs 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "a begins at byte 4, expected 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "the tensors end at byte 8 of the data, 12 are there")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""",
        "b begins at byte 4, expected 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "is truncated: a ends at byte 16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}""", "the shape of a must be whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,12]}}""", "the shape of a must be whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":"3","data_offsets":[0,12]}}""", "the shape of a is not an array")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0]}}""", "a needs dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3]}}""", "a needs dtype, shape and two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,12]}}""",
        "a is larger than any file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647],"data_offsets":[0,99999999999]}}""", "must be whole numbers")]
    [InlineData("""{"a":{"dtype":7,"shape":[3],"data_offsets":[0,12]}}""", "the dtype of a is not a text")]
    [InlineData("""{"a":7}""", "a is not an object")]
    [InlineData("""{"__metadata__":{"k":7},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "__metadata__.k is not a text")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12],"more":1}}""", "a has an unknown field more")]
    public void Tells_a_broken_header(string header, string problem) => Fails(Save(header, new byte[12]), problem);

    [Fact]
    public void Tells_a_text_that_is_not_unicode()
    {
        var path = Save("""{"?":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", new byte[12]);
        var bytes = File.ReadAllBytes(path);
        bytes[10] = 0xff;
        File.WriteAllBytes(path, bytes);
        Fails(path, "not valid JSON");
    }

    [Fact]
    public void Random_damage_is_told_or_harmless_but_never_another_error()
    {
        var whole = File.ReadAllBytes(Save(Good, new byte[12]));
        var random = new Random(5);
        var path = Path.Combine(_folder.FullName, "damaged");
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var hit = 0; hit <= round % 3; hit++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            var flaw = Record.Exception(() => SafeTensorsReader.Read(path));
            Assert.True(flaw is null or UnusableFileException, $"round {round}: {flaw}");
        }
    }

    private static void Fails(string path, string problem)
    {
        var flaw = Assert.Throws<UnusableFileException>(() => SafeTensorsReader.Read(path));
        Assert.StartsWith(path + ": ", flaw.Message, StringComparison.Ordinal);
        Assert.Contains(problem, flaw.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', flaw.Message);
    }

    private string Save(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + text.Length);
        var path = Path.Combine(_folder.FullName, "f");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
