using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActGen.Training.Tests.LinearAlgebra;

public class FloatBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void StartsAsZerosOnACacheLine(int length)
    {
        var buffer = new FloatBuffer(length);
        Assert.Equal(length, buffer.Length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.True(buffer.Span.IndexOfAnyExcept(0f) < 0);
        Assert.Equal(0, AddressOf(buffer) % 64);
    }

    [Fact]
    public void KeepsItsAddressAndItsValuesThroughCollections()
    {
        var buffer = new FloatBuffer(100);
        buffer.Span.Fill(3f);
        var before = AddressOf(buffer);
        for (var i = 0; i < 1000; i++)
        {
            _ = new float[1000];
        }
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(before, AddressOf(buffer));
        Assert.True(buffer.Span.IndexOfAnyExcept(3f) < 0);
    }

    [Fact]
    public void RefusesANegativeLength() => Assert.Throws<ArgumentOutOfRangeException>(() => new FloatBuffer(-1));

    private static unsafe nint AddressOf(FloatBuffer buffer) =>
        (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer.Span));
}
