using System.Buffers.Binary;
using System.IO.Compression;

namespace ActGen.Training.Reporting;

/// <summary>Small gray images as PNG files (ISO/IEC 15948), inside an address.</summary>
internal static class GrayPng
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>An image as an address that a page can show.</summary>
    /// <param name="values">The values, row by row; their smallest becomes black, their largest white.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    public static string DataUri(ReadOnlySpan<float> values, int width, int height) =>
        "data:image/png;base64," + Convert.ToBase64String(Write(Bytes(values), width, height));

    /// <summary>The file of an image.</summary>
    /// <param name="pixels">The gray values, row by row.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits of a gray value; the other four bytes are 0: gray, deflate, adaptive filters, no interlace
        Chunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                deflate.WriteByte(0); // no filter
                deflate.Write(pixels.Slice(row * width, width));
            }
        }

        Chunk(file, "IDAT"u8, data.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Bytes(ReadOnlySpan<float> values)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        var bytes = new byte[values.Length];
        for (var i = 0; i < values.Length && high > low; i++)
        {
            bytes[i] = (byte)Math.Round((values[i] - low) / (high - low) * 255);
        }

        return bytes;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. content]));
        file.Write(number);
    }

    // CRC-32 of ISO 3309, bit by bit: the images are small.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
