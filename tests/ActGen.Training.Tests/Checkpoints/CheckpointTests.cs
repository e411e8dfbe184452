namespace ActGen.Training.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-checkpoint-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("sgd")]
    [InlineData("momentum")]
    public void Training_on_from_a_checkpoint_gives_the_bits_of_a_training_without_a_break(string optimizer)
    {
        using var straight = Make(optimizer);
        straight.Fit(Data, Validation, epochs: 5);

        using (var first = Make(optimizer))
        {
            first.Fit(Data, Validation, epochs: 2);
            Checkpoint.Write(Path, first.Capture(), [new("note", "mine")]);
        }

        using var second = Make(optimizer);
        var checkpoint = Checkpoint.Read(Path);
        Assert.Equal("mine", checkpoint.Texts["note"]);
        checkpoint.Restore(second);
        Assert.Equal(2, second.Epoch);
        Assert.NotEqual(straight.Model.Sha256(), second.Model.Sha256());
        second.Fit(Data, Validation, epochs: 5);
        Assert.Equal(straight.Model.Sha256(), second.Model.Sha256());
    }

    [Fact]
    public void The_file_holds_each_parameter_under_its_name_and_the_rest_under_names_with_a_slash()
    {
        using var trainer = Make("adam");
        trainer.Fit(Data, Validation, epochs: 1);
        Checkpoint.Write(Path, trainer.Capture(), []);
        var file = SafeTensorsReader.Read(Path);
        foreach (var parameter in trainer.Model.Parameters)
        {
            Assert.Equal(parameter.Value.ToArray(), file.Tensors[parameter.Name].ToArray());
            Assert.Equal(parameter.Shape, file.Tensors[parameter.Name].Shape);
        }

        var others = file.Tensors.Keys.Except(trainer.Model.Parameters.Select(parameter => parameter.Name));
        Assert.All(others, name => Assert.Contains('/', name));
        Assert.Equal("1", file.Metadata["trainer.epoch"]);
    }

    [Fact]
    public void The_parameters_alone_go_into_a_model()
    {
        using var trainer = Make("adam", callbacks: false);
        trainer.Fit(Data, null, epochs: 1);
        Checkpoint.Write(Path, trainer.Capture(), []);
        var model = Model(8);
        Checkpoint.Read(Path).Restore(model);
        Assert.Equal(trainer.Model.Sha256(), model.Sha256());
    }

    public static TheoryData<string, string> Misfits => new()
    {
        { "width", "is a checkpoint of another model: dense_1.weight is [6, 8] there and [6, 9] here" },
        { "depth", "is a checkpoint of another model: it has no dense_3.weight" },
        { "shallow", "is a checkpoint of another model: it has dense_2.weight, which this model has not" },
        { "optimizer", "is a checkpoint of another training" },
        { "callbacks", "is a checkpoint of another training" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_checkpoint_of_something_else_is_refused_and_changes_nothing(string what, string problem)
    {
        using (var saved = Make("adam", callbacks: what != "callbacks"))
        {
            saved.Fit(Data, Validation, epochs: 1);
            Checkpoint.Write(Path, saved.Capture(), []);
        }

        using var other = what switch
        {
            "width" => Make("adam", Model(9)),
            "depth" => Make("adam", Model(8, 8)),
            "shallow" => Make("adam", Model()),
            "optimizer" => Make("momentum"),
            _ => Make("adam"),
        };
        using var untouched = Make(what == "optimizer" ? "momentum" : "adam", what switch
        {
            "width" => Model(9),
            "depth" => Model(8, 8),
            "shallow" => Model(),
            _ => Model(8),
        });
        var flaw = Assert.Throws<UnusableFileException>(() => Checkpoint.Read(Path).Restore(other));
        Assert.StartsWith(Path + ": ", flaw.Message, StringComparison.Ordinal);
        Assert.Contains(problem, flaw.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', flaw.Message);
        Assert.Equal(0, other.Epoch);
        Assert.Equal(untouched.Model.Sha256(), other.Model.Sha256());

        // And it trains as if nothing had happened.
        untouched.Fit(Data, Validation, epochs: 2);
        other.Fit(Data, Validation, epochs: 2);
        Assert.Equal(untouched.Model.Sha256(), other.Model.Sha256());
    }

    [Fact]
    public void A_safetensors_file_of_somebody_else_is_refused()
    {
        SafeTensorsWriter.Write(Path, [], [new SafeTensor("embedding", "BF16", [2], new byte[4])]);
        Assert.Contains("is no checkpoint of a training: embedding is BF16[2]",
            Assert.Throws<UnusableFileException>(() => Checkpoint.Read(Path)).Message, StringComparison.Ordinal);

        SafeTensorsWriter.Write(Path, [new("format", "pt")], [SafeTensor.Of("fc1.weight", [2], [1, 2])]);
        using var trainer = Make("adam");
        Assert.Contains("is a checkpoint of another model: it has no dense_1.weight",
            Assert.Throws<UnusableFileException>(() => Checkpoint.Read(Path).Restore(trainer)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trainer.epoch", "many")]
    [InlineData("trainer.epoch", "-1")]
    [InlineData("trainer.epoch", "2147483648")]
    [InlineData("trainer.epoch", "99999999999999999999")]
    [InlineData("trainer.phase", "1")]
    [InlineData("trainer.random", "0123")]
    [InlineData("adam.step", "-1")]
    [InlineData("adam.step", "9223372036854775807")]
    [InlineData("adam.learning_rate", "-0.001")]
    [InlineData("adam.learning_rate", "Infinity")]
    [InlineData("adam.learning_rate", "1e999")]
    [InlineData("adam.learning_rate", "1e39")]
    [InlineData("adam.learning_rate", "NaN")]
    [InlineData("early_stopping.wait", "")]
    [InlineData("early_stopping.wait", "4294967296")]
    [InlineData("early_stopping.best_epoch", "4294967296")]
    [InlineData("reduce_lr.best", "NaN")]
    [InlineData("reduce_lr.cooling", "-2")]
    public void A_number_that_was_tampered_with_is_told_and_nothing_is_changed(string name, string text)
    {
        using var trainer = Make("adam");
        trainer.Fit(Data, Validation, epochs: 2);
        var good = trainer.Capture();
        var bad = new TrainingState();
        foreach (var tensor in good.Tensors)
        {
            bad.Add(tensor.Name, tensor.Shape, new float[tensor.Values.Length]);
        }

        foreach (var (key, value) in good.Texts)
        {
            bad.Add(key, key == name ? text : value);
        }

        Checkpoint.Write(Path, bad, []);
        var flaw = Assert.Throws<UnusableFileException>(() => Checkpoint.Read(Path).Restore(trainer));
        Assert.Contains(name == "trainer.phase" ? "epoch 2 is in phase 1 there and in no phase here" : name, flaw.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\n', flaw.Message);
        var after = trainer.Capture();
        Assert.Equal(good.Texts, after.Texts);
        Assert.All(good.Tensors.Zip(after.Tensors), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Every_damaged_byte_and_every_missing_end_is_told_in_one_line_and_changes_nothing()
    {
        using var trainer = Make("sgd", callbacks: false);
        Checkpoint.Write(Path, trainer.Capture(), [new("note", "mine")]);
        var whole = File.ReadAllBytes(Path);
        var before = trainer.Model.Sha256();
        for (var at = 0; at < whole.Length; at++)
        {
            // One bit each, all bits, and the end missing.
            byte[][] damaged =
                [.. Enumerable.Range(0, 8).Select(bit => Flip(whole, at, (byte)(1 << bit))), Flip(whole, at, 0xff), whole[..at]];
            foreach (var bytes in damaged)
            {
                File.WriteAllBytes(Path, bytes);
                var flaw = Assert.Throws<UnusableFileException>(() => Checkpoint.Read(Path).Restore(trainer));
                Assert.True(flaw.Message.Length < 600 && !flaw.Message.Contains('\n'), flaw.Message);
            }
        }

        Assert.Equal(before, trainer.Model.Sha256());
        File.WriteAllBytes(Path, whole);
        Checkpoint.Read(Path).Restore(trainer);
    }

    private static byte[] Flip(byte[] bytes, int at, byte bits)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= bits;
        return flipped;
    }

    private static MnistDataset Data { get; } = Noise(60, seed: 1);

    private static MnistDataset Validation { get; } = Noise(20, seed: 2);

    private static Trainer Make(string optimizer, Sequential? model = null, bool callbacks = true) => new(
        model ?? Model(8),
        optimizer switch
        {
            "adam" => new Adam(0.01f),
            "adamw" => new AdamW(0.01f),
            "sgd" => new Sgd(0.1f),
            _ => new Sgd(0.1f, momentum: 0.9f),
        },
        new TrainerOptions
        {
            BatchSize = 16,
            Seed = 3,
            Callbacks = callbacks ? [new EarlyStopping(patience: 50), new ReduceLROnPlateau(patience: 1)] : [],
        });

    private static Sequential Model(params int[] widths)
    {
        var model = new Sequential([2, 3, 1], [new Flatten(), .. widths.Select(width => new Dense(width)), new Dense(10)]);
        model.Initialize(4);
        return model;
    }

    private static MnistDataset Noise(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * 6];
        random.NextBytes(pixels);
        return new MnistDataset(
            new IdxArray([count, 2, 3], pixels), new IdxArray([count], [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(10))]));
    }
}
