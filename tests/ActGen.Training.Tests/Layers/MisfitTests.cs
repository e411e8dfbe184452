using ActGen.Training.Tests.Support;

namespace ActGen.Training.Tests.Layers;

/// <summary>Layers that do not fit are told in one line, with what and where.</summary>
public class MisfitTests
{
    [Fact]
    public void Windows_that_do_not_fit()
    {
        Refuses("the 5 x 5 windows of Conv2D do not fit into [4, 6, 1]", [4, 6, 1], new Conv2D(8, 5));
        Refuses("layer 'maxpool2d_1' does not fit: the 3 x 3 windows of MaxPool2D do not fit into [2, 2, 8]", [4, 4, 1], new Conv2D(8, 3),
            new MaxPool2D(3));
        Refuses("the 2 x 2 windows of AveragePool2D do not fit into [1, 4, 1]", [1, 4, 1], new AveragePool2D());
        Refuses("Conv2D needs images of height, width and channels, not [784]", [28, 28, 1], new Flatten(), new Conv2D(8, 3));
        Refuses("GlobalAveragePool2D needs images of height, width and channels, not [28, 28]", [28, 28], new GlobalAveragePool2D());
        Assert.Equal([1, 1, 8], new Sequential([2, 2, 1], new Conv2D(8, 5, padding: Padding.Same), new MaxPool2D()).OutputShape);
    }

    [Fact]
    public void Settings_that_make_no_sense()
    {
        Assert.Contains("Conv2D: stride must be at least 1, not 0", Refusal(() => new Conv2D(1, 3, 0)));
        Assert.Contains("size must be at least 1", Refusal(() => new MaxPool2D(0)));
        Assert.Contains("stride must be at least 1", Refusal(() => new AveragePool2D(2, 0)));
        Assert.Contains("filters must be at least 1", Refusal(() => new Conv2D(0, 3)));
        Assert.Contains("momentum must be from 0 to below 1", Refusal(() => new BatchNorm(momentum: 1)));
        Assert.Contains("epsilon must be a finite number above 0", Refusal(() => new LayerNorm(0)));
        Assert.Contains("delta must be a finite number above 0", Refusal(() => new Huber(0)));
        Assert.Contains("count must be at least 1", Refusal(() => new TopAccuracy(0)));
        Assert.Contains("branches must be at least 1", Refusal(() => new Concat()));
    }

    [Fact]
    public void Branches_that_do_not_meet()
    {
        Refuses("the layers in Residual make [5] of [4]; to be added to it they must keep its shape", 4, new Residual(new Dense(5)));
        Refuses("the branches of Concat make [3], [4, 2]; all axes but the last must be equal", [4, 2],
            new Concat([new Flatten(), new Dense(3)], []));
    }

    [Fact]
    public void Inputs_of_an_activation_that_do_not_divide_the_channels() => Refuses(
        "HandPair has 2 inputs, so the last axis of [3, 3, 5] must be a multiple of 2", [3, 3, 2], new Conv2D(5, 1),
            new Activation<HandPair>());

    [Fact]
    public void A_layer_in_two_places()
    {
        var layer = new Dense(3);
        Refuses("layer 'dense_1' already belongs to a model", 3, layer, new Residual(layer));
    }

    private static void Refuses(string message, Shape input, params Layer[] layers)
    {
        var text = Refusal(() => new Sequential(input, layers));
        Assert.Contains(message, text);
        Assert.DoesNotContain('\n', text);
    }

    private static string Refusal(Func<object> action) => Assert.ThrowsAny<ArgumentException>(() => { _ = action(); }).Message;

    private readonly struct HandPair : IActivation
    {
        public static ActivationInfo Info { get; } = new()
        {
            Name = "HandPair",
            Formulas = ["a * b"],
            Latex = "",
            Derivatives = [],
            Inputs = ["a", "b"],
            BackwardReads = BackwardReads.Input,
        };

        public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape) =>
            throw new NotSupportedException();

        public static void Backward(
            ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
            ReadOnlySpan<float> parameters, Span<float> dx, Span<float> dparameters, ActivationShape shape) =>
            throw new NotSupportedException();
    }
}
