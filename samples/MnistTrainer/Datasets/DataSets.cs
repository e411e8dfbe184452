using ActGen.Training;
using MnistTrainer.Runs;

namespace MnistTrainer.Datasets;

/// <summary>The three parts of the data.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Training">What the network learns from.</param>
/// <param name="Validation">What decides about the learning rate and the end.</param>
/// <param name="Test">What is looked at once, at the end.</param>
internal sealed record DataSets(DataSource Source, MnistDataset Training, MnistDataset Validation, MnistDataset Test)
{
    // 2,500 of the 60,000 training images.
    private const int ValidationPart = 24;

    // The model uses stream 1 of the seed, the trainer stream 2.
    private const ulong SplitStream = 3;

    /// <summary>Cuts the training set, as the settings say.</summary>
    /// <param name="files">The training and the test set.</param>
    /// <param name="settings">Limit, seed and kind of validation.</param>
    public static DataSets Cut(DataFiles files, TrainSettings settings)
    {
        var (source, training, test) = files;
        var used = settings.Limit is { } limit ? training.Take(limit) : training;
        if (settings.ValidateOnTest)
        {
            return new DataSets(source, used, test, test);
        }

        var (kept, heldOut) = used.Split(Math.Max(1, used.Count / ValidationPart), new SeededRandom(settings.Seed, SplitStream));
        return new DataSets(source, kept, heldOut, test);
    }
}
