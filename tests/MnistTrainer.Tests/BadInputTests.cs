using System.IO.Compression;

namespace MnistTrainer.Tests;

public sealed class BadInputTests : IDisposable
{
    private const string TrainImages = "train-images-idx3-ubyte.gz";
    private const string TestLabels = "t10k-labels-idx1-ubyte.gz";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-bad-");

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Out => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string, string> Damages => new()
    {
        { TrainImages, "missing", "has no file train-images-idx3-ubyte.gz" },
        { TestLabels, "missing", "has no file t10k-labels-idx1-ubyte.gz" },
        { TrainImages, "half", "the gzip data is corrupt" },
        { TestLabels, "half", "the gzip data is corrupt" },
        { TrainImages, "flipped", "the gzip data is corrupt (a block or the checksum is damaged)" },
        { TrainImages, "empty", "is truncated: the header needs 16 bytes, found 0" },
        { TestLabels, "short", "is truncated: 200 labels need 200 bytes, found at most 199" },
        { TestLabels, "long", "has data after its end: 200 labels need 200 bytes, found more" },
        { TestLabels, "fewer", "expected 200 labels, one for each image of t10k-images-idx3-ubyte.gz, found 199" },
        { TrainImages, "labels", "wrong magic number: expected 0x00000803 (images: unsigned bytes, 3 axes), found 0x00000801" },
        { TestLabels, "text", "wrong magic number: expected 0x00000801 (labels: unsigned bytes, 1 axis)" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_flawed_data_file_is_told_before_anything_is_written(string file, string damage, string problem)
    {
        Directory.CreateDirectory(Data);
        foreach (var good in Directory.GetFiles(SmallData.Folder))
        {
            if (Path.GetFileName(good) != file)
            {
                File.CreateSymbolicLink(Path.Combine(Data, Path.GetFileName(good)), good);
            }
        }

        if (damage != "missing")
        {
            File.WriteAllBytes(Path.Combine(Data, file), Damaged(file, damage));
        }

        var run = Run.Inside("--data", Data, "--out", Out, "--limit", "100");
        run.IsBadInput(problem);
        Assert.Contains(damage == "missing" ? Data : Path.Combine(Data, file), run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void A_data_folder_that_is_not_there_is_told()
    {
        Run.Inside("--data", Data, "--out", Out).IsBadInput($"{Data}: there is no such folder");
        Run.Inside("evaluate", WriteRun(), "--data", Data).IsBadInput($"{Data}: there is no such folder");
        Run.Inside("compare", "--activations", "Relu", "--data", Data).IsBadInput($"{Data}: there is no such folder");
    }

    [Fact]
    public void A_folder_in_the_place_of_a_checkpoint_is_told()
    {
        foreach (var arguments in new[] { new[] { "--resume" }, ["evaluate"], ["export", "--format", "c", "--out", Out],
            ["predict", "digit.png", "--checkpoint"] })
        {
            Run.Inside([.. arguments, _folder.FullName])
                .IsBadInput($"{_folder.FullName}: is a folder; name the checkpoint in it, such as a run's model.safetensors");
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var run = Run.Inside("--out", file, "--data", SmallData.Folder);
        run.IsBadInput($"{file}: cannot be written to");
        Assert.Empty(run.Out);
        Run.Inside("--out", Path.Combine(file, "below"), "--data", SmallData.Folder).IsBadInput("cannot be written to");
        Run.Inside("--out", "", "--data", SmallData.Folder).IsBadInput("--out needs a value");
    }

    [Theory]
    [InlineData("--resume")]
    [InlineData("evaluate")]
    public void A_file_that_is_no_checkpoint_is_told(string command)
    {
        var path = Path.Combine(_folder.FullName, "x.safetensors");
        Run.Inside(command, path, "--data", SmallData.Folder).IsBadInput($"{path}: there is no such file");

        File.WriteAllText(path, "some text that is no checkpoint");
        Run.Inside(command, path, "--data", SmallData.Folder).IsBadInput($"{path}: is not a safetensors file");

        var good = File.ReadAllBytes(WriteRun());
        File.WriteAllBytes(path, good[..(good.Length / 2)]);
        Run.Inside(command, path, "--data", SmallData.Folder).IsBadInput($"{path}: is truncated");

        ActGen.Training.SafeTensorsWriter.Write(path, [new("format", "pt")], [ActGen.Training.SafeTensor.Of("fc.weight", [1], [1])]);
        Run.Inside(command, path, "--data", SmallData.Folder)
            .IsBadInput($"{path}: is no checkpoint of this program: its metadata lack 'activation'");
    }

    [Fact]
    public void A_checkpoint_of_an_older_version_lacks_what_is_new_and_means_the_default()
    {
        var path = WriteRun();
        var file = ActGen.Training.SafeTensorsReader.Read(path);
        Assert.Contains("network", file.Metadata.Select(entry => entry.Key));
        string[] added = ["network", "padding", "dropout", "phases", "data", "sample", "classes"];
        EditedCheckpoint.Write(path, remove: added);
        Assert.Equal(0, Run.Inside("evaluate", path, "--data", SmallData.Folder).ExitCode);
    }

    [Theory]
    [InlineData("activation", "Relo", "its activation is 'Relo'")]
    [InlineData("activation", "Relu", "is a checkpoint of another model")]
    [InlineData("layers", "128,64", "is a checkpoint of another model: dense_2.weight is [128, 128] there and [128, 64] here")]
    [InlineData("layers", "128,-1", "its layers is '128,-1'")]
    [InlineData("layers", "128", "is a checkpoint of another model")]
    [InlineData("epochs", "0", "its epochs is '0'")]
    [InlineData("lr", "nan", "its lr is 'nan'")]
    public void A_checkpoint_that_contradicts_itself_is_told(string name, string text, string problem)
    {
        var path = WriteRun();
        EditedCheckpoint.Write(path, (key, value) => key == name ? text : value);
        var before = File.ReadAllBytes(path);
        Run.Inside("--resume", path, "--data", SmallData.Folder).IsBadInput(problem);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    private string WriteRun()
    {
        var folder = Path.Combine(_folder.FullName, "good");
        Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--limit", "100", "--epochs", "1", "--out", folder).ExitCode);
        return Path.Combine(folder, "model.safetensors");
    }

    private static byte[] Damaged(string file, string damage)
    {
        var good = File.ReadAllBytes(Path.Combine(SmallData.Folder, file));
        switch (damage)
        {
            case "half":
                return good[..(good.Length / 2)];
            case "flipped":
                good[good.Length / 2] ^= 1;
                return good;
            case "empty":
                return [];
            case "text":
                return [.. "<html>404</html>"u8];
            case "labels":
                return File.ReadAllBytes(Path.Combine(SmallData.Folder, "train-labels-idx1-ubyte.gz"));
        }

        using var content = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(good), CompressionMode.Decompress))
        {
            gzip.CopyTo(content);
        }

        var bytes = content.ToArray();
        if (damage == "long")
        {
            return [.. bytes, 0];
        }

        if (damage == "fewer")
        {
            bytes[7]--;
        }

        return bytes[..^1];
    }
}
