namespace ActGen.Training;

/// <summary>Where the places of one window begin in a run of images, line by line; those over the edge are left out.</summary>
internal ref struct WindowPlaces
{
    private readonly Windows _windows;
    private readonly int _first;
    private readonly int _height;
    private readonly int _width;
    private int _next;

    /// <summary>A window of a run of images.</summary>
    /// <param name="windows">How windows lie on one image.</param>
    /// <param name="index">Number of the window, counted over all images.</param>
    public WindowPlaces(Windows windows, int index)
    {
        _windows = windows;
        int image = index / (windows.Rows * windows.Columns);
        int window = index % (windows.Rows * windows.Columns);
        (int top, _height) = windows.Inside(window / windows.Columns, windows.Top, windows.Height);
        (int left, _width) = windows.Inside(window % windows.Columns, windows.Left, windows.Width);
        _first = ((image * windows.Height + top) * windows.Width + left) * windows.Channels;
    }

    /// <summary>How many places there are.</summary>
    public readonly int Count => _height * _width;

    /// <summary>The current place.</summary>
    public readonly int Current =>
        _first + ((_next - 1) / _width * _windows.Width + (_next - 1) % _width) * _windows.Channels;

    public readonly WindowPlaces GetEnumerator() => this;

    public bool MoveNext() => _next++ < Count;
}
