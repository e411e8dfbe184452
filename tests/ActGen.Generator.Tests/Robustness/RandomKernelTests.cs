using System.Reflection;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// Random formulas as attributes of a hundred types, compiled, loaded and run: values and derivatives of the real kernels against the
/// double interpreter of the formula as written, and the same bits one by one as over a span, which takes the widest lanes there are.
/// </summary>
[Trait("Speed", "Slow")]
public class RandomKernelTests
{
    private const int Types = 120;

    // Two full blocks of the widest lanes, and a tail.
    private const int Points = 37;

    private delegate void Runner(float[] learnables, float[] x, float[] y, float[] dx, float[] single, float[] gradients);

    [Fact]
    public void Kernels_of_random_formulas_compute_what_is_written()
    {
        var formulas = Enumerable.Range(0, Types).Select(i => new RandomFormulas(new ExprPool(), 70_000 + i).Number(depth: 4)).ToList();
        var assembly = Compile(formulas);
        var random = new Random(5);
        var (compared, all) = (0, 0);
        for (var i = 0; i < Types; i++)
        {
            var run = assembly.GetType("Runners")!.GetMethod($"Run{i}")!.CreateDelegate<Runner>();
            var (learnables, x) = (Draw(random, 3), Draw(random, Points));
            var (y, dx, single, gradients) = (new float[Points], new float[Points], new float[Points], new float[4 * Points]);
            run(learnables, x, y, dx, single, gradients);
            Assert.Equal(y.Select(BitConverter.SingleToInt32Bits), single.Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(dx.Select(BitConverter.SingleToInt32Bits),
                Enumerable.Range(0, Points).Select(k => BitConverter.SingleToInt32Bits(gradients[4 * k])));
            var derivatives = Derivatives(formulas[i]);
            for (var k = 0; k < Points; k += 3)
            {
                double[] point = [x[k], .. learnables.Select(l => (double)l)];
                compared += Agree(formulas[i], formulas[i], point, y[k]) ? 1 : 0;
                compared += derivatives.Select((d, j) => Agree(formulas[i], d, point, gradients[(4 * k) + j]) ? 1 : 0).Sum();
                all += 1 + derivatives.Count;
            }
        }

        Assert.InRange(compared, all * 9 / 10, all);
    }

    // The tolerance of a float where the formula is as good as its arguments; where it is ill conditioned or near a jump, nothing is
    // compared.
    private static bool Agree(Expr formula, Expr node, double[] point, float actual)
    {
        var expected = At(node, point);
        var spread = Enumerable.Range(0, 2 * point.Length).Max(i =>
        {
            var moved = point.ToArray();
            moved[i / 2] *= 1 + (i % 2 == 0 ? 1e-5 : -1e-5);
            return Math.Abs(At(node, moved) - expected);
        });
        if (!(spread <= 1e-3 * Math.Max(1, Math.Abs(expected))) || Math.Abs(expected) > 1e30)
        {
            return false;
        }

        Assert.True(
            Math.Abs(actual - expected) <= spread + (2e-5 * Math.Max(1, Math.Abs(expected))),
            $"{formula}\n{node}\nat {string.Join(", ", point)}: {actual}, not {expected}");
        return true;
    }

    private static double At(Expr node, double[] point) =>
        new Interpreter(RandomFormulas.Names.Zip(point).ToDictionary(p => p.First, p => p.Second)).Evaluate(node);

    private static IReadOnlyList<Expr> Derivatives(Expr formula)
    {
        var differentiator = new Differentiator(formula.Pool, KinkConvention.PyTorch);
        return [.. RandomFormulas.Names.Select(n =>
            differentiator.Differentiate(formula, formula.Pool.Variable(n, n == "x" ? VariableKind.Input : VariableKind.Learnable)))];
    }

    private static float[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((4 * random.NextDouble()) - 2))];

    private static Assembly Compile(IReadOnlyList<Expr> formulas)
    {
        var types = formulas.Select((f, i) => $$"""
            [Activation("{{f}}")] [Learnable("alpha", 1)] [Learnable("beta", 1)] [Learnable("gamma",
                1)] internal readonly partial struct A{{i}};
            """);
        var runners = formulas.Select((_, i) => $$"""
                public static void Run{{i}}(float[] p, float[] x, float[] y, float[] dx, float[] single, float[] gradients)
                {
                    ReadOnlySpan<float> alpha = p.AsSpan(0, 1), beta = p.AsSpan(1, 1), gamma = p.AsSpan(2, 1);
                    Span<float> sums = stackalloc float[3];
                    var dy = new float[x.Length];
                    Array.Fill(dy, 1);
                    A{{i}}.Forward(x, alpha, beta, gamma, y);
                    A{{i}}.Backward(x, alpha, beta, gamma, dy, dx, sums.Slice(0, 1), sums.Slice(1, 1), sums.Slice(2, 1));
                    for (var k = 0; k < x.Length; k++)
                    {
                        single[k] = A{{i}}.Evaluate(x[k], p[0], p[1], p[2]);
                        var gradient = A{{i}}.Gradient(x[k], p[0], p[1], p[2]);
                        (gradients[4 * k], gradients[4 * k + 1], gradients[4 * k + 2], gradients[4 * k + 3]) =
                            (gradient.X, gradient.Alpha, gradient.Beta, gradient.Gamma);
                    }
                }
            """);
        var run = GuardedRun.Of(string.Join("\n", types) + "\npublic static class Runners\n{\n" + string.Join("\n", runners) + "\n}\n");
        Assert.Equal("", run.Complaint());
        Assert.Empty(run.Errors);
        using var stream = new MemoryStream();
        var emitted = run.Output.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(stream.ToArray());
    }
}
