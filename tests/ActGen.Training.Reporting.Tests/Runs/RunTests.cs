using ActGen.Activations;

namespace ActGen.Training.Reporting.Tests.Runs;

public sealed class RunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_line_of_metrics_reads_back_as_the_epoch_it_was()
    {
        var epoch = new EpochMetrics(
            3, new Evaluation(0.25, [new("accuracy", 0.5), new("top_5_accuracy", 0.75)], 10),
            new Evaluation(0.3, [new("accuracy", 0.4), new("top_5_accuracy", 0.7)], 5),
            0.001f, 1.25, "activation");
        var line = MetricsLine.Write(epoch);
        Assert.Equal(
            """{"epoch":3,"loss":0.25,"accuracy":0.5,"top_5_accuracy":0.75,"val_loss":0.3,"val_accuracy":0.4"""
            + ""","val_top_5_accuracy":0.7,"lr":0.001,"seconds":1.25,"phase":"activation"}""",
            line);
        Assert.Equal(line, MetricsLine.Write(MetricsLine.Read(line)));
        var alone = MetricsLine.Write(epoch with { Validation = null, Phase = "" });
        Assert.Contains("\"val_loss\":null,\"val_accuracy\":null", alone, StringComparison.Ordinal);
        Assert.Null(MetricsLine.Read(alone).Validation);
        Assert.Contains("\"val_loss\":null", MetricsLine.Write(epoch with { Validation = epoch.Validation! with { Loss = double.NaN } }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"epoch\":\"one\"}")]
    [InlineData("[1]")]
    public void What_is_no_line_of_metrics_is_invalid(string line) => Assert.Throws<InvalidDataException>(() => MetricsLine.Read(line));

    [Fact]
    public void A_training_that_goes_on_tells_the_whole_story()
    {
        var (whole, first, second) = (new LearnedHistory(), new LearnedHistory(), new LearnedHistory());
        using (var trainer = Trainer(whole))
        {
            trainer.Fit(new Stripes(96), null, 4);
        }

        TrainingState state;
        using (var trainer = Trainer(first))
        {
            trainer.Fit(new Stripes(96), null, 2);
            state = trainer.Capture();
        }

        using (var trainer = Trainer(second))
        {
            trainer.Restore(state);
            trainer.Fit(new Stripes(96), null, 4);
        }

        Assert.Equal(whole.Parameters[0].Start, second.Parameters[0].Start);
        Assert.Equal(4, second.Moved.Count);
        Assert.Equal(whole.Moved, second.Moved);
        Assert.Equal(whole.Parameters[0].Epochs.Select(epoch => epoch.Max), second.Parameters[0].Epochs.Select(epoch => epoch.Max));
    }

    [Fact]
    public void The_confusion_matrix_and_the_mistakes_are_those_of_the_predictions()
    {
        var model = new Sequential([8], new Dense(6), new Activation<Relu>(), new Dense(3));
        model.Initialize(seed: 5);
        var data = new Stripes(40);
        var predictions = TestPredictions.Of(model, data, mistakes: 5);
        var counts = new int[3, 3];
        for (var i = 0; i < 40; i++)
        {
            var (input, label, output) = (new float[8], new int[1], new float[3]);
            data.CopyBatch([i], input, new Targets(label));
            model.Predict(input, output);
            counts[label[0], Array.IndexOf(output, output.Max())]++;
        }

        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(counts[i / 3, i % 3], predictions.Count(i / 3, i % 3));
        }

        Assert.Equal(5, predictions.Mistakes.Count);
        Assert.All(predictions.Mistakes, mistake => Assert.NotEqual(mistake.Truth, mistake.Predicted));
        Assert.Equal(predictions.Mistakes.OrderByDescending(mistake => mistake.Confidence), predictions.Mistakes);
    }

    [Fact]
    public void A_recorded_run_leaves_its_files()
    {
        var folder = new RunFolder(Path.Combine(_folder.FullName, "run"));
        var recorder = new RunRecorder(folder, new RunDescription { Title = "Stripes" }, TextWriter.Null);
        recorder.Prepare();
        using var trainer =
            new Trainer(Model(), new Adam(0.01f), new TrainerOptions { BatchSize = 16, Threads = 1, Callbacks = recorder.Callbacks });
        trainer.Fit(new Stripes(96), new Stripes(32), 2);
        var result = recorder.Complete(trainer, new Stripes(30));
        Assert.Equal(2, result.Epochs);
        string[] files = [folder.Picture, folder.Metrics, folder.Checkpoint, folder.Report, folder.Summary];
        Assert.Equal(files.Order(), Directory.GetFiles(folder.Path).Order());
        Assert.Equal(2, File.ReadAllLines(folder.Metrics).Length);
        Assert.Contains($"\"test_accuracy\": {result.Test.Accuracy.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}",
            File.ReadAllText(folder.Summary), StringComparison.Ordinal);
    }

    [Fact]
    public void The_observer_sees_what_goes_into_each_layer()
    {
        var model = new Sequential([8], new Dense(6), new Activation<Relu>(), new Dense(3));
        model.Initialize(seed: 5);
        var input = Enumerable.Range(0, 8).Select(i => (i - 3) / 4f).ToArray();
        var seen = new List<(string Layer, float[] Values)>();
        model.Observe(input, (layer, values) => seen.Add((layer.Name, values.ToArray())));
        Assert.Equal(["dense_1", "activation_1", "dense_2"], seen.Select(entry => entry.Layer));
        Assert.Equal(input, seen[0].Values);
        Assert.Equal(seen[1].Values.Select(value => Math.Max(0, value)), seen[2].Values);
        Assert.Contains(seen[1].Values, value => value < 0);
    }

    private static Sequential Model() => new([8], new Dense(6), new Activation<PRelu>(), new Dense(3));

    private static Trainer Trainer(LearnedHistory history) =>
        new(Model(), new Adam(0.01f), new TrainerOptions { BatchSize = 16, Seed = 3, Threads = 1, Callbacks = [history] });
}
