namespace ActGen.Generator.Tests.Digits;

/// <summary>A function in several spellings: the attributes of a type each.</summary>
/// <param name="Function">What it is.</param>
/// <param name="Formulas">The spellings.</param>
/// <param name="Attributes">What stands beside each of them.</param>
/// <param name="Largest">The largest magnitude of an input at which it is tried.</param>
internal sealed record Spelling(string Function, string[] Formulas, string Attributes = "", double Largest = double.MaxValue)
{
    /// <summary>The attributes of each spelling.</summary>
    public IEnumerable<string> Declarations => Formulas.Select(f => $"[Activation({f})] {Attributes}");
}

/// <summary>Functions as people write them who never heard of cancellation.</summary>
internal static class Spellings
{
    private const string OfRate = """[Learnable("k", 1)]""";
    private const string OfTwo = """[Learnable("a", 1)] [Learnable("b", 1)]""";
    private const string OfScale = """[Learnable("a", 1)]""";

    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("sigmoid of 2x", ["\"exp(x) / (exp(x) + exp(-x))\"", "\"1 / (1 + exp(-2 * x))\"", "\"exp(2 * x) / (exp(2 * x) + 1)\"",
            "\"0.5 + 0.5 * tanh(x)\"", "\"1 - 1 / (1 + exp(2 * x))\""]),
        new("gate", ["\"x * exp(x) / (exp(x) + exp(-x))\"", "\"x / (1 + exp(-1.702 * x))\"", "\"x * (0.5 + 0.5 * tanh(x / 2))\"",
            "\"x - x / (1 + exp(x))\""]),
        new("learned gate", ["\"x * sigmoid(k * x)\"", "\"x / (1 + exp(-k * x))\"", "\"x * exp(k * x) / (1 + exp(k * x))\"",
            "\"0.5 * (1 + tanh(k * x))\""], OfRate),
        new("logistic with an offset", ["\"1 / (c + exp(-k * x))\"", "\"exp(k * x) / (1 + c * exp(k * x))\""],
            """[Learnable("c", 1, Min = 0)] [Learnable("k", 1)]"""),
        new("generalized logistic", ["\"pow(1 + exp(-b * x), -a)\"", "\"1 / pow(1 + exp(-b * x), a)\"",
            "\"exp(-a * log(1 + exp(-b * x)))\""], OfTwo),
        new("Bose", ["\"x / (exp(x) - 1)\"", "\"x / expm1(x)\"", "\"x * exp(-x) / (1 - exp(-x))\""]),
        new("Mish", ["\"x / (1 + 2 / (e1 * (e1 + 2)))\"", "\"x * (e1 * (e1 + 2)) / (e1 * (e1 + 2) + 2)\""], """[Let("e1", "exp(x)")]"""),
        new("Mish by squares", ["\"x * (sq(1 + exp(x)) - 1) / (sq(1 + exp(x)) + 1)\"", "\"x * tanh(log(1 + exp(x)))\""]),
        new("log-sum-exp", ["\"log(exp(a) + exp(b))\", Inputs = \"a, b\""]),
        new("softmax of two", ["\"exp(a) / (exp(a) + exp(b))\", Inputs = \"a, b\"", "\"1 / (1 + exp(b - a))\", Inputs = \"a, b\""]),
        new("log cosh", ["\"log(cosh(x))\"", "\"log((exp(x) + exp(-x)) / 2)\"", "\"abs(x) + log(1 + exp(-2 * abs(x))) - log(2)\"",
            "\"-2 * log(cosh(x))\"", "\"log(1 - sq(tanh(x)))\"", "\"log(1 - tanh(x) * tanh(x))\"", "\"log(exp(x) + exp(-x) + 2)\""]),
        new("tanh", ["\"(1 - exp(-2 * x)) / (1 + exp(-2 * x))\"", "\"sinh(x) / cosh(x)\"", "\"(exp(2 * x) - 1) / (exp(2 * x) + 1)\"",
            "\"1 - 2 / (1 + exp(2 * x))\"", "\"sq(exp(x) - 1) / sq(exp(x) + 1)\""]),
        new("sech", ["\"1 / cosh(x)\"", "\"2 / (exp(x) + exp(-x))\"", "\"exp(x) / sq(1 + exp(x))\""]),
        new("difference of softplus", ["\"log(1 + exp(x)) - log(1 + exp(-x))\""]),
        new("softplus with a rate", ["\"log(1 + exp(k * x)) / k\""], """[Learnable("k", 1, Min = 0.01)]"""),
        new("GELU", ["\"x * (0.5 + 0.5 * erf(x / sqrt(2)))\"", "\"0.5 * x * (1 + erf(x / sqrt(2)))\"",
            "\"0.5 * x + 0.5 * x * erf(0.7071067811865476 * x)\"", "\"x - 0.5 * x * (1 - erf(x / sqrt(2)))\""]),
        new("tanh GELU", ["\"0.5 * x * (1 + tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)))\"",
            "\"0.5 * x + 0.5 * x * tanh(0.7978845608028654 * x * (1 + 0.044715 * x * x))\""]),
        new("odd function over its rate", ["\"tanh(a * x) / a\"", "\"sinh(a * x) / a\"", "\"asinh(a * x) / a\"", "\"erf(a * x) / a\"",
            "\"atan(a * x) / a\""], OfScale),
        new("Box-Cox", ["\"(pow(1 + relu(x), l) - 1) / l\"", "\"(exp(l * log(1 + relu(x))) - 1) / l\""], """[Learnable("l", 1)]"""),
        new("half a versine", ["\"0.5 - 0.5 * cos(x)\"", "\"(1 - cos(x)) / 2\"", "\"sq(sin(0.5 * x))\""]),
        new("1 less a wave", ["\"1 - sin(2 * x)\"", "\"1 - 2 * sin(x) * cos(x)\"", "\"sq(sin(x) - cos(x))\""]),
        new("1 and a wave", ["\"3 + 3 * sin(2 * x)\"", "\"3 + 6 * sin(x) * cos(x)\"", "\"3 * sq(sin(x) + cos(x))\""]),
        new("half an error function", ["\"0.5 - 0.5 * erf(x)\"", "\"(1 - erf(x)) / 2\"", "\"0.5 * erfc(x)\""]),
        new("logarithm with an exponential", ["\"log(softplus(4 + x) * exp(x))\"", "\"x + log(softplus(x + 4))\""]),
        new("magnitude", ["\"sqrt(x * x)\"", "\"pow(x * x, 0.5)\"", "\"sqrt(sq(x))\"", "\"x * sign(x)\""]),
        new("signed logarithm", ["\"sign(x) * log(1 + abs(x))\"", "\"x > 0 ? log(1 + x) : -log(1 - x)\""]),
        new("Chebyshev", ["\"cos(3 * acos(clamp(x, -1, 1)))\"", "\"cos(2 * acos(clamp(x, -1, 1)))\""]),
        new("cosine", ["\"cos(x)\"", "\"1 - cos(x)\"", "\"-(cos(x) - 1)\"", "\"(1 - cos(x)) / x\"", "\"2 * sq(sin(x / 2))\""]),
        new("what is left of an odd function", ["\"x - sin(x)\"", "\"x - tanh(x)\"", "\"x - atan(x)\"", "\"asinh(x) - x\""]),
        new("removable at 0", ["\"sin(x) / x\"", "\"tanh(x) / x\"", "\"x / sinh(x)\"", "\"1 / tanh(x) - 1 / x\"",
            "\"(exp(x) - 1 - x) / (x * x)\""]),
        new("removable beside a learnable", ["\"1 / atan(atan(x)) - b / x\""],
            """[Learnable("b", 1)]"""),
        new("logarithm near 1", ["\"log(erf(x))\"", "\"log(tanh(x))\""]),
        new("removable at 1", ["\"log(x) / (x - 1)\""]),
        new("inverse softplus", ["\"log(exp(x) - 1)\""]),
        new("cubic over square", ["\"x * x * x / (1 + x * x)\"", "\"x - x / (1 + x * x)\""]),
        new("square over square", ["\"x * x / (1 + x * x)\"", "\"1 - 1 / (1 + x * x)\"", "\"x / (1 + x * x)\""]),
        new("cubic over cubic", ["\"pow(x, 3) / (1 + pow(abs(x), 3))\""]),
        new("root of a square", ["\"sqrt(1 + x * x) - 1\"", "\"x / sqrt(x * x + 1)\"", "\"sqrt(x * x + 4) + x\""]),
        new("root over a square", ["\"0.5 * x * sqrt(0.5 + x * x) / (1 + x * x)\""]),
        new("Squareplus", ["\"(sqrt(x * x + 4 * b * b) + x) / 2\""], """[Learnable("b", 1)]"""),
        new("logarithm of a square", ["\"log(1 + x * x)\"", "\"log(0.5 + x * x)\"", "\"log2(1 + (1 - x) * (1 - x))\""]),
        new("Gaussian", ["\"exp(-x * x) - 1\"", "\"1 - exp(-x * x)\""]),
        // Beyond the digits or the range of double precision.
        new("root of a sigmoid", ["\"sqrt(sigmoid(x)) - x * x\"", "\"1 / sqrt(1 + exp(-x)) - sq(x)\""]),
        new("tails of quotients", ["\"(x + x) / (1 + abs(x)) / (1 + abs(4 - atan(x)))\"", "\"x / (1 + abs(x)) + sigmoid(x)\""]),
        new("logarithm of a sine", ["\"log(sin(max(0.75 * -x, x)))\"", "\"log(cos(x))\""]),
        new("branches that are nearly equal", ["\"max(log((1 - x) / (1 + x * x)), relu(x) - x)\""]),
        new("power of what may be 0", ["\"pow(x / (1 + abs(a)) / a, a)\"", "\"sqrt(a * x) * log(1 + x)\""], OfScale),
        new("removable beside a learnable, in a product", ["\"x * b * (1 - x) / tan(x)\""], """[Learnable("b", 1)]"""),
        new("overflow on the way", ["\"atan(min(x, 4))\"", "\"1 / max(x * x + 0.75, exp(x))\"", "\"sigmoid(cos(x * x))\"",
            "\"cos(atan(x)) + tanh(asinh(x))\""]),
        new("softsign with a scale", ["\"softsign(x / 3.25)\"", "\"2 * x / (3 + abs(-7 * x))\"", "\"x / (1 + abs(0.3 * x))\""]),
        new("inverse of another function", ["\"asin(tanh(-x))\"", "\"asin(abs(tanh(x)))\"", "\"atan(abs(-3 * x))\""]),
        new("inverse of a wave", ["\"asin(sin(-x)) + asin(cos(softplus(x)))\""], Largest: 4),
        new("logarithm of a root", ["\"log(sqrt(1 + x * x))\"", "\"log(1 / sqrt(1 + x * x))\"", "\"log(cos(atan(x)))\""]),
        new("exponential less a number", ["\"x > 0 ? x : exp(x) - 1.008\""]),
    ];
}
