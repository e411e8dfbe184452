using ActGen.CompilerServices;
using ActGen.Kernels;

namespace ActGen.Training.Tests.Fitting;

/// <summary>Trainings at other widths than the machine's. Runs alone, because the width is that of the whole process.</summary>
[CollectionDefinition(nameof(WidthTests), DisableParallelization = true)]
[Collection(nameof(WidthTests))]
public class WidthTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void TrainingsGiveTheSameWeightsAtAnyWidth(int lanes) =>
        Assert.Equal(Train(), At(lanes, Train));

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void LoopsOfTheEngineRunAtTheWidthThatIsAskedFor(int lanes)
    {
        var seen = At(lanes, () =>
        {
            var probe = new Probe();
            ElementKernel.Run(ref probe, (2 * lanes) + 1);
            return probe.Seen;
        });
        Assert.Equal($"{lanes}: 0 to {2 * lanes}, 1: {2 * lanes} to {(2 * lanes) + 1}, ", seen);
    }

    private static (string, string) Train() => (ReproducibilityTests.Train(2).Weights, ReproducibilityTests.TrainAllLayers(2));

    private static T At<T>(int lanes, Func<T> run)
    {
        Simd.Override = lanes;
        try
        {
            return run();
        }
        finally
        {
            Simd.Override = 0;
        }
    }

    private struct Probe : IElementKernel
    {
        public string Seen { get; private set; }

        public void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes> =>
            Seen += $"{TLanes.Count}: {start} to {end}, ";
    }
}
