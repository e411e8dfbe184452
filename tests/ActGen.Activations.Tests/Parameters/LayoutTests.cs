using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Parameters;

/// <summary>
/// Parameters per layer, channel and neuron in every shape: each element must see its own, and its gradient must reach it. The values are
/// compared bit for bit with the typed scalar members, the gradients with sums in double.
/// </summary>
[Collection(SimdWidthCollection.Name)]
public class LayoutTests
{
    private const double SumTolerance = 1e-6;

    public static TheoryData<int, int> Shapes
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (var channels in new[] { 1, 3, 10, 16, 17, 64 })
            {
                foreach (var positions in new[] { 1, 2, 5 })
                {
                    data.Add(channels, positions);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_scope_in_one_activation(int channels, int positions) => Check<EveryScope>(
        new ActivationShape(channels * positions, channels),
        (x, p, _) => EveryScope.Evaluate(x, p[0], p[1], p[2]),
        (x, p, dp) =>
        {
            (var dx, dp[0], dp[1], dp[2]) = EveryScope.Gradient(x, p[0], p[1], p[2]);
            return dx;
        });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void One_for_each_neuron(int channels, int positions) => Check<SoftExponential>(
        new ActivationShape(channels * positions, channels),
        (x, p, _) => SoftExponential.Evaluate(x, p[0]),
        (x, p, dp) =>
        {
            (var dx, dp[0]) = SoftExponential.Gradient(x, p[0]);
            return dx;
        });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void One_for_each_channel(int channels, int positions) => Check<PRelu>(
        new ActivationShape(channels * positions, channels),
        (x, p, _) => PRelu.Evaluate(x, p[0]),
        (x, p, dp) =>
        {
            (var dx, dp[0]) = PRelu.Gradient(x, p[0]);
            return dx;
        });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Several_for_the_layer(int channels, int positions) => Check<ReluTanhSin>(
        new ActivationShape(channels * positions, channels),
        (x, p, _) => ReluTanhSin.Evaluate(x, p),
        (x, p, dp) => ReluTanhSin.Gradient(x, p, dp));

    private delegate float AtElement(float x, float[] p, float[] dp);

    private static void Check<T>(ActivationShape shape, AtElement evaluate, AtElement gradient) where T : IActivation
    {
        var random = new Random(shape.Neurons);
        foreach (var samples in new[] { 1, 2, 7, 131 })
        {
            var x = Draw(random, samples * shape.Neurons, 4);
            var dy = Draw(random, x.Length, 1);
            var p = Draw(random, T.Info.ParameterCount(shape), 0.9f);
            var elements = T.Info.Learnables.SelectMany(l => Enumerable.Repeat(l.Per, l.Count)).ToArray();
            var (y, dx, sums, sizes) = (new float[x.Length], new float[x.Length], new double[p.Length], new double[p.Length]);
            var (own, derivatives) = (new float[elements.Length], new float[elements.Length]);
            for (var i = 0; i < x.Length; i++)
            {
                var places = Places(elements, shape, i % shape.Neurons);
                for (var e = 0; e < elements.Length; e++)
                {
                    own[e] = p[places[e]];
                }

                y[i] = evaluate(x[i], own, derivatives);
                dx[i] = dy[i] * gradient(x[i], own, derivatives);
                for (var e = 0; e < elements.Length; e++)
                {
                    sums[places[e]] += (double)dy[i] * derivatives[e];
                    sizes[places[e]] += Math.Abs((double)dy[i] * derivatives[e]);
                }
            }

            CheckWidths<T>(shape, x, dy, p, y, dx, sums, sizes);
        }
    }

    private static void CheckWidths<T>(
        ActivationShape shape, float[] x, float[] dy, float[] p, float[] y, float[] dx, double[] sums, double[] sizes) where T : IActivation
    {
        float[]? first = null;
        foreach (var width in SimdWidth.All)
        {
            using var _ = SimdWidth.Use(width);
            var what = $"{T.Info.Name}, {shape}, {x.Length / shape.Neurons} samples, {width} lanes";
            var (actualY, actualDx, dp) = (new float[x.Length], new float[x.Length], new float[p.Length]);
            T.Forward(x, p, actualY, shape);
            T.Backward(x, actualY, dy, p, actualDx, dp, shape);
            Bits.AssertSame(y, actualY, what + ", forward");
            Bits.AssertSame(dx, actualDx, what + ", backward");
            first ??= (float[])dp.Clone();
            Bits.AssertSame(first, dp, what + ", parameter gradients against one lane");
            for (var i = 0; i < dp.Length; i++)
            {
                Assert.True(Math.Abs(dp[i] - sums[i]) <= SumTolerance * sizes[i],
                    $"{what}, gradient {i}: {dp[i]:G9}, exactly {sums[i]:G9}");
            }

            // A second call adds to it.
            T.Backward(x, actualY, dy, p, actualDx, dp, shape);
            Bits.AssertSame([.. first.Select(d => d + d)], dp, what + ", added twice");
        }
    }

    // Where the parameter elements of one neuron lie.
    private static int[] Places(Per[] elements, ActivationShape shape, int neuron)
    {
        var (places, offset) = (new int[elements.Length], 0);
        for (var e = 0; e < elements.Length; e++)
        {
            places[e] = offset + (elements[e] switch { Per.Layer => 0, Per.Channel => neuron % shape.Channels, _ => neuron });
            offset += shape.Length(elements[e]);
        }

        return places;
    }

    private static float[] Draw(Random random, int count, float size) =>
        [.. Enumerable.Range(0, count).Select(_ => size * ((2 * random.NextSingle()) - 1))];
}
