namespace MnistTrainer.Tests;

public sealed class StudyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-study-");

    private string Out => Path.Combine(_folder.FullName, "study");

    public static TheoryData<string> Names => [.. Studies.StudyCatalogue.All.Select(study => study.Name)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_study_runs_in_small_and_writes_its_files(string name)
    {
        // Small sets under the names of all three: the test of the study, not of what it finds.
        foreach (var set in new[] { "mnist", "fashion-mnist", "kmnist" })
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, set), SmallData.Folder);
        }

        string[] options = ["study", name, "--limit", "64", "--epochs", "1", "--seeds", "1", "--data-root", _folder.FullName, "--out", Out];
        var run = Run.Inside(options);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["report.html", "study.csv", "study.md"], Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var study = File.ReadAllText(Path.Combine(Out, "study.md"));
        Assert.Contains("This is a reduced run", study, StringComparison.Ordinal);
        Assert.Contains("MNIST is not the set of that name that papers use: ", study, StringComparison.Ordinal);
        Assert.Contains("has 600 training and 200 test images of [28, 28, 1].", run.Out, StringComparison.Ordinal);
        Assert.Matches("All of it: [0-9]+ runs?, [0-9]+:[0-9]{2} of training", study);
        Assert.Matches("time   [0-9]+ runs?, [0-9]+:[0-9]{2} of training", run.Out);
        Assert.DoesNotContain("diverged", study, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", study, StringComparison.Ordinal);

        var again = Run.Inside(options);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("of them finished before", again.Out, StringComparison.Ordinal);
        Assert.Equal(study, File.ReadAllText(Path.Combine(Out, "study.md")));
    }

    [Fact]
    public void The_sets_of_papers_are_known_and_those_of_another_root_are_not_mixed_in()
    {
        string[] options = ["study", "kat", "--limit", "64", "--epochs", "1", "--seeds", "1", "--out", Out];
        var run = Run.Inside(options);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("is not the set of that name", run.Out, StringComparison.Ordinal);
        var before = Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Order().Select(File.ReadAllText).ToArray();
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "mnist"), SmallData.Folder);
        Run.Inside([.. options, "--data-root", _folder.FullName])
            .IsBadInput("gelu-seed1.json: was run by an older declaration of the study or on other data: ");
        Assert.Equal(before, Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Order().Select(File.ReadAllText));
    }

    [Fact]
    public void Rows_that_are_far_from_the_published_figure_are_explained()
    {
        Assert.Equal(0, Run.Inside("study", "snn", "--limit", "64", "--epochs", "1", "--seeds", "1", "--out", Out).ExitCode);
        foreach (var report in new[] { "study.md", "report.html" })
        {
            var text = File.ReadAllText(Path.Combine(Out, report));
            Assert.Contains("MLP, ReLU: at full size the mean of three runs is 90.25 %, 0.51 points below", text, StringComparison.Ordinal);
            Assert.Contains("CNN, SELU: at full size the mean of three runs is 96.56 %, 0.65 points above", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_study_half_written_by_an_older_version_is_told_and_kept()
    {
        var runs = Directory.CreateDirectory(Path.Combine(Out, "runs")).FullName;
        var file = Path.Combine(runs, "softsign-seed1.json");
        File.WriteAllText(file, "{\"format\":0}");
        Run.Inside("study", "softsign", "--limit", "64", "--epochs", "1", "--out", Out).IsBadInput($"{file}: is no run of this version");
        Assert.Equal("{\"format\":0}", File.ReadAllText(file));
        Assert.Equal([runs], Directory.GetFileSystemEntries(Out));
    }

    [Fact]
    public void A_study_that_is_stopped_says_how_it_goes_on()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = Run.Inside(stop.Token, "study", "softsign", "--limit", "64", "--epochs", "1", "--out", Out);
        Assert.Equal((130, $"interrupted; the finished runs are kept in {Out}, and the same command goes on" + Environment.NewLine),
            (run.ExitCode, run.Error));
    }
}
