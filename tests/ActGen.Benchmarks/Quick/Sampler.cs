using System.Diagnostics;

namespace ActGen.Benchmarks.Quick;

/// <summary>Times contenders in turns, so that a change of the machine's speed meets all of them.</summary>
internal static class Sampler
{
    // The JIT compiles a hot method again, once or twice, after 30 calls and a quiet tenth of a second.
    private const int WarmUpPasses = 4;
    private const int WarmUpCalls = 35;
    private const double WarmUpSeconds = 0.01;
    private const int QuietMilliseconds = 300;

    /// <summary>Calls all contenders often enough, and leaves the JIT alone often enough, for their code to be final.</summary>
    public static void WarmUp(IReadOnlyList<Action> contenders)
    {
        for (var pass = 0; pass < WarmUpPasses; pass++)
        {
            foreach (var contender in contenders)
            {
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < WarmUpCalls || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; call++)
                {
                    contender();
                }
            }

            Thread.Sleep(QuietMilliseconds);
        }
    }

    /// <summary>The median time of one call of each contender, in seconds.</summary>
    /// <param name="rounds">The number of samples of each.</param>
    /// <param name="sampleSeconds">About how long the calls of one sample take together.</param>
    /// <param name="contenders">What is timed.</param>
    public static double[] Medians(int rounds, double sampleSeconds, params ReadOnlySpan<Action> contenders)
    {
        var repeats = new int[contenders.Length];
        var samples = new double[contenders.Length][];
        for (var i = 0; i < contenders.Length; i++)
        {
            Time(contenders[i], 1);
            repeats[i] = Math.Max(1, (int)(sampleSeconds / Time(contenders[i], 1)));
            samples[i] = new double[rounds];
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                samples[i][round] = Time(contenders[i], repeats[i]);
            }
        }

        return Array.ConvertAll(samples, Median);
    }

    public static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Time(Action contender, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            contender();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }
}
