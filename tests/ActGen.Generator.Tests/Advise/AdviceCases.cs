using ActGen.Generator.Tests.Diagnostics;

namespace ActGen.Generator.Tests.Advise;

/// <summary>Each piece of advice: declarations that get it, and their neighbors that do not.</summary>
internal static class AdviceCases
{
    private const string A = " partial struct A;";

    /// <summary>Declarations with advice; « and » mark what is highlighted.</summary>
    public static readonly DiagnosticCase[] Given =
    [
        Overflows("[Activation(\"x * «exp(x * x)»\")]" + A, "exp(x * x)", "abs(x) > 9.4"),
        Overflows("[Activation(\"x + «exp(2 * x)»\")]" + A, "exp(2 * x)", "x > 44.4"),
        Overflows("[Activation(\"«exp(x * x * x)»\")]" + A, "exp(x * x * x)", "x > 4.5"),
        Overflows("[Activation(\"«sinh(-3 * x)» / 2\")]" + A, "sinh(-3 * x)", "abs(x) > 29.8"),
        Overflows("[Activation(\"«cosh(2 * x)»\")]" + A, "cosh(2 * x)", "abs(x) > 44.7"),
        Overflows("[Activation(\"«pow(x, 30)»\")]" + A, "pow(x, 30)", "abs(x) > 19.2"),
        Overflows("[Activation(\"u + x\")] [Let(\"u\", \"«exp(-4 * x)»\")]" + A, "exp(-4 * x)", "x < -22.2"),
        Overflows("[Activation(«\"1 / exp(-x * x)\"»)]" + A, "The formula", "abs(x) > 9.3"),
        Overflows("[Activation(\"x * «exp(b * x)»\")] [Learnable(\"b\", 1, Max = 4, Min = 0)]" + A, "exp(b * x)", "x > 22.2 at b = 4"),
        Overflows("[Activation(\"a * «exp(b * b)»\", Inputs = \"a, b\")]" + A, "exp(b * b)", "abs(b) > 9.4"),
        Overflows("[Activation] [Piece(\"x < 0\", \"x\")] [Piece(\"otherwise\", \"«expm1(5 * x)» / 5\")]" + A, "expm1(5 * x)", "x > 17.7"),
        Overflows("[Activation(\"x + «B(3 * x)»\")]" + A + " [Activation(\"exp(x)\")] partial struct B;", "B(3 * x)", "x > 29.6"),
        Overflows("[Activation(\"«exp(a * b)»\", Inputs = \"a, b\")]" + A, "exp(a * b)", "example at a = 50 and b = 50"),
        Overflows("[Activation(\"x\", \"x * «exp(x * x)»\")]" + A, "exp(x * x)", "abs(x) > 9.4"),
        Overflows("[Activation(\"x * rowmean(«exp(2 * x)»)\")]" + A, "exp(2 * x)", "example in a row with x = 50, 1"),
        Overflows("[Activation(\"x + «exp(rowsum(x))»\")]" + A, "exp(rowsum(x))", "example in a row with x = 50, 50"),
        Overflows("[Activation(\"x\", \"«exp(rowmax(x) - x)»\")]" + A, "exp(rowmax(x) - x)", "example in a row with x = 50, -50"),
        Overflows("[Activation(\"a * «exp(k * rowmax(b))»\", Inputs = \"a, b\")] [Learnable(\"k\", 1, Min = 0, Max = 3)]" + A,
            "exp(k * rowmax(b))", "example in a row with b = 50, 1 at k = 3"),

        Jumps("[Activation(\"«x < 3» ? x * x : 5\")]" + A, "x == 3", "9", "5"),
        Jumps("[Activation] [Piece(\"«x <= -1»\", \"0\")] [Piece(\"otherwise\", \"x + 2\")]" + A, "x == -1", "0", "1"),
        Jumps("[Activation(\"«x > a» ? 1 : 0 * a + x\")] [Learnable(\"a\", 0.5)] [Derivative(\"a\", \"1\")]" + A, "x == 0.5", "0.5", "1"),
        Jumps("[Activation(\"v\")] [Let(\"v\", \"«2 * x + 1 >= 0» ? x : x - 0.25\")]" + A, "x == -0.5", "-0.75", "-0.5"),
        Jumps("[Activation(\"«abs(x) > 0.5» ? x : 0\")]" + A, "x == -0.5", "-0.5", "0", "x == 0.5", "0", "0.5"),
        Jumps("[Activation(\"x\", \"«x > 1» ? 1 : 0\")]" + A, "x == 1", "0", "1"),
        Jumps("[Activation(\"«x > 0» ? rowmean(x) + 1 : rowmean(x)\")]" + A, "x == 0 in a row with 0.75", "0.375", "1.375"),
        Jumps("[Activation(\"rowsum(«x > 2» ? x : 0)\")]" + A, "x == 2 in a row with 0.75", "0", "2"),

        Kinks("[Activation(\"«x > 0» ? x : 0.01 * x\")]" + A, "x == 0", "0.01", "1"),
        Kinks("[Activation] [Piece(\"«x < -2»\", \"-2\")] [Piece(\"x >= -2\", \"x\")]" + A, "x == -2", "0", "1"),
        Kinks("[Activation(\"«x > a» ? x - a : 0\")] [Learnable(\"a\", 1.5)]" + A, "x == 1.5", "0", "1"),
        Kinks("[Activation(\"«x > 0» ? x + rowmean(x) : rowmean(x)\")]" + A, "x == 0 in a row with 0.75", "0.5", "1.5"),
        Kinks("[Activation(\"a\", \"«b > 0» ? b : 3 * b\", Inputs = \"a, b\")]" + A, "b == 0", "3", "1"),

        new("ACT0034", "[«Activation(\"1\")»]" + A,
            "No formula uses the input 'x', so the layers that compute it do not learn: use it or remove it"),
        new("ACT0034", "[Activation(\"a\", Inputs = \"a, «ab»\")]" + A,
            "No formula uses the input 'ab', so the layers that compute it do not learn: use it or remove it"),
        new("ACT0034", "[Activation(\"ab\", Inputs = @\"«a» , ab\")]" + A,
            "No formula uses the input 'a', so the layers that compute it do not learn: use it or remove it"),

        Flat("[Activation(\"x > a ? x : a > 1 ? x : 2 * x\")] [Learnable(«\"a\"», 0)]" + A),
        Flat("[Activation(\"x + step(a)\")] [Learnable(«\"a\"», 0)]" + A),
        Flat("[Activation(\"x + a - a\")] [Learnable(«\"a\"», 0)]" + A),
        Flat("[Activation(\"x + floor(a[0] + a[1])\")] [Learnable(«\"a\"», 0, Count = 2)]" + A),
        Flat("[Activation(\"x / rowsum(exp(x)) + step(a)\")] [Learnable(«\"a\"», 0)]" + A),
        Flat("[Activation(\"x + rowmean(floor(a * x))\", \"x > a ? x : -x\")] [Learnable(«\"a\"», 0, Per = Per.Channel)]" + A),

        new("ACT0036", "[Activation(\"x * sigmoid(x)\")] partial struct B; [Activation(«\"x / (1 + exp(-x))\"»)]" + A,
            "'A' is the same function as B: write B(x), or use B itself"),
        new("ACT0036", "namespace N { [Activation(\"u + 1 > 0 ? sq(u) : 0\", Inputs = \"u\")] partial struct B; [Activation(«\"0 < 1 + x "
            + "? x * x : 0\"»)]" + A + " }", "'A' is the same function as N.B: write B(x), or use N.B itself"),
        new("ACT0036", "[Activation(\"a * x + c * x * x\")] [Learnable(\"a\", 1)] [Learnable(\"c\", 0.5)] partial struct B; "
            + "[Activation(«\"(q * z) * z + z * p\"», Inputs = \"z\")] [Learnable(\"p\", \"2 / 2\")] [Learnable(\"q\", 0.5)]" + A,
            "'A' is the same function as B: write B(z), or use B itself"),
        new("ACT0036", "[Activation] [Piece(\"x > 0\", \"x\")] [Piece(\"otherwise\", \"0.5 * x\")] partial struct B; [Activation(«\"x > 0 "
            + "? x : x / 2\"»)]" + A, "'A' is the same function as B: write B(x), or use B itself"),

        Infinite("[Activation(«\"sin(x)\"»)]" + A, "x -> -infinity and x -> infinity", "value", "NaN"),
        Infinite("[Activation(«\"x * x\"»)]" + A, "x -> -infinity and x -> infinity", "derivative", "infinite"),
        Infinite("[Activation(«\"relu(x) * relu(x)\"»)]" + A, "x -> infinity", "derivative", "infinite"),
        Infinite("[Activation] [Piece(\"x > 0\", \"x\")] [Piece(\"otherwise\", \"-x * x * x + x\")] partial struct «A»;", "x -> -infinity",
            "derivative", "infinite"),

        new("ACT0040", "[Activation(«\"a * tanh(x)\"»)] [Learnable(\"a\", 0)]" + A,
            "The slope of 'A' is 0 for all inputs while its learnables have their initial values, so no layer before it learns: choose "
                + "other initial values"),
        new("ACT0040", "[Activation(«\"x > 0 ? a * x : c * x\"»)] [Learnable(\"a\", 0)] [Learnable(\"c\", 0)]" + A,
            "The slope of 'A' is 0 for all inputs while its learnables have their initial values, so no layer before it learns: choose "
                + "other initial values"),
        new("ACT0038", "[Activation(\"x «^» 2\")]" + A,
            "A code fix is available for ACT0008: '^' is not exponentiation: write sq(x) or pow(x, 2)"),
        new("ACT0038", "[Activation(\"«alhpa»\")] [Learnable(\"alpha\", 1)]" + A,
            "A code fix is available for ACT0003: The name 'alhpa' does not exist in this formula; did you mean 'alpha'?"),
        new("ACT0038", "[Activation(\"«sigmoyd»(x)\")]" + A,
            "A code fix is available for ACT0004: The function or activation 'sigmoyd' does not exist in this scope; did you mean "
            + "'sigmoid'?"),
        new("ACT0038", "[Activation(\"x\")] struct «A»;",
            "A code fix is available for ACT0001: Declare 'A' partial, so that the generator can add the members of 'A'"),
        new("ACT0038", "[Activation(\"«log(x)»\")]" + A,
            "A code fix is available for ACT0018: log receives x, which is <= 0 for x <= 0: set Domain = DomainPolicy.Clamp or Extend, or "
            + "bound the learnables"),
    ];

