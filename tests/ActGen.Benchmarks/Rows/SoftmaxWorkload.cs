using ActGen.Activations;
using ActGen.Benchmarks.Elementwise;
using static System.Numerics.Tensors.TensorPrimitives;

namespace ActGen.Benchmarks.Rows;

/// <summary>
/// A softmax over rows: ours, and calls of System.Numerics.Tensors composed row by row. Both backward passes read the outputs.
/// </summary>
internal sealed class SoftmaxWorkload
{
    private static readonly ActivationDescriptor<Softmax> Ours = new();

    private readonly Workload _inputs;
    private readonly AlignedFloats _y;
    private readonly AlignedFloats _dx;

    /// <param name="length">The length of a row.</param>
    /// <param name="elements">About how many elements all rows have together.</param>
    public SoftmaxWorkload(int length, int elements = 1 << 14)
    {
        Length = length;
        Rows = Math.Max(1, elements / length);
        _inputs = new Workload(Rows, length);
        _y = new AlignedFloats(_inputs.Length, lines: 54);
        _dx = new AlignedFloats(_inputs.Length, lines: 9);
        Forward();
    }

    public int Length { get; }

    public int Rows { get; }

    public Span<float> Y => _y.Span;

    public Span<float> Dx => _dx.Span;

    public void Forward() => Ours.Forward(_inputs.X, default, Y, new ActivationShape(Length));

    public void Backward() => Ours.Backward(_inputs.X, Y, _inputs.Dy, default, Dx, default, new ActivationShape(Length));

    public void TensorsForward()
    {
        for (var row = 0; row < Rows; row++)
        {
            var x = _inputs.X.Slice(row * Length, Length);
            var y = Y.Slice(row * Length, Length);
            Subtract(x, Max(x), y);
            Exp(y, y);
            Multiply(y, 1 / Sum<float>(y), y);
        }
    }

    public void TensorsBackward()
    {
        for (var row = 0; row < Rows; row++)
        {
            var y = Y.Slice(row * Length, Length);
            var dy = _inputs.Dy.Slice(row * Length, Length);
            var dx = Dx.Slice(row * Length, Length);
            Subtract(dy, Dot<float>(dy, y), dx);
            Multiply<float>(dx, y, dx);
        }
    }
}
