using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>Shows the progress over all runs of a study, with the time that is left.</summary>
/// <param name="output">Where to write.</param>
/// <param name="width">The width of the terminal at the moment; null where the output is no terminal.</param>
internal sealed class StudyProgress(TextWriter output, Func<int>? width)
{
    private const int MillisecondsBetweenUpdates = 200;
    private const int BarWidth = 16;

    private readonly LiveLine? _live = width is null ? null : new LiveLine(output, width);
    private readonly List<StudyRun> _finished = [];
    private List<string> _open = [];
    private int _runs;

    /// <summary>Begins a study.</summary>
    /// <param name="name">The name of the study.</param>
    /// <param name="runs">The name of the training of each run.</param>
    /// <param name="finished">Runs that are finished already.</param>
    public void Begin(string name, IEnumerable<string> runs, IReadOnlyList<StudyRun> finished)
    {
        _open = [.. runs];
        _runs = _open.Count;
        foreach (var run in finished)
        {
            _open.Remove(run.Trial);
        }

        _finished.AddRange(finished);
        var kept = finished.Count == 0 ? "" : $", {finished.Count} of them finished before";
        Keep($"study {name}: {_runs} {(_runs == 1 ? "run" : "runs")}{kept}");
    }

    /// <summary>A callback that follows one run.</summary>
    /// <param name="trial">The name of the training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="epochs">Its epochs at most.</param>
    public Callback Of(string trial, ulong seed, int epochs) => new RunProgress(this, trial, seed, epochs);

    /// <summary>Ends a run.</summary>
    /// <param name="run">The run.</param>
    public void Finish(StudyRun run)
    {
        _open.Remove(run.Trial);
        _finished.Add(run);
        var result = run.Failure is null
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * run.TestAccuracy:0.00} %")
            : "diverged";
        var left = _open.Count == 0 ? "" : $", about {TimeText.Clock(Left())} left";
        Keep(string.Create(CultureInfo.InvariantCulture,
            $"{_finished.Count}/{_runs}  {run.Trial}, seed {run.Seed}: {result} ({EpochLine.Count(run.Epochs.Count)}, {run.Seconds:0.0} "
                + $"s){left}"));
    }

    /// <summary>Removes the live line.</summary>
    public void Stop() => _live?.Clear();

    // An open run takes as long as the finished ones of its training did, or else of the study.
    private double Left() => _open.Sum(name => SecondsOf(name) ?? SecondsOf(name: null) ?? double.NaN);

    private double? SecondsOf(string? name)
    {
        double[] seconds = [.. _finished.Where(run => name is null || run.Trial == name).Select(run => run.Seconds)];
        return seconds.Length == 0 ? null : seconds.Average();
    }

    private void Keep(string line)
    {
        if (_live is not null)
        {
            _live.Keep(line);
            return;
        }

        output.WriteLine(line);
        output.Flush();
    }

    private sealed class RunProgress(StudyProgress study, string trial, ulong seed, int epochs) : Callback
    {
        private readonly long _started = Environment.TickCount64;
        private long _next;

        public override void OnStepEnd(Trainer trainer, in StepReport step)
        {
            var now = Environment.TickCount64;
            if (study._live is not { } live || now < _next)
            {
                return;
            }

            _next = now + MillisecondsBetweenUpdates;
            var share = (step.Epoch - 1 + ((double)step.Batch / step.Batches)) / epochs;
            var own = (now - _started) / 1000.0 * (1 - share) / share;
            var others = study._open.Count > 1 ? study.LeftWithout(trial, (now - _started) / 1000.0 / share) : 0;
            live.Show(string.Create(CultureInfo.InvariantCulture,
                $"{study._finished.Count + 1}/{study._runs} {ProgressBar.Of(share, BarWidth)} {TimeText.Clock(own + others)} left  "
                + $"{trial}, seed {seed}, epoch {step.Epoch}/{epochs}  loss {step.Loss:0.000}"));
        }
    }

    // The run at hand aside; where nothing is finished yet, every run is as long as it.
    private double LeftWithout(string trial, double estimate)
    {
        var rest = _open.ToList();
        rest.Remove(trial);
        return rest.Sum(name => SecondsOf(name) ?? (name == trial ? null : SecondsOf(name: null)) ?? estimate);
    }
}
