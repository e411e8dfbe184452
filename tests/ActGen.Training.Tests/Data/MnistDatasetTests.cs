using ActGen.Tests.Support;

namespace ActGen.Training.Tests.Data;

public sealed class MnistDatasetTests
{
    [Fact]
    public void Copies_any_samples_in_any_order_scaled_to_one()
    {
        var set = Numbered(5);
        var inputs = new float[3 * 6];
        var labels = new int[3];
        set.CopyBatch([4, 0, 4], inputs, new Targets(labels));
        Assert.Equal([4, 0, 4], labels);
        for (var i = 0; i < inputs.Length; i++)
        {
            var pixel = ((i / 6 == 1 ? 0 : 4) * 6) + (i % 6);
            Assert.Equal(pixel * (1f / 255), inputs[i]);
        }
    }

    [Fact]
    public void Every_byte_is_scaled_alike_wherever_it_lies()
    {
        // 2 images of 23 x 17 = 391 pixels: 24 blocks of 16 and a rest of 7.
        var pixels = Enumerable.Range(0, 2 * 391).Select(i => (byte)(i * 7)).ToArray();
        var set = new MnistDataset(new IdxArray([2, 23, 17], pixels), new IdxArray([2], [0, 1]));
        var inputs = new float[2 * 391];
        set.CopyBatch([0, 1], inputs, new Targets(new int[2]));
        Assert.Equal(pixels.Select(pixel => pixel * (1f / 255)), inputs);
        Assert.Equal([23, 17, 1], set.SampleShape);
    }

    [Fact]
    public void Gray_values_are_mapped_as_asked()
    {
        var set = Numbered(40);
        Assert.Equal(-1f, Mapped(InputMap.MinusOneToOne, 0));
        Assert.Equal(2.0 * 77 / 255 - 1, Mapped(InputMap.MinusOneToOne, 77), 1e-7);
        Assert.Equal((77 / 255.0 - 0.1307) / 0.3081, Mapped(InputMap.Standard(0.1307, 0.3081), 77), 3e-7);
        Assert.Equal(InputMap.MinusOneToOne, set.With(InputMap.MinusOneToOne).Split(3, new SeededRandom(1)).Kept.Map);

        var (mean, deviation) = set.Take(30).Statistics();
        double[] pixels = [.. Enumerable.Range(0, 180).Select(i => i / 255.0)];
        Assert.Equal(pixels.Average(), mean, 1e-12);
        Assert.Equal(Math.Sqrt(pixels.Average(p => p * p) - mean * mean), deviation, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => InputMap.Standard(0, 0));

        float Mapped(InputMap map, int pixel)
        {
            var inputs = new float[6];
            set.With(map).CopyBatch([pixel / 6], inputs, new Targets(new int[1]));
            return inputs[pixel % 6];
        }
    }

    [Fact]
    public void A_long_batch_of_a_part_gets_its_images_and_labels_in_order()
    {
        var (part, _) = Numbered(60, classes: 60).Split(20, new SeededRandom(3));
        int[] indices = [.. Enumerable.Range(0, 33).Select(i => i * 7 % part.Count)];
        var inputs = new float[indices.Length * 6];
        var labels = new int[indices.Length];
        part.CopyBatch(indices, inputs, new Targets(labels));
        var all = Labels(part).ToArray();
        Assert.Equal(indices.Select(i => all[i]), labels);
        Assert.Equal(labels.Select(label => (byte)(label * 6) * (1f / 255)), indices.Select((_, row) => inputs[row * 6]));
    }

    [Fact]
    public void A_split_holds_every_sample_once_and_depends_on_the_seed_alone()
    {
        var set = Numbered(200, classes: 200);
        var (rest, held) = set.Split(30, new SeededRandom(7));
        Assert.Equal((170, 30), (rest.Count, held.Count));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i), Labels(rest).Concat(Labels(held)).Order());
        Assert.Equal(Labels(held), Labels(set.Split(30, new SeededRandom(7)).HeldOut));
        Assert.NotEqual(Labels(held), Labels(set.Split(30, new SeededRandom(8)).HeldOut));

        // Not simply the first or the last ones.
        Assert.True(Labels(held).Max() > 100 && Labels(held).Min() < 100);
    }

    [Fact]
    public void Parts_of_parts_are_parts_of_the_whole()
    {
        var (rest, _) = Numbered(50, classes: 50).Split(10, new SeededRandom(1));
        var first = rest.Take(5);
        Assert.Equal(Labels(rest).Take(5), Labels(first));
        var (four, one) = first.Split(1, new SeededRandom(2));
        Assert.Equal(Labels(first).Order(), Labels(four).Concat(Labels(one)).Order());
        Assert.Same(rest, rest.Take(40));
    }

    [Fact]
    public void A_copy_allocates_nothing()
    {
        var (rest, _) = Numbered(50).Split(10, new SeededRandom(1));
        var inputs = new float[12];
        var labels = new int[2];
        int[] indices = [2, 3];
        SteadyState.AssertAllocatesNothing(() => rest.CopyBatch(indices, inputs, new Targets(labels)));
    }

    [Fact]
    public void Refuses_labels_and_lengths_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new MnistDataset(new IdxArray([1, 1, 1], [0]), new IdxArray([1], [10])));
        Assert.Throws<ArgumentException>(() => new MnistDataset(new IdxArray([2, 1, 1], [0, 0]), new IdxArray([1], [0])));
        Assert.Throws<ArgumentException>(() => Numbered(3).CopyBatch([0], new float[5], new Targets(new int[1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Split(3, new SeededRandom(1)));
    }

    /// <summary>Images of 2 x 3 pixels whose pixels count on from 0 over the whole set, and whose label is their number.</summary>
    private static MnistDataset Numbered(int count, int classes = 10) => new(
        new IdxArray([count, 2, 3], [.. Enumerable.Range(0, count * 6).Select(i => (byte)i)]),
        new IdxArray([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % classes))]),
        classes);

    private static int[] Labels(MnistDataset set)
    {
        var labels = new int[set.Count];
        set.CopyBatch([.. Enumerable.Range(0, set.Count)], new float[set.Count * set.SampleShape.Size], new Targets(labels));
        return labels;
    }
}
