using System.Text.RegularExpressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Emit;

/// <summary>
/// Generated code as a reader sees it: one whole file, and of others the kernels of the widest vectors: a decision for whole blocks, a mix,
/// several inputs, and passes over rows.
/// </summary>
public partial class KernelFileTests
{
    [Fact]
    public void Swish() => Snapshot.Verify(
        File(
            """
            [Activation("x / (1 + exp(-beta * x))")]
            [Learnable("beta", 1, Per = Per.Channel)]
            public readonly partial struct Swish;
            """,
            nameof(Swish)),
        nameof(Swish));

    [Fact]
    public void SoftExponential() => Verify(
        """
        [Activation(Domain = DomainPolicy.Extend)]
        [Piece("alpha < 0",  "-log(1 - alpha * (x + alpha)) / alpha")]
        [Piece("alpha == 0", "x")]
        [Piece("alpha > 0",  "(exp(alpha * x) - 1) / alpha + alpha")]
        [Learnable("alpha", -0.01, Per = Per.Neuron, Min = -1, Max = 1, LearningRate = 3)]
        public readonly partial struct SoftExponential;
        """,
        nameof(SoftExponential));

    [Fact]
    public void ReluTanhSin() => Verify(
        """
        [Activation("max(x, 0)")] public readonly partial struct Relu;
        [Activation("tanh(x)")] public readonly partial struct Tanh;
        [Activation("sin(x)")] public readonly partial struct Sin;
        [Mix(typeof(Relu), typeof(Tanh), typeof(Sin))] public readonly partial struct ReluTanhSin;
        """,
        nameof(ReluTanhSin));

    [Fact]
    public void Glu() => Verify("""[Activation("a * sigmoid(b)", Inputs = "a, b")] public readonly partial struct Glu;""", nameof(Glu));

    [Fact]
    public void Softmax() => Verify("""[Activation("exp(x) / rowsum(exp(x))")] public readonly partial struct Softmax;""", nameof(Softmax));

    /// <summary>The passes over a row that adds up to more than a float holds.</summary>
    [Fact]
    public void RootMeanSquareInDouble()
    {
        const string Declaration = """
            [Activation("gain * x / sqrt(rowmean(x * x) + 1e-6)")] [Learnable("gain", 1, Per = Per.Channel)]
            public readonly partial struct RootMeanSquare;
            """;
        Snapshot.Verify(RowsInDouble().Match(File(Declaration, "RootMeanSquare")).Value, nameof(RootMeanSquareInDouble));
    }

    private static void Verify(string declarations, string name) =>
        Snapshot.Verify(Kernels().Match(File(declarations, name)).Value, name);

    private static string File(string declarations, string name)
    {
        var run = GeneratorRun.Of("using ActGen;\nnamespace Sample;\n" + declarations);
        Assert.Empty(run.Diagnostics);
        // A new version of the generator is no difference.
        var version = typeof(ActivationGenerator).Assembly.GetName().Version!.ToString(3);
        return run.Sources[$"Sample.{name}.g.cs"]
            .Replace($"(\"ActGen\", \"{version}\")", "(\"ActGen\", \"VERSION\")", StringComparison.Ordinal);
    }

    // The class of the first width: the texts of the others differ in their lanes alone.
    [GeneratedRegex(@"(?<=\n)    file static class \w+Kernel\n    {.*?\n    }\n", RegexOptions.Singleline)]
    private static partial Regex Kernels();

    [GeneratedRegex(@"(?<=\n)    // Rows.*?\n    }\n", RegexOptions.Singleline)]
    private static partial Regex RowsInDouble();
}