    /// <summary>Declarations that some advice is near to, and that it must not be given to.</summary>
    public static readonly DiagnosticCase[] Withheld =
    [
        // What is repaired does not overflow, nor does what is clamped, bounded, or too large for ordinary inputs.
        .. Sources("ACT0031",
            "[Activation(\"1 / (1 + exp(-9 * x))\")]", "[Activation(\"log(1 + exp(5 * x))\")]",
                "[Activation(\"x * tanh(log(1 + exp(3 * x)))\")]",
            "[Activation(\"(exp(4 * x) - exp(-4 * x)) / (exp(4 * x) + exp(-4 * x))\")]", "[Activation(\"x > 0 ? x : exp(9 * x) - 1\")]",
            "[Activation(\"exp(-x * x)\")]", "[Activation(\"exp(x)\")]", "[Activation(\"sinh(x)\")]", "[Activation(\"pow(x, 8)\")]",
                "[Activation(\"x * tanh(exp(x))\")]",
            "[Activation(\"x * exp(min(x * x, 50))\")]", "[Activation(\"exp(b * x)\")] [Learnable(\"b\", 0.1)]",
                "[Activation(\"exp(b * x)\")] [Learnable(\"b\", 1, Min = -1, Max = 1)]",
            "[Activation(\"x / (1 + exp(3 * x))\")]", "[Activation(\"exp(a) * b\", Inputs = \"a, b\")]",
                "[Activation(\"exp(9 * x) / rowsum(exp(9 * x))\")]", "[Activation(\"x - log(rowsum(exp(3 * x)))\")]",
            "[Activation(\"exp(4 * (x - rowmax(x)))\")]", "[Activation(\"(x - rowmean(x)) / sqrt(rowmean(sq(x - rowmean(x))) + 0.1)\")]"),
        // These are not finite either, because they are undefined.
        .. Sources("ACT0031", "[Activation(\"log(x)\")]", "[Activation(\"1 / x\")]", "[Activation(\"sqrt(x)\")]",
            "[Activation(\"pow(x, 0.5)\")]", "[Activation(\"atanh(x)\")]"),
        .. Sources("ACT0032",
            "[Activation(\"x < 3 ? x * x : 9\")]", "[Activation(\"x > 0 ? 1000 * x : x\")]", "[Activation(\"x > 0 ? sqrt(x) : 0\")]",
                "[Activation(\"x > 0 ? x : exp(x) - 1\")]",
            "[Activation(\"x > 1000 ? 1 : 0\")]", "[Activation(\"x > 0.5 * rowmean(x) ? 1 : x - x\")]",
                "[Activation(\"x > 0 ? x + rowmax(x) : rowmax(x)\")]", "[Activation(\"rowmax(x) > 0 ? 1 : x - x\")]",
                "[Activation(\"step(x) + x\")]", "[Activation(\"a > 1 ? x : 2 * x\")] [Learnable(\"a\", 0)]",
                "[Activation(\"x > 2 ? x / x : 1\")]",
            "[Activation] [Piece(\"a < 0\", \"x\")] [Piece(\"a == 0\", \"x\")] [Piece(\"a > 0\", \"x + a\")] [Learnable(\"a\", 0)]"),
        .. Sources("ACT0033",
            "[Activation(\"x > 0 ? x : exp(x) - 1\")]", "[Activation(\"x < 3 ? x * x : 5\")]", "[Activation(\"relu(x)\")]",
                "[Activation(\"x > 0 ? x + rowmax(x) : x + rowmax(x)\")]",
                "[Activation(\"x > 0 ? sq(x) * rowmean(x) : -sq(x) * rowmean(x)\")]",
                "[Activation(\"abs(x) < 1 ? sq(x) : 2 * abs(x) - 1\")]"),
        .. Sources("ACT0034", "[Activation(\"x - x\")]", "[Activation(\"a * b\", Inputs = \"a, b\")]",
            "[Activation(\"u\")] [Let(\"u\", \"sq(x)\")]", "[Mix(typeof(B))]"),
        .. Sources("ACT0035",
            "[Activation(\"x\")] [Learnable(\"a\", 0)]", "[Activation(\"x + step(a)\")] [Learnable(\"a\", 0)] [Derivative(\"a\", \"1\")]",
                "[Activation(\"x > a ? x - a : 0\")] [Learnable(\"a\", 0)]",
            "[Activation(\"x * rowmean(a * x)\")] [Learnable(\"a\", 0)]",
                "[Activation(\"x\", \"a * exp(x) / rowsum(exp(x))\")] [Learnable(\"a\", 0)]",
                "[Activation(\"x * rowmax(step(a * x))\")] [Learnable(\"a\", 0)] [Derivative(\"a\", \"x\")]",
            "[Activation(\"x * a[0] + step(a[1])\")] [Learnable(\"a\", 0, Count = 2)]", "[Mix(typeof(B), typeof(C))]"),
        .. Sources("ACT0040",
            "[Activation(\"step(x)\")]", "[Activation(\"(a + 1) * tanh(x)\")] [Learnable(\"a\", 0)]",
                "[Activation(\"max(a, x - 1000)\")] [Learnable(\"a\", 0)]",
            "[Activation(\"a * tanh(x)\")] [Learnable(\"a\", \"normal(0, 1)\")]",
                "[Activation(\"a * x / rowmax(x)\")] [Learnable(\"a\", 0)]"),
        .. Sources("ACT0036",
            "[Activation(\"B(x)\")]", "[Activation(\"x + 3\")]", "[Activation(\"x + 2\")] [Derivative(\"x\", \"1\")]",
                "[Activation(\"x + 2\", \"x\")]", "[Activation(\"relu(x) + 3\", Kinks = KinkConvention.Left)]",
                "[Activation(\"p * x\")] [Learnable(\"p\", 2)]",
            "[Activation(\"p * x\")] [Learnable(\"p\", 1, Per = Per.Channel)]", "[Activation(\"p * x\")] [Learnable(\"p\", 1, Max = 2)]",
                "[Mix(typeof(B))]"),
        .. Sources("ACT0037",
            "[Activation(\"3 * x\")]", "[Activation(\"tanh(x)\")]", "[Activation(\"x * exp(-abs(x))\")]",
                "[Activation(\"x / (1 + exp(-x))\")]", "[Activation(\"log(1 + exp(x))\")]",
            "[Activation(\"sqrt(x)\")]", "[Activation(\"a * sigmoid(b)\", Inputs = \"a, b\")]", "[Activation(\"sin(clamp(x, -9, 9))\")]"),
        .. Sources("ACT0038",
            "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp)]", "[Activation(\"x +\")]", "[Activation(\"tanh + x\")]",
                "[Activation(\"zzz(x)\")]", "[Activation(\"x + shape\")]",
            "[Activation(C.Text)]"),
    ];

