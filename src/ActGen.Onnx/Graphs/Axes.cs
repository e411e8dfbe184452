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
        int[] strides = new int[shape.Length];
        int size = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = size;
            size *= shape[axis];
        }

        float[] reordered = new float[size];
        int[] place = new int[order.Length];
        for (int i = 0; i < size; i++)
        {
            int from = 0;
            for (int k = 0; k < order.Length; k++)
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
        for (int k = order.Length - 1; k >= 0 && ++place[k] == shape[order[k]]; k--)
        {
            place[k] = 0;
        }
    }
}
