using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>
/// The loss of a classifier: minus the logarithm of the softmax of the outputs at the right class, averaged over the batch.
/// Stable for all finite outputs: -log softmax(z)[c] = log(sum exp(z - m)) + m - z[c] with m = max z.
/// </summary>
public static class SoftmaxCrossEntropy
{
    private const int BlockRows = 32;

    // 2^-60. A class so much less likely than the likeliest one gets no gradient. No sum of floats would show it, and on the way back
    // through the layers it would shrink into the subnormal numbers, with which processors multiply a hundred times more slowly.
    private const float Negligible = 8.6736174e-19f;

    /// <summary>Computes the losses of some rows, their gradient, and how many rows are right.</summary>
    /// <param name="outputs">The network's outputs, row by row.</param>
    /// <param name="labels">The right class of each row.</param>
    /// <param name="scale">Factor on the gradient: 1 / rows of the whole batch for the gradient of the mean.</param>
    /// <param name="gradient">Receives the gradient for the outputs.</param>
    /// <param name="losses">Receives the loss of each row.</param>
    /// <returns>The number of rows whose largest output (the first, if several are equal) is that of the right class.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label is no class.</exception>
    public static int Compute(
        ReadOnlySpan<float> outputs, ReadOnlySpan<byte> labels, float scale, Span<float> gradient, Span<float> losses)
    {
        int classes = labels.IsEmpty ? 1 : outputs.Length / labels.Length;
        if (classes * labels.Length != outputs.Length || gradient.Length != outputs.Length || losses.Length != labels.Length)
        {
            throw new ArgumentException(
                $"{outputs.Length} outputs, {gradient.Length} gradients, {labels.Length} labels and {losses.Length} losses "
                + "do not fit together");
        }

        int correct = 0;
        for (int row = 0; row < labels.Length; row += BlockRows)
        {
            int rows = Math.Min(BlockRows, labels.Length - row);
            correct += Block(
                outputs.Slice(row * classes, rows * classes), labels.Slice(row, rows), scale, gradient.Slice(row * classes, rows * classes),
                losses.Slice(row, rows));
        }

        return correct;
    }

    /// <summary>
    /// A few rows: the exponentials and logarithms of all of them in one go, the sums row by row in the order of the classes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Block(
        ReadOnlySpan<float> outputs, ReadOnlySpan<byte> labels, float scale, Span<float> gradient, Span<float> losses)
    {
        int classes = outputs.Length / labels.Length;
        int correct = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if (label >= classes)
            {
                throw new ArgumentException($"label {label} is no class: the network has {classes} outputs", nameof(labels));
            }

            var z = outputs.Slice(row * classes, classes);
            var d = gradient.Slice(row * classes, classes);
            int best = 0;
            for (int i = 1; i < z.Length; i++)
            {
                best = z[i] > z[best] ? i : best;
            }

            correct += best == label ? 1 : 0;
            float largest = z[best];
            losses[row] = largest - z[label];
            for (int i = 0; i < d.Length; i++)
            {
                d[i] = z[i] - largest;
            }
        }

        var exponential = new Exponential { Values = ref MemoryMarshal.GetReference(gradient) };
        ElementKernel.Run(ref exponential, gradient.Length);
        Span<float> sums = stackalloc float[BlockRows];
        for (int row = 0; row < labels.Length; row++)
        {
            var d = gradient.Slice(row * classes, classes);
            float sum = 0;
            foreach (float value in d)
            {
                sum += value;
            }

            sums[row] = sum;
            float factor = scale / sum;
            for (int i = 0; i < d.Length; i++)
            {
                d[i] *= factor;
            }

            d[labels[row]] -= scale;
        }

        var logarithm = new AddLogarithm { Values = ref MemoryMarshal.GetReference(sums), Target = ref MemoryMarshal.GetReference(losses) };
        ElementKernel.Run(ref logarithm, losses.Length);
        return correct;
    }

    private ref struct Exponential : IElementKernel
    {
        public ref float Values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            TLanes negligible = TLanes.Create(Negligible);
            for (nint i = start; i < end; i += TLanes.Count)
            {
                ref float value = ref Unsafe.Add(ref Values, i);
                TLanes exponential = Primitives.Exp(TLanes.Load(ref value));
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
                ref float target = ref Unsafe.Add(ref Target, i);
                TLanes.Store(Primitives.Log(TLanes.Load(ref Unsafe.Add(ref Values, i))) + TLanes.Load(ref target), ref target);
            }
        }
    }
}
