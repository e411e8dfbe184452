using Acme.Training;
using Acme.Training.Activations;
using Acme.Training.Data;
using ActGen.Training;
using ActGen.Training.Reporting;

const ulong Seed = 1;
try
{
    var options = Options.Parse(args);
    Train(options, Read(options.Folder));
    return 0;
}
catch (Exception error) when (error is FormatException or UnusableFileException or TrainingDivergedException)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return 2;
}

static TrainingData Read(string? folder)
{
    if (folder is not null)
    {
        return TrainingData.FromFolder(folder);
    }

    Console.WriteLine("No folder of IDX files is given, so the network learns to tell points of three spirals apart.");
    Console.WriteLine($"With MNIST or a set in its format: {Options.Usage}");
    return TrainingData.Spirals(Seed);
}

static void Train(Options options, TrainingData data)
{
    var (training, validation) = data.Training.Split(data.Training.Count / 20, new SeededRandom(Seed, stream: 2));
    var model = new Sequential(
        training.SampleShape,
        new Flatten(),
        new Dense(128), new Activation<Ripple>(),
        new Dense(128), new Activation<Ripple>(),
        new Dense(training.Target.ClassCount));

    var recorder = new RunRecorder(
        new RunFolder(RunFolder.DefaultPath("ripple", DateTime.Now)),
        new RunDescription { Title = $"Ripple on {data.Name}", Settings = new() { ["data"] = data.Name, ["epochs"] = options.Epochs } });
    recorder.Prepare();
    using var trainer = new Trainer(model, new Adam(0.002f), new TrainerOptions { Seed = Seed, Callbacks = recorder.Callbacks });
    var history = trainer.Fit(training, validation, options.Epochs);
    var result = recorder.Complete(trainer, data.Test, history.Stopped);

    Console.WriteLine($"test accuracy {result.Test.Accuracy:P2}");
    Console.WriteLine(Path.GetFullPath(recorder.Folder.Report));
}
