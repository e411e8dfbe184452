using ActGen.Training;

namespace Acme.Training.Data;

/// <summary>The samples that the network learns from, and those that it is measured with.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Training">The samples to learn from.</param>
/// <param name="Test">The samples to measure with.</param>
internal sealed record TrainingData(string Name, IDataset Training, IDataset Test)
{
    /// <summary>Reads the four files of MNIST, or of a set in its format.</summary>
    /// <param name="folder">Their folder, with <c>train-images-idx3-ubyte.gz</c> and its companions; unpacked files will do.</param>
    /// <exception cref="UnusableFileException">A file is missing or flawed.</exception>
    public static TrainingData FromFolder(string folder) =>
        new(folder, MnistFolder.ReadTraining(folder), MnistFolder.ReadTest(folder));

    /// <summary>Points of three spirals, to be told apart: a small set that needs no file.</summary>
    /// <param name="seed">The same seed, the same points.</param>
    public static TrainingData Spirals(ulong seed) =>
        new("three spirals", Spirals(20_000, new SeededRandom(seed)), Spirals(2_000, new SeededRandom(seed, stream: 1)));

    private static ArrayDataset Spirals(int count, SeededRandom random)
    {
        const int Arms = 3;
        const double Turn = 1.5 * Math.PI;
        var (points, arms) = (new float[2 * count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var arm = arms[i] = i % Arms;
            var along = random.NextDouble();
            var angle = (along * Turn) + (2 * Math.PI * arm / Arms);
            points[2 * i] = (float)((2 * along * Math.Cos(angle)) + (0.05 * random.NextNormal()));
            points[(2 * i) + 1] = (float)((2 * along * Math.Sin(angle)) + (0.05 * random.NextNormal()));
        }

        return new ArrayDataset(sampleShape: 2, points, arms, Arms);
    }
}
