using System.Diagnostics;
using System.Globalization;

namespace ActGen.Training.Reporting;

/// <summary>
/// Shows how a training gets on. On a terminal: a table with a line for each epoch, and below it a bar with loss, accuracy and the
/// time left. Where the output is redirected: a line of names and values for each epoch, without control codes.
/// </summary>
public sealed class ProgressReporter : Callback
{
    private const int MillisecondsBetweenUpdates = 100;
    private const int NarrowBar = 10;
    private const int WideBar = 24;

    private readonly TextWriter _output;
    private readonly LiveLine? _live;
    private readonly LearnedHistory _learned;
    private readonly bool _drives;
    private TextTable<EpochRow>? _table;
    private TrainingPlan? _plan;
    private long _started;
    private long _next;

    /// <summary>Reports to a writer.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="width">The width of the terminal at the moment, in columns; null where the output is no terminal.</param>
    public ProgressReporter(TextWriter output, Func<int>? width = null)
        : this(output, width, new LearnedHistory(), drives: true)
    {
    }

    internal ProgressReporter(TextWriter output, Func<int>? width, LearnedHistory learned, bool drives = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_output, _learned, _drives) = (output, learned, drives);
        _live = width is null ? null : new LiveLine(output, width);
    }

    /// <summary>Reports to the console of this process, live unless it is redirected.</summary>
    public static ProgressReporter OfConsole() =>
        new(Console.Out, Console.IsOutputRedirected ? null : () => Console.WindowWidth);

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan)
    {
        _plan = plan;
        _started = Stopwatch.GetTimestamp();
        if (_drives)
        {
            _learned.OnTrainBegin(trainer, plan);
        }

        if (_live is not null && plan.FirstEpoch <= plan.Epochs)
        {
            _table = EpochTable.Create(
                _live.Width, plan.Epochs, [.. trainer.Metrics.Select(metric => metric.Name)], plan.ValidationSamples > 0,
                _learned.IsLearned);
            _live.Keep(_table.Header);
        }
    }

    /// <inheritdoc />
    public override void OnStepEnd(Trainer trainer, in StepReport step)
    {
        // A text allocates, so there is a new one ten times a second and not at each step.
        var now = Environment.TickCount64;
        if (_live is not null && now >= _next)
        {
            _next = now + MillisecondsBetweenUpdates;
            _live.Show(Status(step));
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics)
    {
        if (_drives)
        {
            _learned.OnEpochEnd(trainer, metrics);
        }

        if (_live is not null)
        {
            _live.Keep(_table!.Row(new EpochRow(metrics, _learned.Moved)));
            return;
        }

        _output.WriteLine(EpochLine.Of(metrics, _plan!.Epochs, _learned.IsLearned ? _learned.Moved[^1] : null));
        _output.Flush();
    }

    /// <inheritdoc />
    public override void OnTrainEnd(Trainer trainer) => Stop();

    /// <summary>Removes the bar, also when a training ended by an exception.</summary>
    public void Stop() => _live?.Clear();

    private string Status(in StepReport step)
    {
        var done = ((double)(step.Epoch - _plan!.FirstEpoch) * step.Batches) + step.Batch;
        var share = done / ((double)(_plan.Epochs - _plan.FirstEpoch + 1) * step.Batches);
        var left = Stopwatch.GetElapsedTime(_started).TotalSeconds * (1 - share) / share;
        var head = string.Create(CultureInfo.InvariantCulture, $"epoch {step.Epoch}/{_plan.Epochs} ");
        var tail = string.Create(CultureInfo.InvariantCulture, $" {100 * share,3:0}% {TimeText.Clock(left)} left");
        var accuracy = double.IsNaN(step.Accuracy) ? "" : string.Create(CultureInfo.InvariantCulture, $"  acc {step.Accuracy:0.000}");
        var numbers = string.Create(CultureInfo.InvariantCulture, $"  loss {step.Loss:0.000}{accuracy}");
        var room = _live!.Width - head.Length - tail.Length;
        var bar = Math.Clamp(room - numbers.Length, Math.Min(NarrowBar, Math.Max(1, room)), WideBar);
        return head + ProgressBar.Of(share, bar) + tail + numbers;
    }
}
