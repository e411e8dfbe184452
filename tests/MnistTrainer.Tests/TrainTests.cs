using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace MnistTrainer.Tests;

public sealed class TrainTests : IDisposable
{
    private static readonly string[] Small = ["--data", SmallData.Folder, "--limit", "500", "--epochs", "1", "--out"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-train-");

    private string Out => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_run_as_a_process_prints_plain_lines_and_leaves_its_results()
    {
        var run = Run.Outside(["train", .. Small, Out, "--epochs", "1"]);
        run.IsBadInput("--epochs");

        run = Run.Outside(["--limit", "500", "--epochs", "2", "--out", Out]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.DoesNotContain('\r', run.Out);
        Assert.Contains("Total params: 118,538", run.Out, StringComparison.Ordinal);
        Assert.Contains("epoch 1/2  loss ", run.Out, StringComparison.Ordinal);
        Assert.Contains("epoch 2/2  loss ", run.Out, StringComparison.Ordinal);
        Assert.Contains("activation_1.alpha [128]  min -0.0100 -> ", run.Out, StringComparison.Ordinal);
        Assert.Contains("test accuracy 0.", run.Out, StringComparison.Ordinal);
        Assert.Contains($"run folder {Out}", run.Out, StringComparison.Ordinal);
        Assert.Contains($"picture    {Path.Combine(Out, "activations.svg")}", run.Out, StringComparison.Ordinal);
        string[] files = ["activations.svg", "metrics.jsonl", "model.safetensors", "report.html", "summary.json"];
        Assert.Equal(files, Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_metrics_are_a_line_of_json_for_each_epoch()
    {
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--limit", "500", "--epochs", "2", "--out", Out).ExitCode);
        var lines = File.ReadAllText(Path.Combine(Out, "metrics.jsonl")).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[2]);
        for (var i = 0; i < 2; i++)
        {
            using var json = JsonDocument.Parse(lines[i]);
            Assert.Equal(
                ["epoch", "loss", "accuracy", "val_loss", "val_accuracy", "lr", "seconds"],
                json.RootElement.EnumerateObject().Select(property => property.Name));
            Assert.Equal(i + 1, json.RootElement.GetProperty("epoch").GetInt32());
            Assert.Equal("0.001", json.RootElement.GetProperty("lr").GetRawText());
            Assert.InRange(json.RootElement.GetProperty("loss").GetDouble(), 0.1, 10);
            Assert.InRange(json.RootElement.GetProperty("val_accuracy").GetDouble(), 0, 1);
        }
    }

    [Fact]
    public void The_summary_tells_result_and_circumstances_and_the_hash_is_that_of_the_parameters()
    {
        Assert.Equal(0, Run.Inside([.. Small, Out, "--seed", "7", "--threads", "1", "--layers", "20,16"]).ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "summary.json")));
        var summary = json.RootElement;
        Assert.Equal((784 * 20) + 20 + 20 + (20 * 16) + 16 + 16 + (16 * 10) + 10, summary.GetProperty("parameters").GetInt32());
        Assert.Equal(7, summary.GetProperty("seed").GetInt32());
        Assert.Equal(1, summary.GetProperty("threads").GetInt32());
        Assert.Equal(1, summary.GetProperty("epochs").GetInt32());
        Assert.Equal(480, summary.GetProperty("training_samples").GetInt32());
        Assert.Equal(20, summary.GetProperty("validation_samples").GetInt32());
        Assert.Equal(SmallData.Tests, summary.GetProperty("test_samples").GetInt32());
        Assert.Equal("SoftExponential", summary.GetProperty("activation").GetString());
        Assert.Equal([20, 16], summary.GetProperty("layers").EnumerateArray().Select(width => width.GetInt32()));
        Assert.StartsWith("Vector", summary.GetProperty("simd").GetString(), StringComparison.Ordinal);
        Assert.InRange(summary.GetProperty("test_accuracy").GetDouble(), 0.05, 1);
        Assert.True(summary.GetProperty("test_loss").GetDouble() > 0);
        Assert.Equal(HashOfParameters(Path.Combine(Out, "model.safetensors")), summary.GetProperty("weights_sha256").GetString());
    }

    [Fact]
    public void The_picture_is_well_formed_and_shows_each_layer_before_and_after()
    {
        Assert.Equal(0, Run.Inside([.. Small, Out, "--layers", "12,8"]).ExitCode);
        XNamespace svg = "http://www.w3.org/2000/svg";
        var picture = XDocument.Load(Path.Combine(Out, "activations.svg"));
        var texts = picture.Descendants(svg + "text").Select(text => text.Value).ToArray();
        Assert.Contains("activation_1: SoftExponential, dashed before, solid after", texts);
        Assert.Contains("activation_2: SoftExponential, dashed before, solid after", texts);
        Assert.Contains("alpha: 12 values, dashed where they started", texts);
        Assert.Contains("alpha: 8 values, dashed where they started", texts);

        // For each layer a dashed curve, for they all start alike, one thin curve for each neuron, and a dashed line in the histogram.
        var classes = picture.Descendants(svg + "path").Select(path => path.Attribute("class")!.Value).ToArray();
        Assert.Equal(2 + 2, classes.Count(name => name == "before"));
        Assert.Equal(12 + 8, classes.Count(name => name == "thin"));
        Assert.Equal(2, classes.Count(name => name == "bars"));
    }

    [Fact]
    public void Quiet_prints_the_result_alone()
    {
        var run = Run.Inside([.. Small, Out, "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Out.TrimEnd().Split(Environment.NewLine);
        Assert.StartsWith("test accuracy ", lines[0], StringComparison.Ordinal);
        Assert.Equal([$"run folder {Out}"], lines[1..]);
    }

    [Fact]
    public void Threads_do_not_change_the_weights_and_the_seed_does()
    {
        string[][] rows = [["--threads", "1"], ["--threads", "2"], ["--threads", "3"], ["--seed", "2"]];
        string[] hashes = [.. rows.Select((options, i) =>
        {
            var folder = $"{Out}{i}";
            Assert.Equal(0, Run.Inside([.. Small, folder, .. options]).ExitCode);
            return Summary(folder, "weights_sha256");
        })];
        Assert.Equal([hashes[0], hashes[0]], hashes[1..3]);
        Assert.NotEqual(hashes[0], hashes[3]);
    }

    [Fact]
    public void A_run_replaces_the_one_in_its_folder()
    {
        Assert.Equal(0, Run.Inside([.. Small, Out]).ExitCode);
        var first = Summary(Out, "weights_sha256");
        Assert.Equal(0, Run.Inside([.. Small, Out, "--activation", "relu"]).ExitCode);
        Assert.NotEqual(first, Summary(Out, "weights_sha256"));
        Assert.Equal("Relu", Summary(Out, "activation"));
        Assert.Single(File.ReadAllLines(Path.Combine(Out, "metrics.jsonl")));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adamw")]
    [InlineData("ADAM")]
    public void Every_optimizer_learns(string optimizer)
    {
        string[] options = ["--limit", "500", "--epochs", "2", "--optimizer", optimizer, "--out", Out];
        Assert.Equal(0, Run.Inside(["--data", SmallData.Folder, .. options]).ExitCode);
        var losses = File.ReadAllLines(Path.Combine(Out, "metrics.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("loss").GetDouble())
            .ToArray();
        Assert.True(losses[1] < losses[0]);
        Assert.Equal(optimizer.ToLowerInvariant(), Summary(Out, "optimizer"));
    }

    [Fact]
    public void Validation_on_the_test_set_is_told()
    {
        var run = Run.Inside([.. Small, Out, "--validate-on-test"]);
        Assert.Contains("500 training images of small-data, 200 for validation", run.Out, StringComparison.Ordinal);
        Assert.Contains("note: the test set decides", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_with_3_and_names_epoch_batch_and_place()
    {
        var run = Run.Inside("--data", SmallData.Folder, "--limit", "500", "--optimizer", "sgd", "--lr", "1000", "--out", Out);
        run.Failed(3, "training diverged in epoch 1, batch ");
        Assert.Matches("(parameter|gradient of|output of) (dense|activation)_[1-3]", run.Error);
        Assert.False(File.Exists(Path.Combine(Out, "summary.json")));
    }

    [Fact]
    public void Evaluation_of_the_checkpoint_repeats_the_result()
    {
        var run = Run.Inside([.. Small, Out]);
        var result = run.Out.Split(Environment.NewLine).Single(line => line.StartsWith("test accuracy", StringComparison.Ordinal));
        var evaluated = Run.Inside("evaluate", Path.Combine(Out, "model.safetensors"), "--data", SmallData.Folder);
        Assert.Equal((0, ""), (evaluated.ExitCode, evaluated.Error));
        Assert.Equal(result[..result.IndexOf(" (", StringComparison.Ordinal)],
            evaluated.Out[..evaluated.Out.IndexOf(" (", StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_wish_to_stop_ends_an_evaluation_and_a_comparison()
    {
        Run.Inside([.. Small, Out]);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var evaluation = Run.Inside(stop.Token, "evaluate", Path.Combine(Out, "model.safetensors"), "--data", SmallData.Folder);
        Assert.Equal((130, "", "interrupted" + Environment.NewLine), (evaluation.ExitCode, evaluation.Out, evaluation.Error));
        var comparison = Run.Inside(stop.Token, "compare", "--activations", "Relu", "--data", SmallData.Folder);
        Assert.Equal((130, "interrupted; nothing is kept of a comparison" + Environment.NewLine), (comparison.ExitCode, comparison.Error));
    }

    [Fact]
    public void A_checkpoint_whose_loss_is_not_finite_ends_an_evaluation_with_code_3()
    {
        Run.Inside([.. Small, Out]);
        var path = Path.Combine(Out, "model.safetensors");
        EditedCheckpoint.Write(path, values: (name, values) =>
        {
            if (name == "dense_3.bias")
            {
                Array.Fill(values, float.NaN);
            }
        });
        Run.Inside("evaluate", path, "--data", SmallData.Folder).Failed(3, $"{path}: its test loss is not finite");
    }

    [Fact]
    public void A_comparison_in_the_folder_of_a_run_leaves_the_run_as_it_is()
    {
        Run.Inside([.. Small, Out]);
        string[] files = [.. Directory.GetFiles(Out).Order()];
        Run.Inside(
            "compare", "--activations", "Relu", "--seeds", "1", "--data", SmallData.Folder, "--limit", "100", "--epochs", "1", "--out",
                Out);
        Assert.Equal([.. files.Append(Path.Combine(Out, "compare.md")).Order()], Directory.GetFiles(Out).Order());
    }

    [Fact]
    public void A_comparison_ends_with_a_markdown_table()
    {
        string[] options = ["--data", SmallData.Folder, "--limit", "300", "--epochs", "1", "--out", Out];
        var run = Run.Inside(["compare", "--activations", "relu,SoftExponential", "--seeds", "2", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var table = run.Out.Split('\n').Where(line => line.StartsWith('|')).ToArray();
        Assert.Equal(4, table.Length);
        Assert.StartsWith("| activation | parameters | test accuracy, mean | deviation |", table[0], StringComparison.Ordinal);
        Assert.Matches(@"^\| Relu \| 118,282 \| \d+\.\d\d % \| \d+\.\d\d % \| .* \| 2 \|$", table[2].TrimEnd());
        Assert.Matches(@"^\| SoftExponential \| 118,538 \| ", table[3]);
        Assert.Equal(table, File.ReadAllText(Path.Combine(Out, "compare.md")).Split('\n').Where(line => line.Length > 0));
    }

    internal static string Summary(string folder, string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json"))).RootElement.GetProperty(name).ToString();

    /// <summary>By the description of the format alone: all tensors without a slash in their name, in the order of their data.</summary>
    private static string HashOfParameters(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var data = bytes.AsMemory(8 + length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in header.RootElement.EnumerateObject()
            .Where(tensor => tensor.Name != "__metadata__" && !tensor.Name.Contains('/'))
            .OrderBy(tensor => tensor.Value.GetProperty("data_offsets")[0].GetInt32()))
        {
            var offsets = tensor.Value.GetProperty("data_offsets");
            hash.AppendData(data[offsets[0].GetInt32()..offsets[1].GetInt32()].Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
