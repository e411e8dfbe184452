namespace ActGen.Training;

/// <summary>How far the outer windows of a layer reach over the edges of an image.</summary>
/// <param name="Top">Over the upper edge.</param>
/// <param name="Left">Over the left edge.</param>
/// <param name="Bottom">Over the lower edge.</param>
/// <param name="Right">Over the right edge.</param>
public readonly record struct Margins(int Top, int Left, int Bottom, int Right)
{
    /// <summary>Whether no window reaches over an edge.</summary>
    public bool IsNone => this == default;
}
