namespace ActGen.Training;

/// <summary>
/// A piece of a parameter that one thread updates at a time, small enough that its gradient stays in the first-level cache.
/// </summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Start">The first value.</param>
/// <param name="Length">Number of values.</param>
internal readonly record struct UpdatePiece(int Layer, Parameter Parameter, int Start, int Length)
{
    private const int Target = 4096;
    private const int CacheLine = 16;

    /// <summary>
    /// Cuts all parameters of a model. Pieces are whole slices of the first axis, and begin at cache lines of the parameter.
    /// The large pieces, which compute a gradient first, come first, so that all threads end at about the same time.
    /// </summary>
    public static UpdatePiece[] Cut(Sequential model)
    {
        var pieces = new List<UpdatePiece>();
        for (int layer = 0; layer < model.Layers.Count; layer++)
        {
            foreach (var parameter in model.Layers[layer].Parameters)
            {
                int row = parameter.Length / parameter.Shape[0];
                int rows = Math.Max(1, Target / row / CacheLine) * CacheLine;
                for (int start = 0; start < parameter.Shape[0]; start += rows)
                {
                    int count = Math.Min(rows, parameter.Shape[0] - start);
                    pieces.Add(new UpdatePiece(layer, parameter, start * row, count * row));
                }
            }
        }

        return [.. pieces.OrderByDescending(piece => piece.Parameter.WholeBatch)];
    }
}
