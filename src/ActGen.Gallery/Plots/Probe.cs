using ActGen.Gallery.Formulas;

namespace ActGen.Gallery.Plots;

/// <summary>One curve: an output, and the element of a row that it is.</summary>
internal readonly record struct Series(string Name, int Output, int Element);

/// <summary>Calls the generated Forward and Backward of an activation: every value on the page comes from here.</summary>
internal sealed class Probe
{
    /// <summary>The other elements of a row, for formulas with reductions: the row is (x, 0, 1).</summary>
    public static readonly IReadOnlyList<float> RestOfRow = [0, 1];

    private readonly ActivationDescriptor _activation;
    private readonly int _rowLength;
    private readonly ActivationShape _shape;

    public Probe(ActivationDescriptor activation)
    {
        _activation = activation;
        Info = activation.Info;
        IsRow = Info.Formulas.Any(Reductions.Occur);
        _rowLength = IsRow ? 1 + RestOfRow.Count : 1;
        _shape = new ActivationShape(_rowLength * Info.Inputs.Count);
        AllSeries = Info.Outputs > 1 || !IsRow
            ? [.. Enumerable.Range(0, Info.Outputs).Select(o => new Series(Info.Outputs == 1 ? "f" : $"y[{o + 1}]", o, 0))]
            : [.. Enumerable.Range(0, _rowLength).Select(e => new Series($"y[{e + 1}]", 0, e))];
    }

    public ActivationInfo Info { get; }

    /// <summary>Published values of learnables that start at random, by name.</summary>
    public IReadOnlyDictionary<string, float> Opening { get; init; } = new Dictionary<string, float>();

    /// <summary>The setting that the page opens with.</summary>
    public Setting Initial => Setting.Initial(Info, Opening);

    /// <summary>Whether an output depends on the whole row.</summary>
    public bool IsRow { get; }

    /// <summary>The curves there are.</summary>
    public IReadOnlyList<Series> AllSeries { get; }

    /// <summary>The values of each series along an input.</summary>
    public float[][] Values(int axis, IReadOnlyList<float> points, Setting setting)
    {
        var (x, parameters) = (Inputs(axis, points, setting), Parameters(setting));
        var y = Forward(x, parameters);
        return [.. AllSeries.Select(s => Pick(y, points.Count, Info.Outputs * _rowLength, (s.Output * _rowLength) + s.Element))];
    }

    /// <summary>The derivatives of each series in the input drawn along.</summary>
    public float[][] Slopes(int axis, IReadOnlyList<float> points, Setting setting)
    {
        var (x, parameters) = (Inputs(axis, points, setting), Parameters(setting));
        var y = Forward(x, parameters);
        return [.. AllSeries.Select(s => Slope(s))];

        float[] Slope(Series series)
        {
            var width = Info.Outputs * _rowLength;
            var dy = new float[y.Length];
            for (var i = 0; i < points.Count; i++)
            {
                dy[(i * width) + (series.Output * _rowLength) + series.Element] = 1;
            }

            var dx = new float[x.Length];
            _activation.Backward(x, y, dy, parameters, dx, new float[parameters.Length], _shape);
            return Pick(dx, points.Count, _shape.Neurons, Position(axis, 0));
        }
    }

    /// <summary>The derivatives of each series in an element of a learnable, along an input.</summary>
    public float[][] Gradients(int axis, IReadOnlyList<float> points, Setting setting, LearnedElement learned)
    {
        var (x, parameters) = (Inputs(axis, points, setting), Parameters(setting));
        var y = Forward(x, parameters);
        var (first, count) = Place(learned);
        return [.. AllSeries.Select(Gradient)];

        // A kernel adds up what all points give: each is asked alone.
        float[] Gradient(Series series)
        {
            var (inputs, outputs) = (_shape.Neurons, Info.Outputs * _rowLength);
            var (dy, dx) = (new float[outputs], new float[inputs]);
            dy[(series.Output * _rowLength) + series.Element] = 1;
            var gradients = new float[points.Count];
            for (var i = 0; i < points.Count; i++)
            {
                var dparameters = new float[parameters.Length];
                _activation.Backward(
                    x.AsSpan(i * inputs, inputs), y.AsSpan(i * outputs, outputs), dy, parameters, dx, dparameters, _shape);
                gradients[i] = dparameters.AsSpan(first, count).ToArray().Sum();
            }

            return gradients;
        }
    }

    private float[] Forward(float[] x, float[] parameters)
    {
        var y = new float[x.Length / Info.Inputs.Count * Info.Outputs];
        _activation.Forward(x, parameters, y, _shape);
        return y;
    }

    private float[] Inputs(int axis, IReadOnlyList<float> points, Setting setting)
    {
        var x = new float[points.Count * _shape.Neurons];
        for (var i = 0; i < points.Count; i++)
        {
            for (var input = 0; input < Info.Inputs.Count; input++)
            {
                for (var element = 0; element < _rowLength; element++)
                {
                    x[(i * _shape.Neurons) + Position(input, element)] =
                        input != axis ? setting.Inputs[input] : element == 0 ? points[i] : RestOfRow[element - 1];
                }
            }
        }

        return x;
    }

    private int Position(int input, int element) => Info.Layout == InputLayout.Interleaved
        ? (element * Info.Inputs.Count) + input
        : (input * _rowLength) + element;

    // A learnable has the same value everywhere in the row.
    private float[] Parameters(Setting setting)
    {
        var split = new ActivationShape(_rowLength);
        var parameters =
            Info.Learnables.SelectMany((l, i) => setting.Learnables[i].SelectMany(v => Enumerable.Repeat(v, split.Length(l.Per))))
            .ToArray();
        return parameters.Length == Info.ParameterCount(_shape)
            ? parameters
            : throw new InvalidOperationException($"{Info.Name} has {Info.ParameterCount(_shape)} parameters, not {parameters.Length}");
    }

    // Where an element lies among the parameters: as often as the row has values of it.
    private (int First, int Count) Place(LearnedElement learned)
    {
        var split = new ActivationShape(_rowLength);
        var lengths = Info.Learnables.Select(l => (l.Count, Each: split.Length(l.Per))).ToList();
        var each = lengths[learned.Learnable].Each;
        return (lengths.Take(learned.Learnable).Sum(l => l.Count * l.Each) + (learned.Element * each), each);
    }

    private static float[] Pick(float[] all, int count, int width, int position) =>
        [.. Enumerable.Range(0, count).Select(i => all[(i * width) + position])];
}
