using Xunit;

namespace ActGen.Activations.Tests.Parameters;

/// <summary>Arguments that do not fit: the message names the argument and both numbers.</summary>
public class ArgumentTests
{
    private static readonly ActivationShape Shape = new(6, 3);

    public static TheoryData<string, string, Action> Rows => new()
    {
        { "y", "y has 11 elements, but x asks for 12", () => Forward<Softsign>(12, 0, 11, Shape) },
        { "x", "x has 13 elements, which is not a whole number of samples of 6", () => Forward<Softsign>(13, 0, 13, Shape) },
        { "parameters", "parameters has 5 elements, but the shape asks for 6", () => Forward<SoftExponential>(12, 5, 12, Shape) },
        { "parameters", "parameters has 6 elements, but the shape asks for 3", () => Forward<PRelu>(12, 6, 12, Shape) },
        { "parameters", "parameters has 9 elements, but the shape asks for 10", () => Forward<EveryScope>(12, 9, 12, Shape) },
        { "parameters", "parameters has 2 elements, but the shape asks for 3", () => Forward<ReluTanhSin>(12, 2, 12, Shape) },
        { "shape", "shape has 0 neurons and 0 channels", () => Forward<Softsign>(0, 0, 0, new ActivationShape(0)) },
        { "shape", "shape has 6 neurons and 4 channels", () => Forward<Softsign>(12, 0, 12, new ActivationShape(6, 4)) },
        { "dy", "dy has 11 elements, but x asks for 12", () => Backward<PRelu>(12, 11, 3, 12, 3) },
        { "dx", "dx has 6 elements, but x asks for 12", () => Backward<PRelu>(12, 12, 3, 6, 3) },
        { "dparameters", "dparameters has 4 elements, but the shape asks for 3", () => Backward<PRelu>(12, 12, 3, 12, 4) },
        { "slope", "slope has 0 elements", () => PRelu.Forward(new float[4], [], new float[4]) },
        { "factor", "factor has 2 elements, but the shape asks for 1", () => LayerFactor.Forward(new float[4], [1, 2], new float[4]) },
        { "dfactor", "dfactor has 3 elements, but the shape asks for 1",
            () => LayerFactor.Backward(new float[4], [1], new float[4], new float[4], new float[3]) },
        { "gain", "gain has 2 elements, but the shape asks for 1",
            () => EveryScope.Forward(new float[6], new float[6], new float[2], new float[3], new float[6]) },
        {
            "dshift", "dshift has 5 elements, but the shape asks for 6",
            () => EveryScope.Backward(new float[6], new float[6], new float[1], new float[3], new float[6], new float[6], new float[5],
                new float[1], new float[4])
        },
        { "shape", "shape has 6 neurons and 4 channels",
            () => EveryScope.Forward(new float[6], new float[6], new float[1], new float[4], new float[6]) },
        { "w", "w has 4 elements, but the shape asks for 3", () => ReluTanhSin.Forward(new float[6], new float[4], new float[6]) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_wrong_length_is_named(string argument, string message, Action call)
    {
        var thrown = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, thrown.ParamName);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_overlap_is_named()
    {
        var buffer = new float[20];
        var forward = Assert.Throws<ArgumentException>(() => Softsign.Forward(buffer.AsSpan(0, 12), buffer.AsSpan(3, 12)));
        Assert.Contains("y overlaps x at an offset of 3 elements", forward.Message, StringComparison.Ordinal);
        var onDy = Assert.Throws<ArgumentException>(() => Softsign.Backward(new float[12], buffer.AsSpan(4, 12), buffer.AsSpan(2, 12)));
        Assert.Contains("dx overlaps dy at an offset of -2 elements", onDy.Message, StringComparison.Ordinal);
        var onX = Assert.Throws<ArgumentException>(() => Softsign.Backward(buffer.AsSpan(4, 12), new float[12], buffer.AsSpan(5, 12)));
        Assert.Contains("dx overlaps x at an offset of 1 elements", onX.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_and_results_must_be_apart()
    {
        var buffer = new float[24];
        var forward = Assert.Throws<ArgumentException>(() => PRelu.Forward(new float[12], buffer.AsSpan(0, 12), buffer.AsSpan(0, 12)));
        Assert.Contains("y overlaps", forward.Message, StringComparison.Ordinal);
        var backward = Assert.Throws<ArgumentException>(
            () => PRelu.Backward(new float[12], buffer.AsSpan(0, 12), new float[12], new float[12], buffer.AsSpan(6, 12)));
        Assert.Contains("dparameters overlaps parameters", backward.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_samples_are_fine()
    {
        Forward<SoftExponential>(0, 6, 0, Shape);
        Backward<EveryScope>(0, 0, 10, 0, 10);
        Softsign.Forward([], []);
    }

    private static void Forward<T>(int x, int parameters, int y, ActivationShape shape) where T : IActivation =>
        T.Forward(new float[x], new float[parameters], new float[y], shape);

    private static void Backward<T>(int x, int dy, int parameters, int dx, int dparameters) where T : IActivation =>
        T.Backward(new float[x], new float[x], new float[dy], new float[parameters], new float[dx], new float[dparameters], Shape);
}
