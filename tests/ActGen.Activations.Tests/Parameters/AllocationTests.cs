using ActGen.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Parameters;

/// <summary>Once warm, kernels allocate nothing.</summary>
public class AllocationTests
{
    public static TheoryData<string> Names => [.. ActGen.Activations.GeneratedActivations.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_and_backward_allocate_nothing(string name)
    {
        var activation = ActGen.Activations.GeneratedActivations.Find(name)!;
        var inputs = activation.Info.Inputs.Count;
        foreach (var (neurons, channels) in new[] { (1, 1), (17, 17), (300, 100), (5000, 5000) })
        {
            var shape = new ActivationShape(neurons * inputs, channels * inputs);
            var (x, dx) = (new float[3 * shape.Neurons], new float[3 * shape.Neurons]);
            var (y, dy) = (new float[3 * neurons * activation.Info.Outputs], new float[3 * neurons * activation.Info.Outputs]);
            var p = new float[activation.Info.ParameterCount(shape)];
            var dp = new float[p.Length];
            SteadyState.AssertAllocatesNothing(
                () =>
                {
                    activation.Forward(x, p, y, shape);
                    activation.Backward(x, y, dy, p, dx, dp, shape);
                },
                $"{name}, {shape}");
        }
    }

    [Fact]
    public void Typed_members_allocate_nothing()
    {
        var (x, shift, gain, slope) = (new float[60], new float[12], new float[1], new float[3]);
        var (y, dx, dshift, dgain, dslope) = (new float[60], new float[60], new float[12], new float[1], new float[3]);
        SteadyState.AssertAllocatesNothing(
            () =>
            {
                EveryScope.Forward(x, shift, gain, slope, y);
                EveryScope.Backward(x, shift, gain, slope, x, dx, dshift, dgain, dslope);
                EveryScope.Evaluate(1, 2, 3, 4);
                EveryScope.Gradient(1, 2, 3, 4);
                ReluTanhSin.Evaluate(1, slope);
            },
            "typed members");
    }
}
