using ActGen.Testing;
using Xunit;

namespace ActGen.Activations.Tests.Mixes;

/// <summary>Mixes of every kind on whole samples against their definitions, every gradient summed over them included.</summary>
public class MixTests
{
    private static readonly ActivationShape Shape = new(Neurons: 10, Channels: 5);

    public static TheoryData<string> Names =>
        [.. from combine in new[] { "Sum", "Product" } from kind in Kinds select combine + kind];

    private static IEnumerable<string> Kinds =>
        (from weights in new[] { "Softmax", "Sigmoid", "Free" } from per in new[] { "Layer", "Channel", "Neuron" } select weights + per)
            .Append("Fixed");

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_the_definition(string name) =>
        GeneratedActivations.Find(name)!.Accept(new Comparison(Reference(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mix_passes_the_gradient_check(string name) => GeneratedActivations.Find(name)!.Accept(new Check()).Assert();

    [Fact]
    public void A_product_starts_at_the_plain_product_of_its_parts_and_softmax_and_free_weights_say_so()
    {
        foreach (var x in new[] { -2f, -0.5f, 0, 0.25f, 3 })
        {
            var expected = MathF.Tanh(x) * PRelu.Evaluate(x, 0.25f) * MathF.Sin(x);
            Assert.Equal(expected, ProductSoftmaxLayer.Evaluate(x, new float[3], 0.25f), 1e-6);
            Assert.Equal(expected, ProductFreeLayer.Evaluate(x, [1, 1, 1], 0.25f), 1e-6);
        }

        Assert.Equal(1, ProductFreeLayer.Info.Learnables[0].Init.First);
        Assert.Equal(0, ProductSoftmaxLayer.Info.Learnables[0].Init.First);
    }

    [Fact]
    public void A_part_without_weight_is_the_constant_1()
    {
        foreach (var x in new[] { -2f, 0.5f })
        {
            Assert.Equal(1, ProductFreeLayer.Evaluate(x, [0, 0, 0], 0.25f));
            Assert.Equal(Tanh.Evaluate(x), ProductFreeLayer.Evaluate(x, [1, 0, 0], 0.25f));
            Assert.Equal(Sin.Evaluate(x), ProductSigmoidLayer.Evaluate(x, [-200, -200, 200], 0.25f));
        }
    }

    [Fact]
    public void Mixes_of_mixes_keep_the_learnables_of_all_apart()
    {
        Assert.Equal(
            ["w", "ReluTanhSin_w", "ProductSigmoidLayer_w", "ProductSigmoidLayer_PRelu_slope", "PRelu_slope", "PRelu2_slope"],
            MixOfMixes.Info.Learnables.Select(l => l.Name));
        GeneratedActivations.Find(nameof(MixOfMixes))!.Accept(new Check()).Assert();

        // One weight of each level, the rest of them 0.
        var reference = new MixReference(MixWeights.Sigmoid, Combine.Product);
        foreach (var x in new[] { -1.5f, 0.75f })
        {
            var inner = (float)reference.At(x, [0.5, -1, 2], 0.125).Y;
            Assert.Equal(inner, MixOfMixes.Evaluate(x, [0, 1, 0, 0], [0, 0, 0], [0.5f, -1, 2], 0.125f, 0, 0), 1e-6);
            Assert.Equal(PRelu.Evaluate(x, 3) * PRelu.Evaluate(x, -2),
                MixOfMixes.Evaluate(x, [0, 0, 1, 1], [0, 0, 0], [0, 0, 0], 0, 3, -2), 1e-5);
            Assert.Equal(
                ReluTanhSin.Evaluate(x, [1, 0, -1]) * inner,
                MixOfMixes.Evaluate(x, [1, 1, 0, 0], [1, 0, -1], [0.5f, -1, 2], 0.125f, 0, 0), 1e-6);
        }
    }

    [Fact]
    public void A_mix_is_named_in_a_formula()
    {
        Assert.Equal(1.5f + (0.5f * ProductSoftmaxLayer.Evaluate(3, [1, 0, 2], 0.25f)),
            ResidualMix.Evaluate(1.5f, 0.5f, [1, 0, 2], 0.25f), 1e-6);
        GeneratedActivations.Find(nameof(ResidualMix))!.Accept(new Check()).Assert();
    }

    private static MixReference Reference(string name) => new(
        Enum.GetValues<MixWeights>().Single(w => name.Contains(w.ToString(), StringComparison.Ordinal)),
        name.StartsWith("Sum", StringComparison.Ordinal) ? Combine.Sum : Combine.Product);

    private sealed class Check : IActivationVisitor<GradientCheckReport>
    {
        public GradientCheckReport Visit<T>()
            where T : IActivation => GradientCheck.Run<T>(new GradientCheckOptions { Positions = 2, Points = 60 });
    }

    private sealed class Comparison(MixReference reference) : IActivationVisitor<bool>
    {
        private const int Samples = 23;

        public bool Visit<T>() where T : IActivation
        {
            var random = new Random(7);
            var (x, dy, p) =
                (Draw(random, Samples * Shape.Neurons, 5), Draw(random, Samples * Shape.Neurons, 1),
                    Draw(random, T.Info.ParameterCount(Shape), 2));
            var (y, dx, dp) = (new float[x.Length], new float[x.Length], new float[p.Length]);
            T.Forward(x, p, y, Shape);
            T.Backward(x, y, dy, p, dx, dp, Shape);

            var (sums, sizes) = (new double[p.Length], new double[p.Length]);
            for (var i = 0; i < x.Length; i++)
            {
                var places = Places(T.Info, i % Shape.Neurons);
                var (value, inX, inW, inSlope) =
                    reference.At(x[i], [.. places.SkipLast(1).Select(place => (double)p[place])], p[places[^1]]);
                Close(y[i], value, 4, $"f({x[i]})");
                Close(dx[i], dy[i] * inX, 8, $"dx at {x[i]}");
                foreach (var (place, derivative) in places.Zip(inW.Append(inSlope)))
                {
                    sums[place] += dy[i] * derivative;
                    sizes[place] += Math.Abs(dy[i] * derivative);
                }
            }

            for (var i = 0; i < p.Length; i++)
            {
                Close(dp[i], sums[i], sizes[i], $"gradient {i}");
            }

            return true;
        }

        // Parts of a size of a few units, that may cancel.
        private static void Close(float actual, double exact, double size, string what) =>
            Assert.True(Math.Abs(actual - exact) <= 2e-6 * (size + Math.Abs(exact)), $"{what}: {actual:G9}, exactly {exact:G12}");

        // Where the weights, then the slope, of one neuron lie.
        private static int[] Places(ActivationInfo info, int neuron)
        {
            var (places, offset) = (new List<int>(), 0);
            foreach (var per in info.Learnables.SelectMany(l => Enumerable.Repeat(l.Per, l.Count)))
            {
                places.Add(offset + (per switch { Per.Layer => 0, Per.Channel => neuron % Shape.Channels, _ => neuron }));
                offset += Shape.Length(per);
            }

            return [.. places];
        }

        private static float[] Draw(Random random, int count, float size) =>
            [.. Enumerable.Range(0, count).Select(_ => size * ((2 * random.NextSingle()) - 1))];
    }
}
