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

    /// <summary>The number of the piece among all of the model in the order of memory.</summary>
    public int Place { get; init; }

    /// <summary>
    /// Cuts all parameters of a model. Pieces are whole slices of the first axis, and begin at cache lines of the parameter.
    /// The small pieces lie evenly among the large ones, which compute a gradient first, so that neighboring pieces are as much work
    /// wherever the list is cut, and all threads end at about the same time.
    /// </summary>
    public static UpdatePiece[] Cut(Sequential model)
    {
        var pieces = new List<UpdatePiece>();
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            foreach (var parameter in model.Layers[layer].Parameters.Where(parameter => parameter.Trainable))
            {
                var row = parameter.Length / parameter.Shape[0];
                var rows = Math.Max(1, Target / row / CacheLine) * CacheLine;
                for (var start = 0; start < parameter.Shape[0]; start += rows)
                {
                    var count = Math.Min(rows, parameter.Shape[0] - start);
                    pieces.Add(new UpdatePiece(layer, parameter, start * row, count * row) { Place = pieces.Count });
                }
            }
        }

        return [.. pieces
            .GroupBy(piece => piece.Parameter.WholeBatch)
            .SelectMany(group => group.Select((piece, i) => (Piece: piece, At: (i + 0.5) / group.Count())))
            .OrderBy(place => place.At)
            .Select(place => place.Piece)];
    }
}
