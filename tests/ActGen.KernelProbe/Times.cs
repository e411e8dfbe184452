using System.Diagnostics;
using System.Globalization;
using ActGen;

namespace ActGen.KernelProbe;

/// <summary>How long the kernels of an activation take.</summary>
internal static class Times
{
    private const int Rows = 256;
    private const int Calls = 100;

    /// <summary>Nanoseconds for each output, forward and backward, each the fifth of the fastest of a hundred calls.</summary>
    public static string Of(ActivationDescriptor activation)
    {
        var call = new Call(activation, Rows);
        var random = new Random(1);
        for (var i = 0; i < call.Inputs.Length; i++)
        {
            call.Inputs[i] = (random.NextSingle() * 8) - 4;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Measure(call.Forward, call):F4} {Measure(call.Backward, call):F4}");
    }

    /// <summary>Milliseconds of the first forward and backward pass of a process, compilation included.</summary>
    public static double OfFirstCall(ActivationDescriptor activation)
    {
        var call = new Call(activation, rows: 4);
        var start = Stopwatch.GetTimestamp();
        call.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Measure(Action pass, Call call)
    {
        var times = new double[Calls];
        for (var i = 0; i < Calls; i++)
        {
            var start = Stopwatch.GetTimestamp();
            pass();
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / call.Outputs.Length;
        }

        Array.Sort(times);
        return times[Calls / 20];
    }
}
