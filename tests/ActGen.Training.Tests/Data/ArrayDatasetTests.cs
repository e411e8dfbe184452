namespace ActGen.Training.Tests.Data;

public class ArrayDatasetTests
{
    private static ArrayDataset Numbers => new(2, [0, 1, 10, 11, 20, 21, 30, 31], 1, [0, -1, -2, -3]);

    [Fact]
    public void Copies_samples_and_targets_in_any_order()
    {
        var inputs = new float[6];
        var values = new float[3];
        Numbers.CopyBatch([3, 0, 3], inputs, new Targets(3, values));
        Assert.Equal([30, 31, 0, 1, 30, 31], inputs);
        Assert.Equal([-3, 0, -3], values);

        var classes = new int[2];
        new ArrayDataset([1, 2], [1, 2, 3, 4], [4, 0], 5).CopyBatch([1, 0], inputs.AsSpan(0, 4), new Targets(classes));
        Assert.Equal([3, 4, 1, 2], inputs[..4]);
        Assert.Equal([0, 4], classes);
    }

    [Fact]
    public void Parts_of_any_data_set_translate_their_numbers()
    {
        IDataset data = new ArrayDataset(1, [.. Enumerable.Range(0, 500).Select(i => (float)i)], [.. Enumerable.Range(0, 500)], 500);
        var (kept, held) = data.Split(150, new SeededRandom(3));
        Assert.Equal((350, 150), (kept.Count, held.Count));
        Assert.Equal(Enumerable.Range(0, 500), Classes(kept).Concat(Classes(held)).Order());
        Assert.Equal(Classes(kept).Take(9), Classes(kept.Take(9)));
        Assert.Same(kept, kept.Take(1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Subset(data, [500]));
    }

    [Fact]
    public void Inputs_as_targets_are_the_inputs()
    {
        foreach (var inner in (IDataset[])[Numbers, new ArrayDataset(2, [0, 1, 10, 11], [1, 0], 2)])
        {
            var data = new InputsAsTargets(inner);
            var inputs = new float[4];
            var targets = new float[4];
            data.CopyBatch([1, 0], inputs, new Targets(2, targets));
            Assert.Equal([10, 11, 0, 1], inputs);
            Assert.Equal(inputs, targets);
        }
    }

    [Fact]
    public void Says_what_does_not_fit()
    {
        Assert.Contains("5 inputs are no whole number of samples of shape [2]", Refusal(() => new ArrayDataset(2, new float[5], [0], 1)));
        Assert.Contains("3 classes do not fit 2 samples", Refusal(() => new ArrayDataset(2, new float[4], [0, 0, 0], 1)));
        Assert.Contains("sample 1 has the class 7 in a set of 3 classes", Refusal(() => new ArrayDataset(2, new float[4], [0, 7], 3)));
        Assert.Contains("5 target values of shape [3] do not fit 2 samples",
            Refusal(() => new ArrayDataset(2, new float[4], 3, new float[5])));
    }

    private static int[] Classes(IDataset data)
    {
        var classes = new int[data.Count];
        data.CopyBatch([.. Enumerable.Range(0, data.Count)], new float[data.Count], new Targets(classes));
        return classes;
    }

    private static string Refusal(Func<object> action) => Assert.Throws<ArgumentException>(() => { _ = action(); }).Message;
}
