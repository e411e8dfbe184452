namespace ActGen.Training.Tests.Metrics;

public class MetricTests
{
    [Fact]
    public void Accuracy_counts_the_first_of_equal_outputs() =>
        Assert.Equal([1f, 0f, 1f], Measure(new Accuracy(), [1, 1, 2, 3, 5, 4], new Targets([0, 0, 0])));

    [Theory]
    [InlineData(1, 0f, 1f, 0f)]
    [InlineData(2, 1f, 1f, 0f)]
    [InlineData(3, 1f, 1f, 0f)]
    [InlineData(4, 1f, 1f, 1f)]
    public void Top_accuracy_counts_the_largest_outputs(int count, params float[] expected)
    {
        float[] outputs =
        [
            4, 5, 1, 2,
            0, 3, 3, 3,
            9, 8, 7, 7,
        ];
        Assert.Equal(expected, Measure(new TopAccuracy(count), outputs, new Targets([0, 1, 3])));
    }

    [Fact]
    public void An_output_that_is_not_a_number_is_never_among_the_top() =>
        Assert.Equal([0f], Measure(new TopAccuracy(1), [float.NaN, 1, 2], new Targets([0])));

    [Fact]
    public void Binary_accuracy_is_the_part_of_right_sides() =>
        Assert.Equal([0.75f, 0f], Measure(new BinaryAccuracy(), [1, -1, 2, 3, 1, 1, -1, -1], new Targets(2, [1f, 0, 1, 0, 0, 0, 1, 1])));

    [Fact]
    public void Absolute_error_is_the_mean_over_outputs() =>
        Assert.Equal([1.5f, 0f], Measure(new AbsoluteError(), [1, 2, 3, 4], new Targets(2, [0f, 4, 3, 4])));

    private static float[] Measure(Metric metric, float[] outputs, Targets targets)
    {
        var values = new float[targets.Rows];
        metric.Compute(outputs, targets, values);
        return values;
    }
}