    private static IEnumerable<DiagnosticCase> Sources(string id, params string[] attributes) => attributes.Select(a => new DiagnosticCase(
        id, "[Activation(\"x + 2\")] partial struct B; [Activation(\"relu(x) + 3\")] partial struct D; [Activation(\"p * x\")] "
            + "[Learnable(\"p\", 1)] partial struct C { public const string Text = \"x ^ 2\"; } " + a + A, ""));

    private static DiagnosticCase Overflows(string source, string part, string region) => new("ACT0031", source,
        $"{part} overflows in float32 for {region}, and the result is infinite or NaN: limit its argument with min, max or clamp, or "
            + "bound the learnables");

    private static DiagnosticCase Jumps(string source, params string[] borders) => new("ACT0032", source, string.Join(
        "\n", borders.Chunk(3).Select(b => $"'A' jumps at {b[0]}, from {b[1]} to {b[2]}: make the pieces meet, or move the breakpoint")));

    private static DiagnosticCase Kinks(string source, string at, string below, string above) =>
        new("ACT0033", source,
            $"'A' has a kink at {at}, where its slope changes from {below} to {above}: make the slopes equal for a smooth function");

    private static DiagnosticCase Flat(string source) => new("ACT0035", source,
        "The derivative of 'A' with respect to 'a' is 0 everywhere, so 'a' keeps its initial value: use it outside of conditions and "
            + "steps, or write a [Let]");

    private static DiagnosticCase Infinite(string source, string where, string what, string value) =>
        new("ACT0037", source, $"For {where} the {what} is {value}: where inputs can grow large, limit them with clamp");
}
