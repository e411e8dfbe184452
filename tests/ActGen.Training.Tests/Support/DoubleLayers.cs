namespace ActGen.Training.Tests.Support;

/// <summary>Layers in doubles, written from their formulas as plainly as possible. They share nothing with the engine.</summary>
public static class DoubleLayers
{
    public static DoubleLayer Flat => (x, _) => x with { Shape = [x.Size] };

    public static DoubleLayer Dense(int units, bool bias = true) => (x, parameters) =>
    {
        var inputs = x.Channels;
        var weight = parameters.Take(inputs * units);
        var start = bias ? parameters.Take(units) : new double[units];
        var y = new double[x.Values.Length / inputs * units];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = start[i % units];
            for (var k = 0; k < inputs; k++)
            {
                y[i] += x.Values[i / units * inputs + k] * weight[k * units + i % units];
            }
        }

        return new DoubleTensor(x.Rows, [.. x.Shape[..^1], units], y);
    };

    public static DoubleLayer Conv(int filters, int size, int stride, bool same, bool bias = true) => (x, parameters) =>
    {
        var weight = parameters.Take(size * size * x.Channels * filters);
        var start = bias ? parameters.Take(filters) : new double[filters];
        double Window(int row, (int Y, int X, int Ky, int Kx)[] places, int filter)
        {
            var sum = start[filter];
            foreach (var (y, column, ky, kx) in places)
            {
                for (var c = 0; c < x.Channels; c++)
                {
                    sum += x[row, y, column, c] * weight[((ky * size + kx) * x.Channels + c) * filters + filter];
                }
            }

            return sum;
        }

        return Slide(x, size, stride, same, filters, Window);
    };

    public static DoubleLayer MaxPool(int size, int stride, bool same) => (x, _) =>
        Slide(x, size, stride, same, x.Channels, (row, places, c) => places.Max(p => x[row, p.Y, p.X, c]));

    public static DoubleLayer AveragePool(int size, int stride, bool same) => (x, _) =>
        Slide(x, size, stride, same, x.Channels, (row, places, c) => places.Average(p => x[row, p.Y, p.X, c]));

    public static DoubleLayer GlobalAverage => (x, _) =>
    {
        var y = DoubleTensor.Zeros(x.Rows, x.Channels);
        for (var i = 0; i < x.Values.Length; i++)
        {
            y.Values[i / x.Size * x.Channels + i % x.Channels] += x.Values[i] * x.Channels / x.Size;
        }

        return y;
    };

    public static DoubleLayer LayerNorm(double epsilon) => (x, parameters) =>
    {
        var scale = parameters.Take(x.Channels);
        var shift = parameters.Take(x.Channels);
        return x with
        {
            Values = [.. x.Values.Chunk(x.Channels).SelectMany(vector => vector.Select((value, c) =>
                (value - vector.Average()) / Math.Sqrt(Variance(vector) + epsilon) * scale[c] + shift[c]))],
        };
    };

    /// <summary>As in training: over the whole batch. The running statistics are parameters that have no influence.</summary>
    public static DoubleLayer BatchNorm(double epsilon) => (x, parameters) =>
    {
        var scale = parameters.Take(x.Channels);
        var shift = parameters.Take(x.Channels);
        parameters.Take(2 * x.Channels);
        double[][] channels =
            [.. Enumerable.Range(0, x.Channels).Select(c => x.Values.Where((_, i) => i % x.Channels == c).ToArray())];
        double[] means = [.. channels.Select(channel => channel.Average())];
        double[] deviations = [.. channels.Select(channel => Math.Sqrt(Variance(channel) + epsilon))];
        return x with
        {
            Values = [.. x.Values.Select((value, i) => (i % x.Channels) is var c
                ? (value - means[c]) / deviations[c] * scale[c] + shift[c] : 0)],
        };
    };

    /// <summary>With the mask of the first step of a training with seed 0, for the layer of a number in the model.</summary>
    public static DoubleLayer Dropout(double rate, int layer) => (x, _) =>
        Masked(x, rate, layer, value => value / (1 - rate), dropped: 0);

    /// <summary>Keeps mean 0 and variance 1 of what SELU makes; with the mask as <see cref="Dropout"/>.</summary>
    public static DoubleLayer AlphaDropout(double rate, int layer) => (x, _) =>
    {
        const double Lowest = -1.7580993408473766;
        var scale = Math.Pow((1 - rate) * (1 + rate * Lowest * Lowest), -0.5);
        var shift = -scale * rate * Lowest;
        return Masked(x, rate, layer, value => scale * value + shift, dropped: scale * Lowest + shift);
    };

    /// <summary><see cref="HandBlend"/>.</summary>
    public static DoubleLayer Blend => (x, parameters) =>
    {
        var gain = parameters.Take(1)[0];
        var slope = parameters.Take(x.Size);
        var shift = parameters.Take(x.Channels);
        return x with
        {
            Values = [.. x.Values.Select((value, i) =>
                gain * value / (1 + Math.Abs(value)) + slope[i % x.Size] * value + shift[i % x.Channels])],
        };
    };

    /// <summary><see cref="HandRelu"/>.</summary>
    public static DoubleLayer Relu => (x, _) => x.Map(value => Math.Max(value, 0));

    public static DoubleLayer Chain(params DoubleLayer[] layers) =>
        (x, parameters) => layers.Aggregate(x, (value, layer) => layer(value, parameters));

    public static DoubleLayer Residual(params DoubleLayer[] body) => (x, parameters) =>
    {
        var f = Chain(body)(x, parameters);
        return x with { Values = [.. x.Values.Zip(f.Values, (a, b) => a + b)] };
    };

    public static DoubleLayer Concat(params DoubleLayer[] branches) => (x, parameters) =>
    {
        DoubleTensor[] ends = [.. branches.Select(branch => branch(x, parameters))];
        var vectors = ends[0].Values.Length / ends[0].Channels;
        return new DoubleTensor(x.Rows, [.. ends[0].Shape[..^1], ends.Sum(end => end.Channels)],
            [.. Enumerable.Range(0, vectors)
                .SelectMany(i => ends.SelectMany(end => end.Values.Skip(i * end.Channels).Take(end.Channels)))]);
    };

    // 32 random bits for each value, those of a row from one stream.
    private static DoubleTensor Masked(DoubleTensor x, double rate, int layer, Func<double, double> kept, double dropped)
    {
        var step = new RandomStream(key: 0, layer: 1, row: 0).NextBits();
        var values = new List<double>();
        for (var row = 0; row < x.Rows; row++)
        {
            var random = new RandomStream(step, (uint)layer, (uint)row);
            foreach (var pair in x.Values.AsMemory(row * x.Size, x.Size).ToArray().Chunk(2))
            {
                var bits = random.NextBits();
                values.AddRange(pair.Select((value, i) => (uint)(bits >> (32 * i)) / (double)(1ul << 32) < rate ? dropped : kept(value)));
            }
        }

        return x with { Values = [.. values] };
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static DoubleTensor Slide(
        DoubleTensor x, int size, int stride, bool same, int outputs, Func<int, (int Y, int X, int Ky, int Kx)[], int, double> window)
    {
        var height = same ? (int)Math.Ceiling(x.Shape[0] / (double)stride) : (x.Shape[0] - size) / stride + 1;
        var width = same ? (int)Math.Ceiling(x.Shape[1] / (double)stride) : (x.Shape[1] - size) / stride + 1;
        var top = same ? Math.Max((height - 1) * stride + size - x.Shape[0], 0) / 2 : 0;
        var left = same ? Math.Max((width - 1) * stride + size - x.Shape[1], 0) / 2 : 0;
        var y = DoubleTensor.Zeros(x.Rows, height, width, outputs);
        for (var row = 0; row < x.Rows; row++)
        {
            for (var i = 0; i < height * width; i++)
            {
                (int Y, int X, int Ky, int Kx)[] places =
                [
                    .. from ky in Enumerable.Range(0, size)
                       from kx in Enumerable.Range(0, size)
                       let place = (Y: i / width * stride - top + ky, X: i % width * stride - left + kx, Ky: ky, Kx: kx)
                       where place.Y >= 0 && place.Y < x.Shape[0] && place.X >= 0 && place.X < x.Shape[1]
                       select place,
                ];
                for (var c = 0; c < outputs; c++)
                {
                    y[row, i / width, i % width, c] = window(row, places, c);
                }
            }
        }

        return y;
    }
}
