using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ActGen.TorchSharp;

/// <summary>
/// Runs kernels over the memory of tensors. Large ones are cut into parts of whole samples that several threads take; the cut depends on
/// the shape alone and the gradients of the parts are added in order, so the bits do not depend on the number of threads.
/// </summary>
internal static class KernelRun
{
    private const int FloatsOfPart = 1 << 16;
    private const int MostParts = 16;

    /// <summary>Computes y.</summary>
    public static void Forward<T>(Tensor x, Tensor values, Tensor y, ActivationShape shape) where T : IActivation
    {
        var samples = Samples(x, shape);
        ForParts(samples, x, (start, end, _) => T.Forward(
            Part(x, samples, start, end), Floats(values), Part(y, samples, start, end), shape));
    }

    /// <summary>Computes dx, and adds to the gradient of the parameters.</summary>
    public static void Backward<T>(Tensor x, Tensor? y, Tensor dy, Tensor values, Tensor dx, Tensor dvalues, ActivationShape shape)
        where T : IActivation
    {
        var samples = Samples(x, shape);
        var count = (int)values.numel();
        var sums = new float[PartsOf(samples, x) * count];
        ForParts(samples, x, (start, end, part) => T.Backward(
            Part(x, samples, start, end), y is null ? default : Part(y, samples, start, end), Part(dy, samples, start, end), Floats(values),
            Part(dx, samples, start, end), sums.AsSpan(part * count, count), shape));
        var total = Floats(dvalues);
        for (var i = 0; i < sums.Length; i++)
        {
            total[i % count] += sums[i];
        }
    }

    private static void ForParts(int samples, Tensor x, Action<int, int, int> work)
    {
        var parts = PartsOf(samples, x);
        int Start(int part) => (int)((long)samples * part / parts);
        if (parts == 1)
        {
            work(0, samples, 0);
            return;
        }

        Parallel.For(
            0, parts, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() }, part => work(Start(part), Start(part + 1), part));
    }

    private static int PartsOf(int samples, Tensor x) => Math.Clamp((int)Math.Min(samples, x.numel() / FloatsOfPart), 1, MostParts);

    private static int Samples(Tensor x, ActivationShape shape) => shape.Neurons == 0 ? 0 : (int)(x.numel() / shape.Neurons);

    private static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static Span<float> Part(Tensor tensor, int samples, int start, int end)
    {
        var all = Floats(tensor);
        var length = samples == 0 ? 0 : all.Length / samples;
        return all.Slice(start * length, (end - start) * length);
    }
}
