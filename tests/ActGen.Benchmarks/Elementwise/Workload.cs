namespace ActGen.Benchmarks.Elementwise;

/// <summary>The data of one activation in one shape: inputs normal with deviation 2, gradients normal with deviation 1.</summary>
internal sealed class Workload
{
    private readonly AlignedFloats _x;
    private readonly AlignedFloats _dy;
    private readonly AlignedFloats _result;
    private readonly AlignedFloats _parameters;
    private readonly AlignedFloats _gradients;

    /// <param name="rows">The number of samples.</param>
    /// <param name="columns">The number of features of a sample.</param>
    /// <param name="inputs">Inputs that can serve several activations.</param>
    /// <param name="activation">What is computed, or null for inputs alone.</param>
    public Workload(int rows, int columns, Workload? inputs = null, ActivationRow? activation = null)
    {
        (Rows, Columns) = (rows, columns);
        _x = inputs?._x ?? new AlignedFloats(Length, lines: 1);
        _dy = inputs?._dy ?? new AlignedFloats(Length, lines: 18);
        _result = inputs?._result ?? new AlignedFloats(Length, lines: 36);
        if (inputs is null)
        {
            NormalNumbers.Fill(_x.Span, deviation: 2, seed: 7);
            NormalNumbers.Fill(_dy.Span, deviation: 1, seed: 8);
        }

        HasColumnParameters = activation is { Parameters.Length: 1 };
        var count = HasColumnParameters ? columns : activation?.Parameters.Length ?? 0;
        _parameters = new AlignedFloats(count, lines: 3);
        _gradients = new AlignedFloats(count, lines: 5);
        for (var i = 0; i < count; i++)
        {
            _parameters.Span[i] = activation!.Parameters[HasColumnParameters ? 0 : i];
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Length => Rows * Columns;

    /// <summary>Whether each column has a parameter of its own; otherwise there are none or those of the layer.</summary>
    public bool HasColumnParameters { get; }

    public ActivationShape Shape => new(Columns, Columns);

    public ReadOnlySpan<float> X => _x.Span;

    public ReadOnlySpan<float> Dy => _dy.Span;

    public Span<float> Y => _result.Span;

    public Span<float> Dx => _result.Span;

    public ReadOnlySpan<float> Parameters => _parameters.Span;

    public Span<float> ParameterGradients => _gradients.Span;
}
