using ActGen.Training;

namespace ActGen.Benchmarks.Training;

/// <summary>Images of MNIST's size with about as many black pixels: ten patterns with noise.</summary>
internal static class SyntheticDigits
{
    private const int Side = 28;
    private const int Classes = 10;
    private const double Lit = 0.19;

    /// <summary>The images as a data set.</summary>
    public static MnistDataset Create(int count)
    {
        var (images, labels) = Draw(count);
        return new MnistDataset(new IdxArray([count, Side, Side], images), new IdxArray([count], labels));
    }

    /// <summary>The pixels and the classes of the images.</summary>
    public static (byte[] Images, byte[] Labels) Draw(int count)
    {
        var random = new Random(5);
        var patterns = new bool[Classes * Side * Side];
        for (var i = 0; i < patterns.Length; i++)
        {
            patterns[i] = random.NextDouble() < Lit;
        }

        var images = new byte[count * Side * Side];
        var labels = new byte[count];
        for (var image = 0; image < count; image++)
        {
            labels[image] = (byte)random.Next(Classes);
            for (var pixel = 0; pixel < Side * Side; pixel++)
            {
                var lit = patterns[(labels[image] * Side * Side) + pixel];
                images[(image * Side * Side) + pixel] = (byte)(lit ? random.Next(64, 256) : 0);
            }
        }

        return (images, labels);
    }
}
