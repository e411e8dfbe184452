using ActGen.Activations.Tests.Support;
using ActGen.Programs;
using ActGen.Tests.Numerics;
using Xunit;

namespace ActGen.Activations.Tests.Programs;

/// <summary>The programs of the catalogue, and of all that these tests declare, against the kernels.</summary>
public class ProgramTests
{
    private const int ParameterSets = 6;

    private static readonly float[] Inputs = [.. SampleFloats.All.Where((x, i) =>
        i % 7 == 0 || !float.IsNormal(x) || MathF.Abs(x) is > 0.1f and < 20)];

    private static readonly Dictionary<string, ActivationDescriptor> All =
        Activations.GeneratedActivations.All.Concat(GeneratedActivations.All).DistinctBy(a => a.Name).ToDictionary(a => a.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> RowNames => [.. All.Values.Where(a => a.Info.IsOverRows).Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_program_gives_the_bits_of_the_kernels(string name)
    {
        var activation = All[name];
        foreach (var parameters in ParametersOf(activation))
        {
            var kernel = new KernelRun(activation, Positions(activation), parameters, 1);
            foreach (var (position, i) in Positions(activation).Chunk(activation.Info.Inputs.Count).Select((p, i) => (p, i)))
            {
                var run = new ProgramRun(activation.Info.Program!, position, parameters, 1);
                Bits.AssertSame(run.Y, kernel.Y.AsSpan(i * run.Y.Length, run.Y.Length), $"{name} of {string.Join(", ", position)}");
                Bits.AssertSame(run.Dx, kernel.Dx.AsSpan(i * run.Dx.Length, run.Dx.Length),
                    $"{name}, backward, of {string.Join(", ", position)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_program_gives_the_gradients_of_the_parameters(string name)
    {
        var activation = All[name];
        foreach (var parameters in ParametersOf(activation).Where(p => p.Length > 0))
        {
            foreach (var position in Positions(activation).Chunk(activation.Info.Inputs.Count).Where((_, i) => i % 29 == 0))
            {
                var kernel = new KernelRun(activation, position, parameters, 1);
                var run = new ProgramRun(activation.Info.Program!, position, parameters, 1);
                Bits.AssertSame(run.Dparameters, kernel.Dparameters, $"{name} of {string.Join(", ", position)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowNames))]
    public void A_program_over_rows_gives_the_values_of_the_kernels(string name)
    {
        var activation = All[name];
        var random = new Random(11);
        foreach (var columns in new[] { 2, 31, 100 })
        {
            var count = columns * activation.Info.Inputs.Count;
            var parameters = Enumerable.Range(0, activation.Info.ParameterCount(new(count)))
                .Select(_ => random.NextSingle() + 0.5f).ToArray();
            var x = Enumerable.Range(0, count).Select(_ => (4 * random.NextSingle()) - 2).ToArray();
            var kernel = new KernelRun(activation, x, parameters, columns);
            var run = new ProgramRun(activation.Info.Program!, x, parameters, columns);
            AssertClose(kernel.Y, run.Y, $"{name} of {columns}");
            AssertClose(kernel.Dx, run.Dx, $"{name}, backward, of {columns}");
            AssertClose(kernel.Dparameters, run.Dparameters, $"{name}, gradients, of {columns}");
        }
    }

    [Fact]
    public void Every_primitive_can_be_called() => Assert.Equal(
        PrimitiveFunction.All.Select(f => (f.Name, f.Arity)).Order(), ScalarPrimitives.Rows.Order());

    // The sums of rows differ in their order: what cancels in them by some ulp of the largest.
    private static void AssertClose(float[] expected, float[] actual, string what)
    {
        var largest = expected.Append(0).Max(MathF.Abs);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual),
            p => Assert.True(MathF.Abs(p.First - p.Second) <= 2e-6f * largest, $"{what}: {p.First:R} and {p.Second:R}"));
    }

    // Single inputs, or several that do not go in step.
    private static float[] Positions(ActivationDescriptor activation)
    {
        var inputs = activation.Info.Inputs.Count;
        return [.. Inputs.SelectMany((x, i) => Enumerable.Range(0, inputs).Select(k => Inputs[(i + (k * 1013)) % Inputs.Length]))];
    }

    private static IEnumerable<float[]> ParametersOf(ActivationDescriptor activation)
    {
        var random = new Random(5);
        var learnables = activation.Info.Learnables;
        float[] Set(Func<LearnableInfo, float> value) =>
            [.. learnables.SelectMany(l => Enumerable.Range(0, l.Count).Select(_ => Math.Clamp(value(l), l.Min, l.Max)))];
        return learnables.Count == 0
            ? [[]]
            : [Set(l => l.Init.First), Set(_ => 0),
                .. Enumerable.Range(0, ParameterSets).Select(i => Set(_ => (random.NextSingle() - 0.5f) * (1 << i)))];
    }
}
