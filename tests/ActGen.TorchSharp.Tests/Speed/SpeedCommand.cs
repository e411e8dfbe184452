using System.Diagnostics;
using System.Globalization;
using ActGen.Activations;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActGen.TorchSharp.Tests.Speed;

/// <summary>Measures forward and backward pass of the soft exponential: the generated kernels against operations of torch.</summary>
internal static class SpeedCommand
{
    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        Console.WriteLine($"forward and backward pass, ns per element, {get_num_threads()} threads (median)");
        Console.WriteLine("| batch | composed | ActivationModule | ratio |\n|---|---:|---:|---:|");
        foreach (var (rows, columns) in new[] { (128, 128), (1024, 1024), (1024, 16384) })
        {
            var composed = Time(new Composed(columns), rows, columns);
            var ours = Time(new ActivationModule<SoftExponential>(columns), rows, columns);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {rows} x {columns} | {composed:0.00} | {ours:0.00} | {composed / ours:0.0} |"));
        }
    }

    private static double Time(nn.Module<Tensor, Tensor> module, int rows, int columns)
    {
        using var outer = NewDisposeScope();
        var x = (randn(rows, columns) * 2).requires_grad_();
        var dy = randn(rows, columns);
        var repeats = Math.Max(9, 20_000_000 / (rows * columns));
        var times = new double[repeats];
        for (var i = -repeats / 4; i < repeats; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using (NewDisposeScope())
            {
                module.forward(x).backward([dy]);
                x.grad!.zero_();
                module.zero_grad();
            }

            times[Math.Max(0, i)] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / (rows * columns);
        }

        Array.Sort(times);
        return times[repeats / 2];
    }

    /// <summary>The formula as one would write it with tensors: both branches everywhere, kept finite by clamps.</summary>
    private sealed class Composed : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter _alpha;

        public Composed(long columns) : base(nameof(Composed))
        {
            _alpha = Parameter(full(columns, -0.01f));
            register_parameter("alpha", _alpha);
        }

        public override Tensor forward(Tensor x)
        {
            var negative = where(_alpha < -1e-3f, _alpha, -1f);
            var positive = where(_alpha > 1e-3f, _alpha, 1f);
            var low = -log(clamp(1 - negative * (x + negative), 0.05f)) / negative;
            var high = expm1(clamp(positive * x, max: 60f)) / positive + positive;
            var middle = x + _alpha * (1 + x * x / 2);
            return where(_alpha < -1e-3f, low, where(_alpha > 1e-3f, high, middle));
        }

        private static Parameter Parameter(Tensor start) => new(start, requires_grad: true);
    }
}
