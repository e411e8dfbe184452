using System.Buffers.Binary;
using System.IO.Compression;

namespace ActGen.Training;

/// <summary>Reads a gzip file of one member and insists on its end, which <see cref="GZipStream"/> lets be missing.</summary>
internal sealed class VerifiedGzipStream : Stream
{
    private readonly GZipStream _content;
    private readonly uint _promisedLength;
    private uint _length;

    /// <summary>Starts at the beginning of the file, which is disposed with this stream.</summary>
    public VerifiedGzipStream(FileStream file)
    {
        // The last four bytes are the length of the content, modulo 2^32; the checksum before them is verified by GZipStream.
        Span<byte> end = stackalloc byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - end.Length);
        file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        file.Position = 0;
        _promisedLength = BinaryPrimitives.ReadUInt32LittleEndian(end);
        _content = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = ReadContent(buffer);
        _length += (uint)read;
        if (read == 0 && buffer.Length > 0 && _length != _promisedLength)
        {
            throw new InvalidDataException("its end is missing");
        }

        return read;
    }

    // What .NET says of damage is about archives and methods of compression.
    private int ReadContent(Span<byte> buffer)
    {
        try
        {
            return _content.Read(buffer);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException("a block or the checksum is damaged", damage);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
