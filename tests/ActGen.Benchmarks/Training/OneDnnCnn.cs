using System.Diagnostics;
using System.Runtime.InteropServices;
using ActGen.Benchmarks.Products;

namespace ActGen.Benchmarks.Training;

/// <summary>
/// The network of mixes in C on oneDNN's convolutions, <c>cnn_onednn.c</c>, built when it is wanted: it needs gcc and libdnnl-dev 2.
/// </summary>
internal sealed unsafe class OneDnnCnn
{
    /// <summary>Samples of a step.</summary>
    public const int Batch = 64;

    private const string Source = "cnn_onednn.c";
    private readonly delegate* unmanaged<int, void> _create;
    private readonly delegate* unmanaged<byte*, byte*, int*, double> _step;

    private OneDnnCnn(nint library)
    {
        _create = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "cnn_create");
        _step = (delegate* unmanaged<byte*, byte*, int*, double>)NativeLibrary.GetExport(library, "cnn_step");
    }

    /// <summary>Builds it for vectors of 512 or 256 bits; null where that cannot be.</summary>
    /// <param name="isWide">Whether it may use vectors of 512 bits.</param>
    /// <param name="problem">Why there is none.</param>
    public static OneDnnCnn? Build(bool isWide, out string problem)
    {
        if (!OneDnn.IsInstalled)
        {
            problem = "oneDNN is not installed (apt-get install libdnnl-dev gcc)";
            return null;
        }

        var library = Path.Combine(Path.GetTempPath(), $"actgen-cnn-{Environment.ProcessId}-{(isWide ? 512 : 256)}.so");
        string[] width = isWide ? ["-march=native", "-mprefer-vector-width=512"] : ["-march=x86-64-v3"];
        problem = Compile([.. width, Path.Combine(AppContext.BaseDirectory, "Training", Source), "-o", library]);
        try
        {
            return problem.Length == 0 && NativeLibrary.TryLoad(library, out var handle) ? new OneDnnCnn(handle) : null;
        }
        finally
        {
            // It stays loaded.
            File.Delete(library);
        }
    }

    /// <summary>Makes the network anew, for a number of threads.</summary>
    public void Create(int threads) => _create(threads);

    /// <summary>One step on a batch; returns the loss.</summary>
    /// <param name="images">All images.</param>
    /// <param name="labels">All labels.</param>
    /// <param name="order">The numbers of the images of the batch.</param>
    public double Step(ReadOnlySpan<byte> images, ReadOnlySpan<byte> labels, ReadOnlySpan<int> order)
    {
        if (order.Length != Batch)
        {
            throw new ArgumentException($"a step takes {Batch} images, not {order.Length}", nameof(order));
        }

        fixed (byte* allImages = images, allLabels = labels)
        fixed (int* numbers = order)
        {
            return _step(allImages, allLabels, numbers);
        }
    }

    private static string Compile(IEnumerable<string> arguments)
    {
        try
        {
            string[] all = ["-shared", "-fPIC", "-Ofast", "-fopenmp", .. arguments, "-ldnnl", "-lm"];
            var start = new ProcessStartInfo("gcc", all)
            {
                RedirectStandardError = true,
            };
            using var gcc = Process.Start(start)!;
            var errors = gcc.StandardError.ReadToEnd();
            gcc.WaitForExit();
            return gcc.ExitCode == 0 ? "" : $"gcc cannot build {Source}: {errors.Split('\n')[0]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "gcc is not installed";
        }
    }
}
