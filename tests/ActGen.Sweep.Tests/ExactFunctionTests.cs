using ActGen.Gallery.Errors;
using ActGen.Gallery.Plots;
using ActGen.Sweep.Activations;
using ActGen.Sweep.Errors;

namespace ActGen.Sweep.Tests;

/// <summary>The reference of many digits is itself compared: with closed forms, and with digits of another program.</summary>
public class ExactFunctionTests
{
    // Of a float's last place: closed forms in double precision have about 29 bits more.
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Swept => [.. SweptActivations.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Swept))]
    public void Many_digits_and_closed_forms_agree(string name)
    {
        var row = SweptActivations.All.Single(a => a.Name == name);
        var exact = new ExactFunction(new WrittenFormulas(row.Activation), row.Activation.Info, 0);
        var (probe, setting) = (new Probe(row.Activation), Setting.Initial(row.Activation.Info));
        var compared = 0;
        foreach (var x in ErrorPoints.All)
        {
            foreach (var (series, quantity) in probe.AllSeries.SelectMany(s => Enum.GetValues<Quantity>().Select(q => (s, q))))
            {
                var formula = (quantity == Quantity.Value ? row.Values : row.Slopes)[series.Output];
                var isDefined = formula.Domain?.Invoke(x, []) != false;
                if (exact.Result(ExactPoint.Of(probe, setting, 0, x), series, quantity) is { } result && isDefined)
                {
                    var (many, closed) = ((double)result, formula.Value(x, []));
                    var size = Math.Max(Math.Max(Math.Abs(many), formula.Scale?.Invoke(x, []) ?? 0), 1e-38);
                    Assert.True(
                        Math.Abs(many - closed) <= Tolerance * size / (1 << 23) || (float)many == (float)closed,
                        $"{formula.Of} at {x}: {many}, closed {closed}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 600);
    }

    [Theory]
    // From mpmath, with 80 digits.
    [InlineData("Gelu", -5.5, Quantity.Value, -1.04442593562e-7)]
    [InlineData("TanhShrink", 0.001953125, Quantity.Value, 2.483523076e-9)]
    [InlineData("Softplus", -20, Quantity.Value, 2.0611536203e-9)]
    [InlineData("Mish", -87, Quantity.Derivative, -1.41539783073e-36)]
    public void Digits_are_those_of_another_program(string name, double x, object quantity, double expected)
    {
        Assert.Equal(1, Result(name, (float)x, (Quantity)quantity)!.Value / expected, 9);
    }

    [Theory]
    [InlineData("Relu", 0)]
    [InlineData("HardTanh", 1)]
    [InlineData("BinaryStep", 0)]
    public void At_a_kink_there_is_no_derivative_to_compare_with(string name, float x)
    {
        Assert.NotNull(Result(name, x, Quantity.Value));
        Assert.Null(Result(name, x, Quantity.Derivative));
    }

    private static double? Result(string name, float x, Quantity quantity)
    {
        var activation = MeasuredActivations.All.Single(a => a.Name == name);
        var probe = new Probe(activation);
        var at = ExactPoint.Of(probe, Setting.Initial(activation.Info), 0, x);
        var exact = new ExactFunction(new WrittenFormulas(activation), activation.Info, 0);
        return exact.Result(at, probe.AllSeries[0], quantity) is { } result ? (double)result : null;
    }
}
