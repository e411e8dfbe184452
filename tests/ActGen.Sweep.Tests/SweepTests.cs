using ActGen.Gallery.Errors;
using ActGen.Gallery.Plots;
using ActGen.Sweep.Activations;
using ActGen.Sweep.Errors;

namespace ActGen.Sweep.Tests;

/// <summary>The sweep over all floats, with a stride that leaves a sample of them.</summary>
public class SweepTests
{
    // A prime: floats of every exponent and both signs, with all kinds of last digits.
    private const uint Stride = 65537;

    public static TheoryData<string> Names => [.. SweptActivations.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_of_all_floats_is_within_the_bounds(string name)
    {
        var row = SweptActivations.All.Single(a => a.Name == name);
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            for (var output = 0; output < row.Values.Length; output++)
            {
                var sweep = new ActivationSweep(row, quantity, output);
                var found = sweep.Run(Stride);
                Assert.True(found.Scaled.Error <= sweep.Bound, $"{name} {sweep.Of}: {found.Scaled.Error} ulp at {found.Scaled}");
            }
        }
    }

    [Fact]
    public void A_wrong_closed_form_is_found()
    {
        var row = SweptActivations.All.Single(a => a.Name == "Tanh");
        var wrong = row with { Values = [row.Values[0] with { Value = (x, _) => Math.Tanh(x) * (1 + 1e-6) }] };
        Assert.True(new ActivationSweep(wrong, Quantity.Value, 0).Run(Stride).Scaled.Error > 5);
    }

    [Fact]
    public void Many_digits_have_the_last_word_where_the_closed_form_cancels()
    {
        // x - tanh(x) in double precision has no digit left where x is small; the kernel has.
        var row = SweptActivations.All.Single(a => a.Name == "TanhShrink");
        var found = new ActivationSweep(row, Quantity.Value, 0).Run(Stride);
        Assert.True(found.Plain.Error < 100, found.Plain.ToString());
    }

    [Fact]
    public void Every_activation_of_one_input_without_parameters_can_be_swept()
    {
        var expected = MeasuredActivations.All
            .Where(a => a.Info is { Learnables.Count: 0, Inputs.Count: 1 } && !new Probe(a).IsRow).Select(a => a.Name);
        Assert.Equal(expected, SweptActivations.All.Select(a => a.Name));
    }
}
