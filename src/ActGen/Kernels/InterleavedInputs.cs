using System.Buffers;

namespace ActGen.Kernels;

/// <summary>Deinterleaves inputs that are groups of neighbors into the parts that kernels read, and back, by panels of samples.</summary>
/// <param name="inputs">The number of inputs.</param>
/// <param name="part">The columns of one input.</param>
internal readonly struct InterleavedInputs(int inputs, int part)
{
    private const int PanelElements = 1 << 16;

    /// <summary>The elements of a panel: whole samples, at least one.</summary>
    public static int Panel(int sample, int all) => Math.Min(all, Math.Max(1, PanelElements / sample) * sample);

    public static float[] Rent(int length) => ArrayPool<float>.Shared.Rent(length);

    public static void Return(float[] buffer) => ArrayPool<float>.Shared.Return(buffer);

    /// <summary>From groups of neighbors to parts.</summary>
    public void Split(ReadOnlySpan<float> groups, Span<float> parts)
    {
        var row = inputs * part;
        for (var start = 0; start < groups.Length; start += row)
        {
            var from = groups.Slice(start, row);
            var to = parts.Slice(start, row);
            for (var input = 0; input < inputs; input++)
            {
                for (var column = 0; column < part; column++)
                {
                    to[(input * part) + column] = from[(column * inputs) + input];
                }
            }
        }
    }

    /// <summary>From parts to groups of neighbors.</summary>
    public void Join(ReadOnlySpan<float> parts, Span<float> groups)
    {
        var row = inputs * part;
        for (var start = 0; start < groups.Length; start += row)
        {
            var from = parts.Slice(start, row);
            var to = groups.Slice(start, row);
            for (var input = 0; input < inputs; input++)
            {
                for (var column = 0; column < part; column++)
                {
                    to[(column * inputs) + input] = from[(input * part) + column];
                }
            }
        }
    }
}
