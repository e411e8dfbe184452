namespace ActGen.Training;

/// <summary>
/// The three products of a convolution: its output, and the gradients for its input and its weights. Windows are read from the image where
/// they are; only images that windows reach over the edge of are copied once, into a frame of zeros.
/// </summary>
internal sealed class Convolution
{
    private const int Panel = PackedMatrix.PanelColumns;

    private readonly Windows _windows;
    private readonly int _filters;
    private readonly int _height;
    private readonly int _width;

    // Where the first value of each window lies in the framed image, and where each window's outputs lie.
    private readonly int[] _windowStarts;
    private readonly int[] _outputStarts;

    // Where each value of a window lies in the framed image from the window's first one, and where its weights lie.
    private readonly int[] _places;
    private readonly int[] _weightStarts;

    /// <summary>Finds out where everything lies.</summary>
    public Convolution(Windows windows, int filters)
    {
        (_windows, _filters) = (windows, filters);
        _height = Math.Max((windows.Rows - 1) * windows.Stride + windows.Size, windows.Top + windows.Height);
        _width = Math.Max((windows.Columns - 1) * windows.Stride + windows.Size, windows.Left + windows.Width);
        _windowStarts = [.. Enumerable.Range(0, Positions).Select(
            i => (i / windows.Columns * _width + i % windows.Columns) * windows.Stride * windows.Channels)];
        _outputStarts = [.. Enumerable.Range(0, Positions).Select(i => i * filters)];
        var line = windows.Size * windows.Channels;
        _places = [.. Enumerable.Range(0, Inner).Select(k => k / line * _width * windows.Channels + k % line)];
        _weightStarts = [.. Enumerable.Range(0, Inner).Select(k => k * filters)];
    }

    /// <summary>How the windows lie.</summary>
    public Windows Windows => _windows;

    /// <summary>Number of windows.</summary>
    public int Positions => _windows.Rows * _windows.Columns;

    /// <summary>Values of a window.</summary>
    public int Inner => _windows.Size * _windows.Size * _windows.Channels;

    /// <summary>Floats of scratch memory that the passes need.</summary>
    public int ScratchLength => (IsFramed ? FramedLength : 0)
        + Math.Max(_filters % 8 == 0 ? 0 : Positions * PaddedFilters, _windows.Channels % 8 == 0 ? 0 : Positions * Inner);

    private bool IsFramed => _height != _windows.Height || _width != _windows.Width;

    private int FramedLength => _height * _width * _windows.Channels;

    // Columns in whole eighths, so that rows can be read as vectors.
    private int PaddedFilters => (_filters + 7) / 8 * 8;

    /// <summary>The output of one image.</summary>
    public void Forward(
        ReadOnlySpan<float> image, PackedMatrix weights, ReadOnlySpan<float> bias, Span<float> output, Span<float> scratch)
    {
        var strip = default(ConvolutionStrip);
        (strip.Lines, strip.Line) = (_windows.Size, _windows.Size * _windows.Channels);
        strip.A = ref Framed(image, scratch)[0];
        strip.ARows = _windowStarts;
        (strip.AStep, strip.AJump) = (1, (_width - _windows.Size) * _windows.Channels);
        strip.C = ref output[0];
        strip.CRows = _outputStarts;
        ConvolutionDriver.Run(ref strip, _filters, weights.Panels, Inner, Panel, bias);
    }

    /// <summary>Adds the gradient for the weights that one image gives.</summary>
    public void AddWeightGradient(ReadOnlySpan<float> image, ReadOnlySpan<float> dy, Span<float> gradient, Span<float> scratch)
    {
        var strip = default(ConvolutionStrip);
        (strip.Lines, strip.Line) = (_windows.Rows, _windows.Columns);
        strip.A = ref Framed(image, scratch)[0];
        strip.ARows = _places;
        strip.AStep = _windows.Stride * _windows.Channels;
        strip.AJump = (_width - _windows.Columns) * _windows.Stride * _windows.Channels;
        strip.C = ref gradient[0];
        strip.CRows = _weightStarts;
        strip.Accumulate = true;
        ConvolutionDriver.Run(ref strip, _filters, Padded(dy, scratch), panel: 0, PaddedFilters, []);
    }

    /// <summary>The gradient for one image.</summary>
    /// <param name="dy">The gradient for the output.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="dx">Receives the gradient.</param>
    /// <param name="scratch">Memory.</param>
    public void InputGradient(ReadOnlySpan<float> dy, ConvolutionWeights weights, Span<float> dx, Span<float> scratch)
    {
        var target = IsFramed ? scratch[..FramedLength] : dx;
        target.Clear();
        if (weights.Windows is { } windows)
        {
            AddWindows(dy, windows, target, scratch[^(Positions * Inner)..]);
        }
        else
        {
            AddPlaces(dy, weights.Places, target);
        }

        for (var y = 0; IsFramed && y < _windows.Height; y++)
        {
            var line = _windows.Width * _windows.Channels;
            target.Slice(((_windows.Top + y) * _width + _windows.Left) * _windows.Channels, line).CopyTo(dx.Slice(y * line, line));
        }
    }

    // Place by place of the windows, whose channels fill vectors.
    private void AddPlaces(ReadOnlySpan<float> dy, PackedMatrix[] weights, Span<float> target)
    {
        for (var place = 0; place < weights.Length; place++)
        {
            var strip = default(ConvolutionStrip);
            (strip.Lines, strip.Line) = (1, _filters);
            strip.A = ref dy[0];
            strip.ARows = _outputStarts;
            strip.AStep = 1;
            strip.C = ref target[_places[place * _windows.Channels]];
            strip.CRows = _windowStarts;
            strip.Accumulate = true;
            ConvolutionDriver.Run(ref strip, _windows.Channels, weights[place].Panels, _filters, Panel, []);
        }
    }

    // Whole windows beside the image, for channels that do not fill vectors.
    private void AddWindows(ReadOnlySpan<float> dy, PackedMatrix weights, Span<float> target, Span<float> windows)
    {
        MatrixProduct.Multiply(Positions, dy, _filters, weights, windows, Inner);
        var line = _windows.Size * _windows.Channels;
        for (var i = 0; i < Positions * _windows.Size; i++)
        {
            var place = _windowStarts[i / _windows.Size] + i % _windows.Size * _width * _windows.Channels;
            for (var k = 0; k < line; k++)
            {
                target[place + k] += windows[i * line + k];
            }
        }
    }

    private ReadOnlySpan<float> Framed(ReadOnlySpan<float> image, Span<float> scratch)
    {
        if (!IsFramed)
        {
            return image;
        }

        var framed = scratch[..FramedLength];
        framed.Clear();
        var line = _windows.Width * _windows.Channels;
        for (var y = 0; y < _windows.Height; y++)
        {
            image.Slice(y * line, line).CopyTo(framed[(((_windows.Top + y) * _width + _windows.Left) * _windows.Channels)..]);
        }

        return framed;
    }

    private ReadOnlySpan<float> Padded(ReadOnlySpan<float> dy, Span<float> scratch)
    {
        if (_filters % 8 == 0)
        {
            return dy;
        }

        var padded = scratch[^(Positions * PaddedFilters)..];
        for (var i = 0; i < Positions; i++)
        {
            dy.Slice(i * _filters, _filters).CopyTo(padded[(i * PaddedFilters)..]);
            padded.Slice(i * PaddedFilters + _filters, PaddedFilters - _filters).Clear();
        }

        return padded;
    }
}
