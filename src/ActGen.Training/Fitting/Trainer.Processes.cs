using System.Globalization;

namespace ActGen.Training;

/// <content>What several processes do together.</content>
public sealed partial class Trainer
{
    // Whether each process has what the optimizer keeps of its own parameters only.
    private bool _statesApart;

    private void BeginTogether(IDataset data, IDataset? validation)
    {
        Agreement.Check(
            _options.Processes,
            ("weights", Model.Sha256()),
            ("finished epochs", Epoch.ToString(CultureInfo.InvariantCulture)),
            ("options", $"{_options.BatchSize} {_options.ShardRows} {_options.Seed} {_options.Shuffle} {_random.State}"),
            ("data", $"{data.Count} {data.SampleShape} {validation?.Count}"));
    }

    // Processes hear of a wish to stop at different times; they tell each other with every batch, and stop at the same one.
    private void ThrowIfCanceled(CancellationToken cancellation)
    {
        if (_steps.Passes.Exchange is not { Rows: var rows })
        {
            cancellation.ThrowIfCancellationRequested();
        }
        else if (rows.Stopping)
        {
            rows.Stopping = false;
            throw new OperationCanceledException(cancellation);
        }
        else
        {
            rows.Stopping = cancellation.IsCancellationRequested;
        }
    }

    // Each process looks for the cause by itself, in the whole batch.
    private void CopyEveryShard()
    {
        if (_statesApart)
        {
            _steps.Passes.CopyAgain();
        }
    }

    private void GatherStates()
    {
        _steps.GatherGradients();
        _steps.GatherState(Optimizer);
        _statesApart = false;
    }

    private void AgreeToStop()
    {
        if (_steps.Passes.Exchange is { Parameters: var parameters } && !parameters.Every(StopReason is null))
        {
            StopReason ??= "another process wants to stop";
        }
    }
}
