using System.Globalization;
using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>The record in a checkpoint of the images it was trained on, so that a prediction needs no data set.</summary>
internal static class SampleText
{
    private const string SampleName = "sample";
    private const string ClassesName = "classes";
    private static readonly (Shape Sample, int Classes) Mnist = ([28, 28, 1], 10);

    /// <summary>The names and texts.</summary>
    /// <param name="data">The data.</param>
    public static IEnumerable<KeyValuePair<string, string>> Write(MnistDataset data) =>
    [
        KeyValuePair.Create(SampleName, string.Join(',', data.SampleShape)),
        KeyValuePair.Create(ClassesName, data.Classes.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The shape of the images and the number of classes; those of MNIST for checkpoints of older versions.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="UnusableFileException">They are not written as we write them.</exception>
    public static (Shape Sample, int Classes) Read(Checkpoint checkpoint)
    {
        if (!checkpoint.Texts.TryGetValue(SampleName, out var sample) || !checkpoint.Texts.TryGetValue(ClassesName, out var classes))
        {
            return Mnist;
        }

        int[] axes = [.. sample.Split(',').Select(Whole)];
        return axes.Length == 3 && axes.All(axis => axis is > 0 and <= 4096) && Whole(classes) is > 0 and <= 65_536 and var count
            ? (Shape.Create(axes), count)
            : throw new UnusableFileException(
                checkpoint.Path, $"its images are '{sample}' of '{classes}' classes", "name a checkpoint of this program");
    }

    /// <summary>Checks that a data set has the images that a checkpoint was trained on.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="data">The data.</param>
    /// <param name="title">The name of the data set.</param>
    /// <exception cref="UnusableFileException">Its images are of another size, or it has other classes.</exception>
    public static void Check(Checkpoint checkpoint, MnistDataset data, string title)
    {
        // Parameters alone do not tell: pooling makes the same of 28 and of 29 lines, and a dense layer counts pixels.
        var (sample, classes) = Read(checkpoint);
        if (!sample.Equals(data.SampleShape) || classes != data.Classes)
        {
            throw new UnusableFileException(
                checkpoint.Path,
                $"was trained on {Images(sample, classes)}, and {title} has {Images(data.SampleShape, data.Classes)}",
                "name the data set of that run with --data");
        }
    }

    private static string Images(Shape sample, int classes) => string.Create(
        CultureInfo.InvariantCulture, $"images of {sample[0]} x {sample[1]} in {classes} classes");

    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
