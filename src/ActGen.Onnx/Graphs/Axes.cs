namespace ActGen.Onnx.Graphs;

/// <summary>Changes the order of the axes of a tensor.</summary>
internal static class Axes
{
    /// <summary>The values with the axes in another order.</summary>
    /// <param name="values">The values, row by row.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <param name="order">The axes in their new order.</param>
    public static float[] Reorder(ReadOnlySpan<float> values, int[] shape, int[] order)
    {
        var strides = new int[shape.Length];
        var size = 1;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = size;
            size *= shape[axis];
        }

        var reordered = new float[size];
        var place = new int[order.Length];
        for (var i = 0; i < size; i++)
        {
            var from = 0;
            for (var k = 0; k < order.Length; k++)
            {
                from += place[k] * strides[order[k]];
            }

            reordered[i] = values[from];
            Advance(place, shape, order);
        }

        return reordered;
    }

    private static void Advance(int[] place, int[] shape, int[] order)
    {
        for (var k = order.Length - 1; k >= 0 && ++place[k] == shape[order[k]]; k--)
        {
            place[k] = 0;
        }
    }
}
