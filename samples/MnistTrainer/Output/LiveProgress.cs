using System.Globalization;
using ActGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MnistTrainer.Output;

/// <summary>Draws the progress of the training on a terminal, and leaves a line for each finished epoch above it.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class LiveProgress(IAnsiConsole terminal) : Callback
{
    private const int MillisecondsBetweenUpdates = 100;

    private ProgressTask? _bar;
    private TrainingPlan? _plan;
    private long _next;
    private string _state = "";

    /// <summary>Runs something with the bar on the screen.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="work">The work, during which this callback is called.</param>
    public T Show<T>(Func<T> work) => terminal.Progress()
        .AutoClear(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = 20 },
            new PercentageColumn(),
            new RemainingTimeColumn(),
            new StateColumn(this))
        .Start(context =>
        {
            _bar = context.AddTask("training");
            return work();
        });

    /// <inheritdoc />
    public override void OnTrainBegin(Trainer trainer, TrainingPlan plan)
    {
        _plan = plan;
        _bar!.MaxValue = Math.Max(1, (plan.Epochs - plan.FirstEpoch + 1) * plan.Batches);
    }

    /// <inheritdoc />
    public override void OnEpochBegin(Trainer trainer, int epoch) => _bar!.Description = $"epoch {epoch}/{_plan!.Epochs}";

    /// <inheritdoc />
    public override void OnStepEnd(Trainer trainer, in StepReport step)
    {
        // The bar allocates at each change, so it changes ten times a second and not at each step.
        var now = Environment.TickCount64;
        if (now >= _next)
        {
            _next = now + MillisecondsBetweenUpdates;
            _bar!.Value = ((step.Epoch - _plan!.FirstEpoch) * step.Batches) + step.Batch;
            _state = string.Create(CultureInfo.InvariantCulture, $"loss {step.Loss:0.000} acc {step.Accuracy:0.000}");
        }
    }

    /// <inheritdoc />
    public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => terminal.WriteLine(EpochLine.Of(metrics, _plan!.Epochs));

    private sealed class StateColumn(LiveProgress progress) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(progress._state);
    }
}
