using System.Globalization;
using ActGen.Activations;

namespace ActGen.Training.Reporting.Tests.Studies;

public sealed class StudyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("study-");
    private int _trained;

    private string Out => Path.Combine(_folder.FullName, "out");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_study_runs_each_training_with_each_seed_and_writes_its_results()
    {
        var results = Run();
        Assert.Equal(5, _trained);
        Assert.Equal([1, 2], results["first, a \"quoted\" one"].Runs.Select(run => (int)run.Seed));
        Assert.Equal([1], results["third"].Runs.Select(run => (int)run.Seed));
        var csv = File.ReadAllLines(Path.Combine(Out, "study.csv"));
        Assert.Equal(1 + 5, csv.Length);
        Assert.StartsWith("training,data,network,seed,parameters,epochs,test_accuracy,test_loss,", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("\"first, a \"\"quoted\"\" one\",stripes,8-6-3,1,75,2,", csv[1], StringComparison.Ordinal);
        var markdown = File.ReadAllText(Path.Combine(Out, "study.md"));
        Assert.StartsWith("# A study\n\nAbout stripes.\n\n## Results\n", markdown, StringComparison.Ordinal);
        var mean = results["second"].Mean.ToString("0.00", CultureInfo.InvariantCulture);
        Assert.Contains($"| second | stripes | 75 | 2 | {mean} %", markdown, StringComparison.Ordinal);
        Assert.Contains("| 50.00 ± 0.10 % |", markdown, StringComparison.Ordinal);
        Assert.Contains("Published (second): nowhere.", markdown, StringComparison.Ordinal);
        Assert.Contains("## More\n\n| a | b |\n|---|---:|\n| x | 1 |\n", markdown, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Out, "report.html")));
    }

    [Fact]
    public void A_study_that_was_stopped_goes_on_where_it_was_to_the_same_results()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(stop: stop, stopAfter: 2));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Out, "runs"), "*.json").Length);
        var first = File.ReadAllText(Directory.GetFiles(Path.Combine(Out, "runs"), "*.json").Order().First());
        var before = _trained;
        var resumed = Run();
        Assert.Equal(3, _trained - before);
        Assert.Equal(first, File.ReadAllText(Directory.GetFiles(Path.Combine(Out, "runs"), "*.json").Order().First()));
        Directory.Delete(Out, recursive: true);
        var whole = Run();
        Assert.Equal(whole.Trials.SelectMany(trial => trial.Runs).Select(run => run.WeightsSha256),
            resumed.Trials.SelectMany(trial => trial.Runs).Select(run => run.WeightsSha256));
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_after_its_last_epoch_to_the_same_bits()
    {
        var whole = Run();
        Directory.Delete(Out, recursive: true);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(stop: stop, stopInRun: true));
        string[] files = ["first-a-quoted-one-seed1.safetensors"];
        Assert.Equal(files, Directory.GetFiles(Path.Combine(Out, "runs")).Select(Path.GetFileName));
        var resumed = Run();
        Assert.Equal(
            whole.Trials.SelectMany(trial => trial.Runs).Select(run => (run.WeightsSha256, run.Epochs.Count, run.TestAccuracy)),
            resumed.Trials.SelectMany(trial => trial.Runs).Select(run => (run.WeightsSha256, run.Epochs.Count, run.TestAccuracy)));
        Assert.All(Directory.GetFiles(Path.Combine(Out, "runs")), file => Assert.EndsWith(".json", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"trial\":\"second\",\"seed\":1}", "is no run of this version")]
    [InlineData("half a fi", "is no run of this version")]
    [InlineData("", "is no run of this version")]
    [InlineData("null", "is the run of another training")]
    public void A_kept_run_that_cannot_be_used_is_told_and_nothing_is_lost(string text, string problem)
    {
        Run();
        var file = new StudyFolder(Out).FileOf("second", 1);
        File.WriteAllText(file, text);
        var before = Snapshot();
        var error = Assert.Throws<UnusableFileException>(() => Run());
        Assert.StartsWith($"{file}: {problem}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Runs_of_other_limits_are_not_mixed_into_a_table()
    {
        Run();
        var before = Snapshot();
        var error = Assert.Throws<UnusableFileException>(() => Run(limit: 50));
        Assert.Contains("was run with limit none, epochs as declared, and now limit 50, epochs as declared is wanted", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Runs_of_an_older_declaration_are_not_mixed_into_a_table()
    {
        Run();
        var error = Assert.Throws<UnusableFileException>(() => Run(batch: 8));
        Assert.Contains("was run by an older declaration of the study", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_on_other_data_are_not_mixed_into_a_table()
    {
        Run();
        var before = Snapshot();
        var error = Assert.Throws<UnusableFileException>(() => Run(test: 34));
        Assert.Contains("on other data: test 33 samples of [8] with 3 classes, sha256 ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" there, test 34 samples of [8] with 3 classes, sha256 ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_run_that_was_stopped_does_not_go_on_with_other_data()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(stop: stop, stopInRun: true));
        Assert.Contains("on other data: ", Assert.Throws<UnusableFileException>(() => Run(test: 34)).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Out, "runs"), "*.safetensors"));
    }

    [Fact]
    public void A_digest_tells_samples_and_targets_of_the_same_size_apart()
    {
        float[] inputs = [1, 2, 3, 4];
        string[] digests =
        [
            DataDigest.Of(new ArrayDataset(2, inputs, [0, 1], 2)), DataDigest.Of(new ArrayDataset(2, inputs, [1, 0], 2)),
            DataDigest.Of(new ArrayDataset(2, [1, 2, 3, 5], [0, 1], 2)), DataDigest.Of(new ArrayDataset(2, inputs, 1, [0, 1])),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(digests[0], DataDigest.Of(new ArrayDataset(2, [.. inputs], [0, 1], 2)));
    }

    [Fact]
    public void The_time_of_all_runs_is_told()
    {
        var results = Run();
        Assert.Matches("^5 runs, [0-9]+:[0-9]{2} of training$", results.TrainingTime);
        Assert.All((string[])["study.md", "report.html"], file => Assert.Contains(
            $"All of it: {results.TrainingTime}.", File.ReadAllText(Path.Combine(Out, file)), StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_with_limits_is_smaller_and_says_so()
    {
        var results = Run(limit: 40, epochs: 1, seeds: 1);
        Assert.Equal(3, _trained);
        Assert.All(results.Trials.SelectMany(trial => trial.Runs), run => Assert.Single(run.Epochs));
        Assert.Contains("This is a reduced run (limit 40, epochs 1)", File.ReadAllText(Path.Combine(Out, "study.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_activations_learned_is_kept_with_the_run()
    {
        var run = Run()["third"].Runs[0];
        var slope = Assert.Single(run.Learned);
        Assert.Equal("activation_1.slope", slope.Name);
        Assert.All(slope.Start, value => Assert.Equal(0.25f, value));
        Assert.Equal(slope.Start.Length, slope.Values.Length);
        Assert.NotEqual(slope.Start, slope.Values);
        var kept = Run()["third"].Runs[0];
        Assert.Equal(slope.Values, kept.Learned[0].Values);
        Assert.Equal(5, _trained);
    }

    private StudyResults Run(int? limit = null, int? epochs = null, int? seeds = null, int batch = 16, CancellationTokenSource? stop = null,
        int stopAfter = 100, bool stopInRun = false, int test = 33) =>
        new StudyRunner(
            Study(batch, stop, stopAfter, stopInRun, test), new StudyOptions(Out, seeds, limit, epochs, Threads: 1), TextWriter.Null)
            .Run(stop?.Token ?? default);

    private Study Study(int batch, CancellationTokenSource? stop, int stopAfter, bool stopInRun, int test) => new()
    {
        Name = "stripes",
        Title = "A study",
        Text = ["About stripes."],
        Seeds = 2,
        Trials =
        [
            new("first, a \"quoted\" one", Recipe(batch, () => new Activation<Relu>(), stop, stopAfter, stopInRun, test)),
            new("second", Recipe(batch, () => new Activation<Tanh>(), stop, stopAfter, stopInRun, test),
                new PublishedFigure(50, "nowhere", Deviation: 0.1)),
            new StudyTrial("third", Recipe(batch, () => new Activation<PRelu>(), stop, stopAfter, stopInRun, test)) { Seeds = 1 },
        ],
        Sections = _ => [new StudySection("More", new StudyTable(["a", "b"], [["x", "1"]]))],
    };

    private Recipe Recipe(
        int batch, Func<Layer> activation, CancellationTokenSource? stop, int stopAfter, bool stopInRun, int test) => new()
        {
            DataName = "stripes",
            Data = (_, limit) => new StudyData(new Stripes(Math.Min(96, limit ?? 96)), new Stripes(30), new Stripes(test), 3),
            Network = (_, _) =>
            {
                if (++_trained == stopAfter + 1)
                {
                    stop?.Cancel();
                }

                return new Sequential([8], new Dense(6), activation(), new Dense(3));
            },
            NetworkText = "8-6-3",
            Steering = () => stopInRun ? [new Canceler(stop!)] : [],
            Batch = batch,
            Epochs = 2,
        };

    private (string, string)[] Snapshot() =>
        [.. Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Order().Select(file => (file, File.ReadAllText(file)))];

    private sealed class Canceler(CancellationTokenSource stop) : Callback
    {
        public override void OnEpochEnd(Trainer trainer, EpochMetrics metrics) => stop.Cancel();
    }
}
