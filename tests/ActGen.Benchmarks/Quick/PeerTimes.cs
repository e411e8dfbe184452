using System.Text.Json;

namespace ActGen.Benchmarks.Quick;

/// <summary>
/// Times of another peer on this machine, from files of JSON lines with the fields <c>act</c>, <c>dir</c> (fwd or bwd), <c>rows</c>,
/// <c>cols</c>, <c>threads</c> and <c>ns</c> (per element), and for a training step <c>model</c>, <c>threads</c> and <c>ms_step</c>. Of
/// several files the median counts.
/// </summary>
internal sealed class PeerTimes
{
    private readonly Dictionary<(string Model, int Threads), List<double>> _steps = [];
    private readonly Dictionary<(string Activation, string Direction, int Rows, int Columns), List<double>> _times = [];

    public static PeerTimes Read(IEnumerable<string> files)
    {
        var peer = new PeerTimes();
        foreach (var line in files.SelectMany(File.ReadLines).Where(line => line.StartsWith('{')))
        {
            using var document = JsonDocument.Parse(line);
            peer.Add(document.RootElement);
        }

        return peer;
    }

    /// <summary>Nanoseconds for each element on one thread, or null.</summary>
    public double? Find(string? activation, string direction, int rows, int columns) =>
        activation is not null && _times.TryGetValue((activation, direction, rows, columns), out var times)
            ? Sampler.Median([.. times])
            : null;

    /// <summary>Milliseconds of a training step of a model, or null.</summary>
    public double? FindStep(string model, int threads) =>
        _steps.TryGetValue((model, threads), out var times) ? Sampler.Median([.. times]) : null;

    private void Add(JsonElement entry)
    {
        if (entry.TryGetProperty("ms_step", out var step))
        {
            var run = (entry.GetProperty("model").GetString()!, entry.GetProperty("threads").GetInt32());
            if (!_steps.TryGetValue(run, out var steps))
            {
                _steps.Add(run, steps = []);
            }

            steps.Add(step.GetDouble());
        }

        if (!entry.TryGetProperty("act", out var activation) || entry.GetProperty("threads").GetInt32() != 1)
        {
            return;
        }

        var key = (activation.GetString()!, entry.GetProperty("dir").GetString()!, entry.GetProperty("rows").GetInt32(),
            entry.GetProperty("cols").GetInt32());
        if (!_times.TryGetValue(key, out var times))
        {
            _times.Add(key, times = []);
        }

        times.Add(entry.GetProperty("ns").GetDouble());
    }
}
