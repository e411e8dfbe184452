using ActGen.Tests.Support;
using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Models;

public class PredictTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(75)]
    public void Any_number_of_samples_gives_what_each_gives_alone(int rows)
    {
        var model = Runs.Model();
        var inputs = Runs.Data.Inputs[..(rows * 12)].ToArray();
        var outputs = new float[rows * 5];
        model.Predict(inputs, outputs);
        var one = new float[5];
        for (var row = 0; row < rows; row++)
        {
            model.Predict(inputs.AsSpan(row * 12, 12), one);
            Assert.Equal(one, outputs[(row * 5)..(row * 5 + 5)]);
        }
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        var model = new Sequential([8, 8, 1], new Conv2D(4, 3), new BatchNorm(), new Activation<HandRelu>(), new MaxPool2D(), new Flatten(),
            new Dense(3));
        var inputs = new float[64 * 50];
        var outputs = new float[3 * 50];
        SteadyState.AssertAllocatesNothing(() => model.Predict(inputs, outputs));
    }

    [Fact]
    public void Several_threads_may_predict_at_once()
    {
        var model = Runs.Model();
        var expected = new float[5 * Runs.Data.Count];
        model.Predict(Runs.Data.Inputs, expected);
        System.Threading.Tasks.Parallel.For(0, 16, _ =>
        {
            var outputs = new float[expected.Length];
            model.Predict(Runs.Data.Inputs, outputs);
            Assert.Equal(expected, outputs);
        });
    }

    [Fact]
    public void An_observer_sees_what_goes_into_every_layer()
    {
        var model = new Sequential(2, new Dense(3), new Residual(new Activation<HandRelu>()), new Dense(1));
        model.Initialize(1);
        var seen = new List<string>();
        float[] inputs = [.. Enumerable.Range(0, 80).Select(i => i / 40f)];
        model.Observe(inputs, (layer, values) => seen.Add($"{layer.Name} {values.Length}"));
        string[] once = ["dense_1", "activation_1", "residual_1", "dense_2"];
        Assert.Equal(
            [.. once.Zip([64, 96, 96, 96], (name, length) => $"{name} {length}"),
                .. once.Zip([16, 24, 24, 24], (name, length) => $"{name} {length}")],
            seen);
    }
}
