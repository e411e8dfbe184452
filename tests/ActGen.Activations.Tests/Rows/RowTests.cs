using ActGen.Activations.Tests.Support;
using ActGen.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Rows;

/// <summary>Several inputs, several outputs and reductions against closed forms, at every width and kind of length.</summary>
[Collection(SimdWidthCollection.Name)]
public class RowTests
{
    // Short rows across the lanes, rows that end with a step and within one, rows of several blocks of steps.
    private static readonly int[] Lengths = [1, 2, 5, 10, 16, 17, 31, 32, 33, 48, 100, 128];

    [Theory]
    [MemberData(nameof(RowCases.Names), MemberType = typeof(RowCases))]
    public void Values_and_gradients_are_those_of_the_closed_form(string name)
    {
        var row = RowCases.Get(name);
        foreach (var length in Lengths)
        {
            foreach (var (positions, samples) in new[] { (1, 1), (1, 19), (3, 7) })
            {
                var batch = new Batch(row, length, positions, samples, seed: length);
                var (y, dx, dp) = batch.Run(16);
                var exact = row.Forward(batch.X, batch.Parameters, batch.Shape);
                var (exactDx, exactDp) = row.Backward(batch.X, batch.Dy, batch.Parameters, batch.Shape);
                // An error of x is steep times as large in the value; in a gradient, whose terms are as large already, once more.
                var steep = row.Steep(batch.X, batch.Parameters, batch.Shape);
                batch.AssertClose(exact, y, 4e-6, "y", steep);
                batch.AssertClose(exactDx, dx, 2e-5, "dx", [.. steep.Select(s => s * s)]);
                batch.AssertClose(exactDp, dp, 2e-5, "dparameters", [steep.Max()]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowCases.Names), MemberType = typeof(RowCases))]
    public void Every_width_gives_the_same_bits(string name)
    {
        foreach (var length in (int[])[.. Lengths, 1030])
        {
            var batch = new Batch(RowCases.Get(name), length, positions: 2, samples: 9, seed: 3);
            var expected = batch.Run(16);
            foreach (var width in SimdWidth.All)
            {
                var actual = batch.Run(width);
                Bits.AssertSame(expected.Y, actual.Y, $"y of rows of {length}, {width} lanes");
                Bits.AssertSame(expected.Dx, actual.Dx, $"dx of rows of {length}, {width} lanes");
                Bits.AssertSame(expected.Dp, actual.Dp, $"dparameters of rows of {length}, {width} lanes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowCases.Names), MemberType = typeof(RowCases))]
    public void In_place_gives_the_same_bits(string name)
    {
        var row = RowCases.Get(name);
        foreach (var length in Lengths)
        {
            var batch = new Batch(row, length, positions: 1, samples: 20, seed: 5);
            var (y, dx, _) = batch.Run(16);
            var overX = batch.FloatX;
            row.Activation.Backward(overX, y, batch.FloatDy, batch.FloatParameters, overX, new float[batch.Parameters.Length], batch.Shape);
            Bits.AssertSame(dx, overX, "dx over x");
            if (row.Activation.Info.Inputs.Count == row.Activation.Info.Outputs)
            {
                var (over, overDy) = (batch.FloatX, batch.FloatDy);
                row.Activation.Forward(over, batch.FloatParameters, over, batch.Shape);
                row.Activation.Backward(batch.FloatX, y, overDy, batch.FloatParameters, overDy,
                    new float[batch.Parameters.Length], batch.Shape);
                Bits.AssertSame(y, over, "y over x");
                Bits.AssertSame(dx, overDy, "dx over dy");
            }
        }
    }

    // A step that reaches into the next row must not reach beyond the last one.
    [Theory]
    [MemberData(nameof(RowCases.Names), MemberType = typeof(RowCases))]
    public void Nothing_is_written_outside(string name)
    {
        const int Margin = 32;
        const float Mark = 12345.5f;
        foreach (var (length, samples) in Lengths.SelectMany(l => new[] { (l, 1), (l, 19) }))
        {
            var batch = new Batch(RowCases.Get(name), length, positions: 1, samples, seed: 2);
            var expected = batch.Run(16);
            float[] y = new float[expected.Y.Length + (2 * Margin)], dx = new float[expected.Dx.Length + (2 * Margin)];
            Array.Fill(y, Mark);
            Array.Fill(dx, Mark);
            batch.Activation.Forward(batch.FloatX, batch.FloatParameters, y.AsSpan(Margin, expected.Y.Length), batch.Shape);
            batch.Activation.Backward(
                batch.FloatX, expected.Y, batch.FloatDy, batch.FloatParameters, dx.AsSpan(Margin, expected.Dx.Length),
                new float[expected.Dp.Length], batch.Shape);
            var marks = Enumerable.Repeat(Mark, Margin).ToArray();
            Bits.AssertSame([.. marks, .. expected.Y, .. marks], y, $"y of {samples} rows of {length} and what is around it");
            Bits.AssertSame([.. marks, .. expected.Dx, .. marks], dx, $"dx of {samples} rows of {length} and what is around it");
        }
    }

    [Fact]
    public void Gradients_of_parameters_are_added_to_what_is_there()
    {
        var batch = new Batch(RowCases.Get("Normalized"), 40, positions: 1, samples: 5, seed: 1);
        var dp = Enumerable.Repeat(100f, batch.Parameters.Length).ToArray();
        batch.Activation.Backward(batch.FloatX, batch.Run(16).Y, batch.FloatDy, batch.FloatParameters, new float[batch.X.Length],
            dp, batch.Shape);
        Assert.All(dp.Zip(batch.Run(16).Dp), p => Assert.Equal(100f + p.Second, p.First));
    }

    [Fact]
    public void Long_rows_keep_their_digits()
    {
        var x = new float[1_000_003];
        Array.Fill(x, 0.1f);
        x[5] = 0.2f;
        var (mean, variance) = ((0.1f * (x.Length - 1.0) + 0.2f) / x.Length, 0.0);
        foreach (var value in x)
        {
            variance += (value - mean) * (value - mean) / x.Length;
        }

        var (y, shape) = (new float[x.Length], new ActivationShape(x.Length));
        var parameters = new float[2 * x.Length];
        parameters.AsSpan(0, x.Length).Fill(1);
        new ActivationDescriptor<Normalized>().Forward(x, parameters, y, shape);
        Assert.Equal((0.2f - mean) / Math.Sqrt(variance + 0.25), y[5], 1e-6);
    }

    [Fact]
    public void A_softmax_of_huge_inputs_is_right()
    {
        float[] x = [1000, 999, -1000, 0, 1000, 88, -88, 3e38f, 1, 2];
        var y = new float[x.Length];
        PlainSoftmax.Forward(x.AsSpan(0, 5), y.AsSpan(0, 5), new ActivationShape(5));
        Assert.Equal([0.42231882f, 0.15536241f, 0, 0, 0.42231882f], y[..5]);
        PlainSoftmax.Forward(x, y, new ActivationShape(x.Length));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 0, 0], y);
    }

    [Fact]
    public void A_given_derivative_replaces_that_of_a_row()
    {
        float[] x = [0.5f, 2, -1], dy = [1, -2, 3];
        var (y, dx, p) = (new float[3], new float[3], new float[3]);
        HardMax.Forward(x, y, new ActivationShape(3));
        HardMax.Backward(x, dy, dx, new ActivationShape(3));
        PlainSoftmax.Forward(x, p, new ActivationShape(3));
        Assert.Equal([0, 1, 0], y);
        Assert.All(dx.Select((d, i) => (d, dy[i] * p[i])), v => Assert.Equal(v.Item2, v.d, 1e-6f));
    }

    [Fact]
    public void A_softmax_reads_its_output_alone() => Assert.All(
        new[] { PlainSoftmax.Info, ShiftedSoftmax.Info, ShiftedLogSoftmax.Info, LogOfSoftmax.Info },
        info => Assert.Equal(BackwardReads.Output, info.BackwardReads));

    [Fact]
    public void A_modulus_of_zero_is_exact()
    {
        float[] x = [0, 3, 0, 4], b = [0.5f, 1], dy = [1, 1, 1, 1];
        var (y, dx, db) = (new float[4], new float[4], new float[2]);
        ModRelu2.Forward(x, b, y);
        ModRelu2.Backward(x, b, dy, dx, db);
        Assert.Equal((0, 0, 0, 0), (y[0], y[2], dx[0], dx[2]));
        // Both parts share 1 / 5, which is rounded, as is its product: each by half an ulp or less.
        Assert.InRange(Error.Ulps(y[1], 18 / 5.0), 0, 1);
        Assert.InRange(Error.Ulps(y[3], 24 / 5.0), 0, 1);
        Assert.DoesNotContain(dx, float.IsNaN);
    }

    /// <summary>Its probability is 1: what is subtracted from it cancels to nothing, times itself.</summary>
    [Theory]
    [InlineData(78.67438f)]
    [InlineData(638796f)]
    [InlineData(1e30f)]
    public void An_element_far_above_the_rest_has_no_slope_of_entropy(float far)
    {
        float[] x = [far, 0.3f, -0.5f, 1], dy = [1, 0.5f, -1, 0], dx = new float[4];
        EntropyGate.Backward(x, dy, dx, new ActivationShape(4, 4));
        Assert.All(dx, slope => Assert.InRange(Math.Abs(slope), 0, 1e-29f));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        foreach (var row in RowCases.All)
        {
            foreach (var length in new[] { 10, 100 })
            {
                var batch = new Batch(row, length, positions: 1, samples: 4, seed: 1);
                var (x, dy, p, y, dx, dp) =
                    (batch.FloatX, batch.FloatDy, batch.FloatParameters, new float[batch.Dy.Length], new float[batch.X.Length],
                        new float[batch.Parameters.Length]);
                void Step()
                {
                    row.Activation.Forward(x, p, y, batch.Shape);
                    row.Activation.Backward(x, y, dy, p, dx, dp, batch.Shape);
                }

                SteadyState.AssertAllocatesNothing(Step, row.ToString()!);
            }
        }
    }
}
