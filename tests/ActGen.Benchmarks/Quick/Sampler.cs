using System.Diagnostics;

namespace ActGen.Benchmarks.Quick;

/// <summary>Times contenders in turns, so that a change of the machine's speed meets all of them.</summary>
internal static class Sampler
{
    // The JIT compiles a hot method again, twice, after 30 calls and a quiet tenth of a second; on one processor it waits ten times as
    // long.
    private const int WarmUpCalls = 35;
    private const double WarmUpSeconds = 0.01;
    // A clock that did not move tells nothing.
    private const double ShortestCall = 1e-8;
    private const int FewestPasses = 4;
    private const int MostPasses = 20;
    private const int SteadyPasses = 2;
    private static readonly int QuietMilliseconds = Environment.ProcessorCount == 1 ? 1500 : 300;

    /// <summary>
    /// Calls all contenders often enough, and leaves the JIT alone often enough, for their code to be final: until none has become faster
    /// for a while.
    /// </summary>
    public static void WarmUp(IReadOnlyList<Action> contenders)
    {
        var best = new double[contenders.Count];
        Array.Fill(best, double.PositiveInfinity);
        for (int pass = 0, steady = 0; pass < MostPasses && (pass < FewestPasses || steady < SteadyPasses); pass++)
        {
            steady++;
            for (var i = 0; i < best.Length; i++)
            {
                var time = Fastest(contenders[i]);
                steady = time < 0.8 * best[i] ? 0 : steady;
                best[i] = Math.Min(best[i], time);
            }

            Thread.Sleep(QuietMilliseconds);
        }
    }

    private static double Fastest(Action contender)
    {
        var fastest = double.PositiveInfinity;
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < WarmUpCalls || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; call++)
        {
            fastest = Math.Min(fastest, Time(contender, 1));
        }

        return fastest;
    }

    /// <summary>The median time of one call of each contender, in seconds.</summary>
    /// <param name="rounds">The number of samples of each.</param>
    /// <param name="sampleSeconds">About how long the calls of one sample take together.</param>
    /// <param name="contenders">What is timed.</param>
    public static double[] Medians(int rounds, double sampleSeconds, params ReadOnlySpan<Action> contenders) =>
        MediansWithRests(rounds, sampleSeconds, 0, contenders);

    /// <summary>As <see cref="Medians"/>, with a rest before each sample, and a call that wakes the contender's threads.</summary>
    /// <param name="rounds">The number of samples of each.</param>
    /// <param name="sampleSeconds">About how long the calls of one sample take together.</param>
    /// <param name="restMilliseconds">How long nothing runs before each sample; 0: no rest.</param>
    /// <param name="contenders">What is timed.</param>
    public static double[] MediansWithRests(
        int rounds, double sampleSeconds, int restMilliseconds, params ReadOnlySpan<Action> contenders) =>
        Array.ConvertAll(Samples(rounds, sampleSeconds, restMilliseconds, contenders), Median);

    /// <summary>As <see cref="Medians"/>, the shortest times: of so many contenders that none of them can be measured for long.</summary>
    /// <param name="rounds">The number of samples of each.</param>
    /// <param name="sampleSeconds">About how long the calls of one sample take together.</param>
    /// <param name="contenders">What is timed.</param>
    public static double[] Minima(int rounds, double sampleSeconds, params ReadOnlySpan<Action> contenders) =>
        Array.ConvertAll(Samples(rounds, sampleSeconds, 0, contenders), samples => samples.Min());

    private static double[][] Samples(int rounds, double sampleSeconds, int restMilliseconds, ReadOnlySpan<Action> contenders)
    {
        var repeats = new int[contenders.Length];
        var samples = new double[contenders.Length][];
        for (var i = 0; i < contenders.Length; i++)
        {
            Time(contenders[i], 1);
            repeats[i] = Math.Max(1, (int)(sampleSeconds / Math.Max(ShortestCall, Time(contenders[i], 1))));
            samples[i] = new double[rounds];
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                if (restMilliseconds > 0)
                {
                    Thread.Sleep(restMilliseconds);
                    contenders[i]();
                }

                samples[i][round] = Time(contenders[i], repeats[i]);
            }
        }

        return samples;
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
