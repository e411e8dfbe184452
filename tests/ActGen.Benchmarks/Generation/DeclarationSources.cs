using System.Globalization;

namespace ActGen.Benchmarks.Generation;

/// <summary>Source files that declare activations, one a file, all with different formulas.</summary>
internal static class DeclarationSources
{
    // Formulas as people write them, from a line to a mix of pieces; {0} is a constant that makes each its own.
    private static readonly string[] Templates =
    [
        """[Activation("x / ({0} + abs(x))")] public readonly partial struct {1};""",
        """[Activation("max(x, {0} * x)")] public readonly partial struct {1};""",
        """[Activation("x * sigmoid({0} * x)")] public readonly partial struct {1};""",
        """[Activation("x * tanh(softplus({0} * x))")] public readonly partial struct {1};""",
        """[Activation("x / 2 * (1 + erf(x / {0}))")] public readonly partial struct {1};""",
        """[Activation("x > 0 ? x : alpha * (exp(x) - {0})")] [Learnable("alpha", 1.0, Per = Per.Channel)] public readonly partial """
            + """struct {1};""",
        """[Activation("log({0} + exp(beta * x)) / beta")] [Learnable("beta", 1.0, Min = 0.1)] public readonly partial struct {1};""",
        """
        [Activation]
        [Piece("x < -{0}", "-1")]
        [Piece("x > {0}", "1")]
        [Piece("otherwise", "sin(x * pi / (2 * {0}))")]
        public readonly partial struct {1};
        """,
        """
        [Activation(Domain = DomainPolicy.Extend)]
        [Piece("alpha < 0", "-log(1 - alpha * (x + alpha)) / alpha * {0}")]
        [Piece("alpha == 0", "x * {0}")]
        [Piece("alpha > 0", "((exp(alpha * x) - 1) / alpha + alpha) * {0}")]
        [Learnable("alpha", -0.01, Per = Per.Neuron, Min = -1, Max = 1)]
        public readonly partial struct {1};
        """,
        """[Let("u", "x * {0}")] [Activation("u * u * tanh(u) + w * sin(u)")] [Learnable("w", "normal(0, 0.3)")] public readonly """
            + """partial struct {1};""",
    ];

    /// <summary>The file of one activation.</summary>
    /// <param name="index">Its number.</param>
    /// <param name="edits">How often its formula has been edited.</param>
    public static string Of(int index, int edits = 0)
    {
        var constant = (1 + (0.001 * index) + (0.0001 * edits)).ToString("0.0###", CultureInfo.InvariantCulture);
        var declaration = Templates[index % Templates.Length]
            .Replace("{0}", constant, StringComparison.Ordinal)
            .Replace("{1}", $"Activation{index}", StringComparison.Ordinal);
        return $"using ActGen;\nnamespace Sample;\n{declaration}\n";
    }
}
