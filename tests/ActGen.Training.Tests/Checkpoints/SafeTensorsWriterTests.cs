using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace ActGen.Training.Tests.Checkpoints;

/// <summary>Reads the bytes by the format's own description, as the Python library does, not by our reader.</summary>
public sealed class SafeTensorsWriterTests
{
    [Fact]
    public void Writes_header_length_header_and_data_as_the_format_says()
    {
        var bytes = Write([new("epoch", "3"), new("note", "a \"quoted\" ünïcode text")],
        [
            SafeTensor.Of("w", [2, 3], [1, 2, 3, 4, 5, -0.5f]),
            SafeTensor.Of("scalar", [], [7]),
            SafeTensor.Of("empty", [0, 4], []),
            new SafeTensor("steps", "I64", [1], new byte[] { 9, 0, 0, 0, 0, 0, 0, 0 }),
        ]);

        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal((byte)'{', bytes[8]);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, length));
        var metadata = header.RootElement.GetProperty("__metadata__");
        Assert.Equal("3", metadata.GetProperty("epoch").GetString());
        Assert.Equal("a \"quoted\" ünïcode text", metadata.GetProperty("note").GetString());

        var data = bytes.AsSpan(8 + length).ToArray();
        Assert.Equal(8 + 24 + 4, data.Length);
        Assert.Equal([9, 0, 0, 0, 0, 0, 0, 0], Bytes(header, "steps", "I64", [1], data));
        Assert.Equal([1, 2, 3, 4, 5, -0.5f], Floats(Bytes(header, "w", "F32", [2, 3], data)));
        Assert.Equal([7f], Floats(Bytes(header, "scalar", "F32", [], data)));
        Assert.Empty(Bytes(header, "empty", "F32", [0, 4], data));
    }

    [Fact]
    public void Tensors_follow_each_other_without_gap_and_each_is_aligned_to_its_type()
    {
        var bytes = Write([],
        [
            SafeTensor.Of("a", [3], [1, 2, 3]),
            new SafeTensor("b", "F64", [1], new byte[8]),
            new SafeTensor("c", "U8", [3], new byte[3]),
            SafeTensor.Of("d", [1], [4]),
            new SafeTensor("e", "I64", [2], new byte[16]),
        ]);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var end = 0L;
        foreach (var tensor in header.RootElement.EnumerateObject()
            .OrderBy(tensor => tensor.Value.GetProperty("data_offsets")[0].GetInt64()))
        {
            var size = tensor.Value.GetProperty("dtype").GetString() switch { "F32" => 4, "U8" => 1, _ => 8 };
            var begin = tensor.Value.GetProperty("data_offsets")[0].GetInt64();
            Assert.Equal(end, begin);
            Assert.Equal(0, begin % size);
            end = tensor.Value.GetProperty("data_offsets")[1].GetInt64();
        }

        Assert.Equal(bytes.Length - 8 - length, end);
    }

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_else_is_left_in_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("actgen-atomic-");
        try
        {
            var path = Path.Combine(folder.FullName, "model.safetensors");
            File.WriteAllText(path, "the old content");
            Assert.Throws<ArgumentException>(() => SafeTensorsWriter.Write(path, [],
                [SafeTensor.Of("a", [1], [1]), SafeTensor.Of("a", [1], [1])]));
            Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
            {
                stream.Write("half"u8);
                throw new InvalidOperationException();
            }));
            Assert.Equal("the old content", File.ReadAllText(path));
            SafeTensorsWriter.Write(path, [], [SafeTensor.Of("a", [1], [1])]);
            Assert.Equal(1f, SafeTensorsReader.Read(path).Tensors["a"].ToArray()[0]);
            Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("F32", 3)]
    [InlineData("I64", 4)]
    [InlineData("X9", 0)]
    public void Refuses_data_that_does_not_fit_type_and_shape(string type, int bytes)
    {
        var flaw = Assert.Throws<ArgumentException>(() => Write([], [new SafeTensor("odd", type, [1], new byte[bytes])]));
        Assert.Contains("odd", flaw.Message, StringComparison.Ordinal);
    }

    private static byte[] Write(KeyValuePair<string, string>[] metadata, SafeTensor[] tensors)
    {
        var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, metadata, tensors);
        return stream.ToArray();
    }

    private static byte[] Bytes(JsonDocument header, string name, string type, int[] shape, byte[] data)
    {
        var entry = header.RootElement.GetProperty(name);
        Assert.Equal(type, entry.GetProperty("dtype").GetString());
        Assert.Equal(shape, entry.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt32()));
        return data[entry.GetProperty("data_offsets")[0].GetInt32()..entry.GetProperty("data_offsets")[1].GetInt32()];
    }

    private static float[] Floats(byte[] bytes)
    {
        var values = new float[bytes.Length / 4];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 * i));
        }

        return values;
    }
}
