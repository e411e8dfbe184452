using System.Runtime.CompilerServices;
using ActGen.Kernels;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

public class RowBuffersTests
{
    [Fact]
    public void Pieces_begin_with_a_cache_line_and_lie_apart()
    {
        // So much that the collector does not move it.
        int[] lengths = [1, 16, 17, 0, 30000, 15];
        var buffers = new RowBuffers(lengths.Sum(), lengths.Length);
        long end = 0;
        foreach (var length in lengths)
        {
            var piece = buffers.Take(length);
            Assert.Equal(length, piece.Length);
            if (length > 0)
            {
                long first = Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref piece[0]);
                Assert.Equal(0, first % 64);
                Assert.True(first >= end);
                end = first + (length * sizeof(float));
            }
        }

        buffers.Dispose();
    }
}
