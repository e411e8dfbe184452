using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ActGen.Onnx.Format;

/// <summary>
/// A message of Protocol Buffers that is written field by field. Large data and messages inside are kept as pieces, so weights are
/// not copied on their way into the file.
/// </summary>
internal sealed class ProtoMessage
{
    private const int MaxVarintLength = 10;
    private const int LongestCopied = 256;

    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private ArrayBufferWriter<byte> _open = new();

    // How a field is written, as the low bits of its tag say.
    private enum WireType
    {
        Varint = 0,
        Length = 2,
        Fixed32 = 5,
    }

    /// <summary>The number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Writes an integer or a number of an enumeration.</summary>
    public void Integer(int field, long value)
    {
        Tag(field, WireType.Varint);
        Varint((ulong)value);
    }

    /// <summary>Writes a float.</summary>
    public void Float(int field, float value)
    {
        Tag(field, WireType.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(_open.GetSpan(sizeof(float)), value);
        Advance(sizeof(float));
    }

    /// <summary>Writes a text; an empty one is the default and is left out.</summary>
    public void Text(int field, string value)
    {
        if (value.Length > 0)
        {
            Bytes(field, Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Writes several texts, empty ones too: their places count.</summary>
    public void Texts(int field, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Bytes(field, Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Writes bytes, which must stay as they are until the message is written.</summary>
    public void Bytes(int field, ReadOnlyMemory<byte> value)
    {
        Tag(field, WireType.Length);
        Varint((ulong)value.Length);
        Append(value);
    }

    /// <summary>Writes a message inside this one.</summary>
    public void Message(int field, ProtoMessage message)
    {
        Tag(field, WireType.Length);
        Varint((ulong)message.Length);
        message.Close();
        foreach (var piece in message._pieces)
        {
            Append(piece);
        }
    }

    /// <summary>Writes several messages inside this one.</summary>
    public void Messages(int field, IEnumerable<ProtoMessage> messages)
    {
        foreach (var message in messages)
        {
            Message(field, message);
        }
    }

    /// <summary>Writes all of it to a stream.</summary>
    public void WriteTo(Stream stream)
    {
        Close();
        foreach (var piece in _pieces)
        {
            stream.Write(piece.Span);
        }
    }

    private void Tag(int field, WireType type) => Varint((ulong)((field << 3) | (int)type));

    private void Varint(ulong value)
    {
        var bytes = _open.GetSpan(MaxVarintLength);
        var count = 0;
        while (value >= 0x80)
        {
            bytes[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[count++] = (byte)value;
        Advance(count);
    }

    private void Append(ReadOnlyMemory<byte> value)
    {
        if (value.Length <= LongestCopied)
        {
            _open.Write(value.Span);
        }
        else
        {
            Close();
            _pieces.Add(value);
        }

        Length += value.Length;
    }

    private void Advance(int count)
    {
        _open.Advance(count);
        Length += count;
    }

    private void Close()
    {
        if (_open.WrittenCount > 0)
        {
            _pieces.Add(_open.WrittenMemory);
            _open = new ArrayBufferWriter<byte>();
        }
    }
}
