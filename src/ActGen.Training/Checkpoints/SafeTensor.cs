using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ActGen.Training;

/// <summary>One named tensor of a safetensors file.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">Its element type as the format writes it, such as <c>F32</c>.</param>
/// <param name="Shape">The length of each axis, the last one fastest; empty for a single number.</param>
/// <param name="Data">The elements, little-endian.</param>
public sealed record SafeTensor(string Name, string Type, IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>The format's name for 32-bit floating point numbers.</summary>
    public const string Float32 = "F32";

    /// <summary>Copies 32-bit floating point numbers into a tensor.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The length of each axis.</param>
    /// <param name="values">The elements.</param>
    public static SafeTensor Of(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values)
    {
        var data = new byte[values.Length * sizeof(float)];
        values.CopyTo(MemoryMarshal.Cast<byte, float>(data.AsSpan()));
        SwapOnBigEndian(MemoryMarshal.Cast<byte, int>(data.AsSpan()));
        return new SafeTensor(name, Float32, shape, data);
    }

    /// <summary>Copies the elements of a tensor of 32-bit floating point numbers.</summary>
    /// <param name="destination">Receives the elements; as long as the tensor.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the tensor is of another type.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (Type != Float32 || Data.Length != destination.Length * sizeof(float))
        {
            throw new ArgumentException($"{Name} has {Data.Length} bytes of {Type}, {destination.Length} numbers of {Float32} are wanted",
                nameof(destination));
        }

        var bytes = MemoryMarshal.AsBytes(destination);
        Data.Span.CopyTo(bytes);
        SwapOnBigEndian(MemoryMarshal.Cast<byte, int>(bytes));
    }

    /// <summary>The elements of a tensor of 32-bit floating point numbers.</summary>
    public float[] ToArray()
    {
        var values = new float[Data.Length / sizeof(float)];
        CopyTo(values);
        return values;
    }

    private static void SwapOnBigEndian(Span<int> words)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
