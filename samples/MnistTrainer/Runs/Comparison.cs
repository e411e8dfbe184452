using System.Globalization;
using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;
using MnistTrainer.Datasets;
using MnistTrainer.Networks;
using MnistTrainer.Output;

namespace MnistTrainer.Runs;

/// <summary>The request of the <c>compare</c> command.</summary>
/// <param name="Settings">The settings that all trainings share; the seed is the first one.</param>
/// <param name="Activations">The activations.</param>
/// <param name="Seeds">How many seeds.</param>
/// <param name="Data">Where the data are.</param>
/// <param name="Out">The folder for the table, if it is to be written.</param>
internal sealed record CompareRequest(TrainSettings Settings, IReadOnlyList<string> Activations, int Seeds, DataSource Data, string? Out);

/// <summary>Trains every activation with every seed and tells mean and spread.</summary>
internal static class Comparison
{
    /// <summary>The name of the file with the table.</summary>
    public const string FileName = "compare.md";

    /// <summary>Runs it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="stop">Set when the user wants to stop.</param>
    /// <exception cref="UserErrorException">Something the user can mend, or the user stopped it.</exception>
    public static void Execute(CompareRequest request, TrainerConsole console, CancellationToken stop)
    {
        var files = DataFiles.Read(request.Data);
        foreach (var name in request.Activations)
        {
            Network.Check(request.Settings with { Activation = name }, files.Training.SampleShape, files.Training.Classes);
        }

        var folder = request.Out is null ? null : new RunFolder(request.Out);
        folder?.Prepare();

        var rows = new List<ComparisonRow>();
        foreach (var name in request.Activations)
        {
            var runs = new List<ComparisonRun>();
            for (var i = 0; i < request.Seeds; i++)
            {
                var settings = request.Settings with { Activation = name, Seed = request.Settings.Seed + (ulong)i };
                runs.Add(Train(settings, DataSets.Cut(files, settings), stop));
                console.Details.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name}, seed {settings.Seed}: {runs[^1]}"));
                console.Details.Flush();
            }

            rows.Add(new ComparisonRow(name, runs));
        }

        ComparisonTable.Write(console, rows);
        if (folder is not null)
        {
            AtomicFile.WriteText(Path.Combine(folder.Path, FileName), ComparisonTable.Markdown(rows));
        }
    }

    private static ComparisonRun Train(TrainSettings settings, DataSets data, CancellationToken stop)
    {
        using var experiment = new Experiment(settings, data, ProcessGroup.Single);
        try
        {
            var result = experiment.Run(recorder: null, stop);
            return new ComparisonRun(experiment.Model.ParameterCount, result.Epochs, result.Test.Accuracy, result.Seconds, null);
        }
        catch (UserErrorException error) when (error.ExitCode == ExitCode.Diverged)
        {
            return new ComparisonRun(experiment.Model.ParameterCount, experiment.Trainer.Epoch, double.NaN, double.NaN, error.Message);
        }
        catch (OperationCanceledException)
        {
            throw new UserErrorException("interrupted; nothing is kept of a comparison", ExitCode.Interrupted);
        }
    }
}

/// <summary>One training of a comparison.</summary>
/// <param name="Parameters">Number of parameters.</param>
/// <param name="Epochs">Number of finished epochs.</param>
/// <param name="Accuracy">Accuracy on the test set.</param>
/// <param name="Seconds">Time of training and test.</param>
/// <param name="Failure">Why it diverged, if it did.</param>
internal sealed record ComparisonRun(int Parameters, int Epochs, double Accuracy, double Seconds, string? Failure)
{
    /// <inheritdoc />
    public override string ToString() => Failure
        ?? string.Create(CultureInfo.InvariantCulture, $"test accuracy {Accuracy:0.0000} ({EpochLine.Count(Epochs)}, {Seconds:0.0} s)");
}

/// <summary>All trainings of one activation.</summary>
/// <param name="Activation">The name.</param>
/// <param name="Runs">The trainings.</param>
internal sealed record ComparisonRow(string Activation, IReadOnlyList<ComparisonRun> Runs)
{
    /// <summary>The accuracies of the trainings that did not diverge.</summary>
    public double[] Accuracies { get; } = [.. Runs.Where(run => run.Failure is null).Select(run => run.Accuracy)];

    /// <summary>Number of trainings that diverged.</summary>
    public int Diverged => Runs.Count - Accuracies.Length;

    /// <summary>The standard deviation of the accuracies; NaN for less than two.</summary>
    public double Deviation
    {
        get
        {
            var mean = Accuracies.DefaultIfEmpty(double.NaN).Average();
            return Math.Sqrt(Accuracies.Sum(accuracy => (accuracy - mean) * (accuracy - mean)) / (Accuracies.Length - 1));
        }
    }
}
