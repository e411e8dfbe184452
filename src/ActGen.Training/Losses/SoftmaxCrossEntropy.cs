using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The loss of a classifier: minus the logarithm of the softmax of the outputs at the right class.
/// Stable for all finite outputs: -log softmax(z)[c] = log(sum exp(z - m)) + m - z[c] with m = max z.
/// </summary>
public sealed class SoftmaxCrossEntropy : Loss
{
    private const int BlockRows = 32;

    // 2^-60. A class so much less likely than the likeliest one gets no gradient. No sum of floats would show it, and on the way back
    // through the layers it would shrink into the subnormal numbers, with which processors multiply a hundred times more slowly.
    private const float Negligible = 8.6736174e-19f;

    private readonly float _smoothing;
    private readonly float[]? _classWeights;

    /// <summary>Creates the loss.</summary>
    /// <param name="labelSmoothing">
    /// The part of the target that is spread evenly over all classes, from 0 to below 1 (Szegedy et al., 2016).
    /// </param>
    /// <param name="classWeights">
    /// A factor on the loss of the samples of each class, 0 or more, as Keras' <c>class_weight</c>: the mean is still over the number of
    /// samples. All 1 if not given.
    /// </param>
    public SoftmaxCrossEntropy(double labelSmoothing = 0, IReadOnlyList<float>? classWeights = null)
    {
        _smoothing = (float)Checks.Fraction(labelSmoothing, nameof(labelSmoothing), nameof(SoftmaxCrossEntropy));
        _classWeights = classWeights is null
            ? null
            : [.. classWeights.Select(weight => Checks.NotNegative(weight, nameof(classWeights), nameof(SoftmaxCrossEntropy)))];
    }

    /// <inheritdoc />
    public override string Name => "softmax_cross_entropy";

    /// <inheritdoc />
    public override IReadOnlyList<Metric> DefaultMetrics { get; } = [new Accuracy()];

    /// <inheritdoc />
    public override void Check(Shape outputs, TargetFormat target)
    {
        ClassTargets.Check($"the loss {Name}", outputs, target);
        if (_classWeights is not null && _classWeights.Length != outputs.Size)
        {
            throw new ArgumentException($"there are {_classWeights.Length} class weights for {outputs.Size} outputs");
        }
    }

    /// <inheritdoc />
    public override void Compute(
        ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses)
    {
        var classes = RowLength(outputs, targets, gradient, losses);
        for (var row = 0; row < targets.Rows; row += BlockRows)
        {
            var rows = Math.Min(BlockRows, targets.Rows - row);
            Block(
                outputs.Slice(row * classes, rows * classes), targets.Classes.Slice(row, rows), scale,
                gradient.Slice(row * classes, rows * classes), losses.Slice(row, rows));
        }
    }

    /// <summary>
    /// A few rows: the exponentials and logarithms of all of them in one go, the sums row by row in the order of the classes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Block(
        ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, float scale, Span<float> gradient, Span<float> losses)
    {
        var classes = outputs.Length / labels.Length;
        for (var row = 0; row < labels.Length; row++)
        {
            var label = labels[row];
            ClassTargets.CheckLabel(label, classes);
            var z = outputs.Slice(row * classes, classes);
            var d = gradient.Slice(row * classes, classes);
            var best = 0;
            for (var i = 1; i < z.Length; i++)
            {
                best = z[i] > z[best] ? i : best;
            }

            var largest = z[best];
            float below = 0;
            for (var i = 0; i < d.Length; i++)
            {
                d[i] = z[i] - largest;
                below -= d[i];
            }

            losses[row] = largest - z[label];
            if (_smoothing > 0)
            {
                losses[row] += _smoothing * (below / classes - losses[row]);
            }
        }

        var exponential = new Exponential { Values = ref MemoryMarshal.GetReference(gradient) };
        ElementKernel.Run(ref exponential, gradient.Length);
        Span<float> sums = stackalloc float[BlockRows];
        for (var row = 0; row < labels.Length; row++)
        {
            var d = gradient.Slice(row * classes, classes);
            float sum = 0;
            foreach (var value in d)
            {
                sum += value;
            }

            sums[row] = sum;
            var weight = scale * Weight(labels[row]);
            var factor = weight / sum;
            var others = weight * (_smoothing / classes);
            for (var i = 0; i < d.Length; i++)
            {
                d[i] = d[i] * factor - others;
            }

            d[labels[row]] -= weight * (1 - _smoothing);
        }

        var logarithm = new AddLogarithm { Values = ref MemoryMarshal.GetReference(sums), Target = ref MemoryMarshal.GetReference(losses) };
        ElementKernel.Run(ref logarithm, losses.Length);
        for (var row = 0; _classWeights is not null && row < losses.Length; row++)
        {
            losses[row] *= Weight(labels[row]);
        }
    }

    private float Weight(int label) => _classWeights is null ? 1 : _classWeights[label];

    private ref struct Exponential : IElementKernel
    {
        public ref float Values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            var negligible = TLanes.Create(Negligible);
            for (nint i = start; i < end; i += TLanes.Count)
            {
                ref var value = ref Unsafe.Add(ref Values, i);
                var exponential = Primitives.Exp(TLanes.Load(ref value));
                TLanes.Store(TLanes.Select(TLanes.LessThan(exponential, negligible), TLanes.Zero, exponential), ref value);
            }
        }
    }

    private ref struct AddLogarithm : IElementKernel
    {
        public ref float Values;
        public ref float Target;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint i = start; i < end; i += TLanes.Count)
            {
                ref var target = ref Unsafe.Add(ref Target, i);
                TLanes.Store(Primitives.Log(TLanes.Load(ref Unsafe.Add(ref Values, i))) + TLanes.Load(ref target), ref target);
            }
        }
    }
}
