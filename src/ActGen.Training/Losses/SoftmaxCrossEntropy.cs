namespace ActGen.Training;

/// <summary>
/// The loss of a classifier: minus the logarithm of the softmax of the outputs at the right class, averaged over the batch.
/// Stable for all finite outputs: -log softmax(z)[c] = log(sum exp(z - m)) + m - z[c] with m = max z.
/// </summary>
public static class SoftmaxCrossEntropy
{
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
                $"{outputs.Length} outputs, {gradient.Length} gradients, {labels.Length} labels and {losses.Length} losses do not fit together");
        }

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
            for (int i = 1; i < classes; i++)
            {
                best = z[i] > z[best] ? i : best;
            }

            float sum = 0;
            for (int i = 0; i < classes; i++)
            {
                d[i] = MathF.Exp(z[i] - z[best]);
                sum += d[i];
            }

            correct += best == label ? 1 : 0;
            losses[row] = MathF.Log(sum) + (z[best] - z[label]);
            float factor = scale / sum;
            for (int i = 0; i < classes; i++)
            {
                d[i] *= factor;
            }

            d[label] -= scale;
        }

        return correct;
    }
}
