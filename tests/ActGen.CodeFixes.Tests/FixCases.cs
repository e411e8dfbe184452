namespace ActGen.CodeFixes.Tests;

/// <summary>Declarations before and after each fix.</summary>
public static class FixCases
{
    private const string Struct = " partial struct A;";

    public static TheoryData<FixCase> Partial =>
    [
        new("AddPartial", "[Activation(\"x\")] struct A;", "[Activation(\"x\")] partial struct A;"),
        new("AddPartial", "[Activation(\"x\")]\npublic readonly struct A { }", "[Activation(\"x\")]\npublic readonly partial struct A { }"),
        new("AddPartial", "[Activation(\"x\")] record A;", "[Activation(\"x\")] partial record A;"),
        new("AddPartial", "[Activation(\"x\")] readonly record struct A;", "[Activation(\"x\")] readonly partial record struct A;"),
        new("AddPartial", "[Activation(\"x\")] sealed /* c */ class A { }", "[Activation(\"x\")] sealed /* c */ partial class A { }"),
        new("AddPartial", "class Outer { partial class Middle { [Activation(\"x\")] struct A; } }",
            "partial class Outer { partial class Middle { [Activation(\"x\")] partial struct A; } }"),
        new("AddPartial",
            "namespace N;\n\npublic static class Activations\n{\n    [Activation(\"x\")]\n    [Obsolete] // c\n    public readonly struct "
                + "A;\n}\n",
            "namespace N;\n\npublic static partial class Activations\n{\n    [Activation(\"x\")]\n    [Obsolete] // c\n    public "
                + "readonly partial struct A;\n}\n"),
        new("AddPartial", "interface I { record R { [Mix(typeof(B))] struct A; } } [Activation(\"x\")] partial struct B;",
            "partial interface I { partial record R { [Mix(typeof(B))] partial struct A; } } [Activation(\"x\")] partial struct B;"),
        new("AddPartial", "[Activation(\"x\")]\ninternal sealed\n    class A\n{\n}",
            "[Activation(\"x\")]\ninternal sealed\n    partial class A\n{\n}"),
        new("AddPartial", "[Activation(\"\"\"\n    x\n      + 1\n    \"\"\"), Let(\"v\", \"2\")]\nstruct A { struct Inner; }",
            "[Activation(\"\"\"\n    x\n      + 1\n    \"\"\"), Let(\"v\", \"2\")]\npartial struct A { struct Inner; }"),
    ];

    public static TheoryData<FixCase> PowerOperator =>
    [
        new("ACT0008", "[Activation(\"x ^ 2\")]" + Struct, "[Activation(\"sq(x)\")]" + Struct),
        new("ACT0008", "[Activation(\"1 + x^2*3\")]" + Struct, "[Activation(\"1 + sq(x)*3\")]" + Struct),
        new("ACT0008", "[Activation(\"-x ^ 3 / 2\")]" + Struct, "[Activation(\"-pow(x, 3) / 2\")]" + Struct),
        new("ACT0008", "[Activation(\"2 - (x + 1) ^ (1 + 2)\")]" + Struct, "[Activation(\"2 - pow((x + 1), (1 + 2))\")]" + Struct),
        new("ACT0008", "[Activation(\"exp(x) ^ 2 > 4 ? 1 : x\")]" + Struct, "[Activation(\"sq(exp(x)) > 4 ? 1 : x\")]" + Struct),
        new("ACT0008", "[Activation(@\"x + abs(x)  ^  5\")]" + Struct, "[Activation(@\"x + pow(abs(x), 5)\")]" + Struct),
        new("ACT0008", "[Activation(\"\\u0078 \\x5E 2 + 1\")]" + Struct, "[Activation(\"sq(x) + 1\")]" + Struct),
        new("ACT0008", "[Activation(\"\"\"x ^ 2\"\"\")]" + Struct, "[Activation(\"\"\"sq(x)\"\"\")]" + Struct),
        new("ACT0008", "[Activation(\"\"\"\n    1 +\n      (x\n        + 1) ^ 4\n    - x\n    \"\"\")]\n" + Struct,
            "[Activation(\"\"\"\n    1 +\n      pow((x\n        + 1), 4)\n    - x\n    \"\"\")]\n" + Struct),
        new("ACT0008", "[Activation(\"1 + \" + \"x ^ 3\" + @\" * 2\")]" + Struct,
            "[Activation(\"1 + \" + \"pow(x, 3)\" + @\" * 2\")]" + Struct),
        new("ACT0008", "[Activation(\"(x + \" + \"1) ^ 3\")]" + Struct, "[Activation(\"pow((x + \" + \"1), 3)\")]" + Struct),
        new("ACT0008", "[Activation] [Piece(\"x ^ 2 > 1\", \"x\")] [Piece(\"otherwise\", \"0\")]" + Struct,
            "[Activation] [Piece(\"sq(x) > 1\", \"x\")] [Piece(\"otherwise\", \"0\")]" + Struct),
        new("ACT0008", "[Activation] [Piece(formula: \"x ^ 3\", when: \"x > 1\")] [Piece(\"otherwise\", \"0\")]" + Struct,
            "[Activation] [Piece(formula: \"pow(x, 3)\", when: \"x > 1\")] [Piece(\"otherwise\", \"0\")]" + Struct),
        new("ACT0008", "[Activation(new[] { \"x\", \"x ^ 2\" })]" + Struct, "[Activation(new[] { \"x\", \"sq(x)\" })]" + Struct),
        new("ACT0008", "[Activation([\"x\", \"x ^ 3\"])]" + Struct, "[Activation([\"x\", \"pow(x, 3)\"])]" + Struct),
        new("ACT0008", "[Activation(formulas: \"x ^ 2\")]" + Struct, "[Activation(formulas: \"sq(x)\")]" + Struct),
        new("ACT0008", "[Activation(@\"1 +\r\n    x ^ 3\")]" + Struct, "[Activation(@\"1 +\r\n    pow(x, 3)\")]" + Struct),
        new("ACT0008", "[Activation(\"\"\"\r\n    1 +\r\n\r\n    exp(x) ^ 3\r\n      - x\r\n    \"\"\")]\r\n" + Struct,
            "[Activation(\"\"\"\r\n    1 +\r\n\r\n    pow(exp(x), 3)\r\n      - x\r\n    \"\"\")]\r\n" + Struct),
        new("ACT0008", "[Activation(\"v\"), Let(\"v\", \"exp(-x ^ 2)\")]" + Struct,
            "[Activation(\"v\"), Let(\"v\", \"exp(-sq(x))\")]" + Struct),
        new("ACT0008", "[Activation(\"a[1] ^ 2 * x\")] [Learnable(\"a\", 1, Count = 2)]" + Struct,
            "[Activation(\"sq(a[1]) * x\")] [Learnable(\"a\", 1, Count = 2)]" + Struct),
        new("ACT0008", "[Activation(\"x ^ 2 + 2 ^ x - tanh(x ^ 3) * (x ^ 2 + 1) ^ 4\")]" + Struct,
            "[Activation(\"sq(x) + pow(2, x) - tanh(pow(x, 3)) * pow((sq(x) + 1), 4)\")]" + Struct),
        new("ACT0008", "[Activation(\"2 + max(x, 1) ^ -2\")]" + Struct, "[Activation(\"2 + pow(max(x, 1), -2)\")]" + Struct),
        new("ACT0008", "[Activation(\"(x > 0 ? x : 1) ^ alpha * 2\")] [Learnable(\"alpha\", 1)]" + Struct,
            "[Activation(\"pow((x > 0 ? x : 1), alpha) * 2\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("ACT0008", "[Activation(\"e^x - e ^ -x\")]" + Struct, "[Activation(\"exp(x) - exp(-x)\")]" + Struct),
        new("ACT0008", "[Activation(\"1/(1+e^(-x))\")]" + Struct, "[Activation(\"1/(1+exp(-x))\")]" + Struct),
        new("ACT0008", "[Activation(\"1 - sin^2(x) + cos^3(2 * x)\")]" + Struct,
            "[Activation(\"1 - sq(sin(x)) + pow(cos(2 * x), 3)\")]" + Struct),
        new("ACT0008", "[Activation(\"step(x)\")] [Derivative(\"x\", \"exp(-x ^ 2)\")]" + Struct,
            "[Activation(\"step(x)\")] [Derivative(\"x\", \"exp(-sq(x))\")]" + Struct),
    ];

    public static TheoryData<FixCase> Spelling =>
    [
        new("Respell", "[Activation(\"x * alhpa\")] [Learnable(\"alpha\", 1)]" + Struct,
            "[Activation(\"x * alpha\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"tahn(x) + 1\")]" + Struct, "[Activation(\"tanh(x) + 1\")]" + Struct),
        new("Respell", "[Activation(\"x + al\\u0068pa\")] [Learnable(\"alpha\", 1)]" + Struct,
            "[Activation(\"x + alpha\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"Reelu(x)\")]" + Struct + " [Activation(\"relu(x)\")] partial struct Relu;",
            "[Activation(\"Relu(x)\")]" + Struct + " [Activation(\"relu(x)\")] partial struct Relu;"),
        new("Respell", "[Activation(\"1 + x.sigmoid()\")]" + Struct, "[Activation(\"1 + sigmoid(x)\")]" + Struct),
        new("Respell", "[Activation(\"2 * x ** 3\")]" + Struct, "[Activation(\"2 * pow(x, 3)\")]" + Struct),
        new("Respell", "[Activation(\"1 + x % 2\")]" + Struct, "[Activation(\"1 + (x - 2 * floor(x / 2))\")]" + Struct),
        new("Respell", "[Activation(\"0 < x < 1 ? x : 0\")]" + Struct, "[Activation(\"0 < x && x < 1 ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"-1 <= x < 1 < 2 ? x : 0\")]" + Struct,
            "[Activation(\"-1 <= x && x < 1 && 1 < 2 ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"~(x > 0) ? x : 0\")]" + Struct, "[Activation(\"!(x > 0) ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"(x > 0) & (x < 1) ? x : 0\")]" + Struct, "[Activation(\"(x > 0) && (x < 1) ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"1 + clamp(x, exp(1), 1)\")]" + Struct, "[Activation(\"1 + clamp(x, 1, exp(1))\")]" + Struct),
        new("Respell", "[Activation(\"nn.ReLU()(x)\")]" + Struct, "[Activation(\"relu(x)\")]" + Struct),
        new("Respell", "[Activation(\"max(x, 0,5)\")]" + Struct, "[Activation(\"max(x, 0.5)\")]" + Struct),
        new("Respell", "[Activation(\"fmod(x, 2)\")]" + Struct, "[Activation(\"x - 2 * sign(x / 2) * floor(abs(x / 2))\")]" + Struct),
        new("Respell", "[Activation(\"1 - F.softmax(x, dim=-1)\")]" + Struct, "[Activation(\"1 - (exp(x) / rowsum(exp(x)))\")]" + Struct),
        new("Respell", "[Activation(\"x\")] [Derivative(\"X\", \"1\")]" + Struct,
            "[Activation(\"x\")] [Derivative(\"x\", \"1\")]" + Struct),
        new("Respell", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(\" A [1]\", \"x\")]" + Struct,
            "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(\" a [1]\", \"x\")]" + Struct),
        new("Respell", "namespace N;\npartial class O\n{\n    [Activation(\"\"\"\n        x\n          + tahn(x)\n        \"\"\")]\n    "
            + "internal" + Struct + "\n}",
            "namespace N;\npartial class O\n{\n    [Activation(\"\"\"\n        x\n          + tanh(x)\n        \"\"\")]\n    internal"
            + Struct + "\n}"),
        new("Respell", "[Activation] [Piece(\"alhpa > x\", \"x\"), Piece(\"otherwise\", @\"2 * x\"), Learnable(\"alpha\", 1)]" + Struct,
            "[Activation] [Piece(\"alpha > x\", \"x\"), Piece(\"otherwise\", @\"2 * x\"), Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"gate * x\")] [Let(\"gate\", @\"sigmoyd(\n  x)\")]" + Struct,
            "[Activation(\"gate * x\")] [Let(\"gate\", @\"sigmoid(\n  x)\")]" + Struct),
    ];

    public static TheoryData<FixCase> Learnable =>
    [
        new("DeclareLearnable", "[Activation(\"x * beta\")]" + Struct, "[Activation(\"x * beta\")] [Learnable(\"beta\", 0.0)]" + Struct),
        new("DeclareLearnable", "    [Activation(\"x * beta\")] // c\r\n    public" + Struct,
            "    [Activation(\"x * beta\")] // c\r\n    [Learnable(\"beta\", 0.0)]\r\n    public" + Struct),
        new("DeclareLearnable", "[ActGen.Activation(\"x * beta\")]\n[ActGen.Let(\"pre\", \"2\")]\npublic" + Struct,
            "[ActGen.Activation(\"x * beta\")]\n[ActGen.Let(\"pre\", \"2\")]\n[ActGen.Learnable(\"beta\", 0.0)]\npublic" + Struct),
        new("DeclareLearnable", "[Activation(\"v\"), Let(\"v\", \"x * beta\")]" + Struct,
            "[Activation(\"v\"), Let(\"v\", \"x * beta\")] [Learnable(\"beta\", 0.0)]" + Struct),
        new("DeclareLearnable", "[Activation(\"\"\"\n    x\n      * beta\n    \"\"\")]\npublic" + Struct,
            "[Activation(\"\"\"\n    x\n      * beta\n    \"\"\")]\n[Learnable(\"beta\", 0.0)]\npublic" + Struct),
        new("DeclareLearnable", "namespace N;\npartial class O\n{\n\t[Obsolete]\n\t[global::ActGen.Activation(\"x * beta\")]\n\tinternal"
            + Struct + "\n}", "namespace N;\npartial class O\n{\n\t[Obsolete]\n\t[global::ActGen.Activation(\"x * "
            + "beta\")]\n\t[global::ActGen.Learnable(\"beta\", 0.0)]\n\tinternal" + Struct + "\n}"),
        new("DeclareLearnable", "/* c */ [type: ActivationAttribute(@\"x *\n beta\")] /* d */ public" + Struct,
            "/* c */ [type: ActivationAttribute(@\"x *\n beta\")] [Learnable(\"beta\", 0.0)] /* d */ public" + Struct),
        new("DeclareLearnable", "#if true\n[Activation(\"x * beta\")]\n#endif\npublic" + Struct,
            "#if true\n[Activation(\"x * beta\")]\n[Learnable(\"beta\", 0.0)]\n#endif\npublic" + Struct),
        new("DeclareLearnable", "[Activation(\n    \"x\",\n    \"x * beta\")]\npublic" + Struct
            + "\n[Let(\"k\", \"2\")]\npartial struct A { }",
            "[Activation(\n    \"x\",\n    \"x * beta\")]\n[Learnable(\"beta\", 0.0)]\npublic" + Struct
            + "\n[Let(\"k\", \"2\")]\npartial struct A { }"),
        new("DeclareLearnable", "using L = ActGen;\n[L.Activation(\"x\"), L::Let(\"k\", \"beta\")]" + Struct,
            "using L = ActGen;\n[L.Activation(\"x\"), L::Let(\"k\", \"beta\")] [L::Learnable(\"beta\", 0.0)]" + Struct),
    ];

    public static TheoryData<FixCase> Domain =>
    [
        new("Clamp", "[Activation(\"log(x)\")]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp)]" + Struct),
        new("Extend", "[Activation(\"log(x)\")]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Extend)]" + Struct),
        new("Extend", "[ActGen.Activation(\"log(x)\", Kinks = KinkConvention.Left)]" + Struct,
            "[ActGen.Activation(\"log(x)\", Kinks = KinkConvention.Left, Domain = ActGen.DomainPolicy.Extend)]" + Struct),
        new("Clamp", "[Activation(\"log(x)\", Domain = DomainPolicy.Propagate, DomainMargin = 0.2)]" + Struct,
            "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp, DomainMargin = 0.2)]" + Struct),
        new("Extend", "[Activation]\n[Piece(\"x > 1\", \"x\")]\n[Piece(\"otherwise\", \"log(x)\")]\n" + Struct,
            "[Activation(Domain = DomainPolicy.Extend)]\n[Piece(\"x > 1\", \"x\")]\n[Piece(\"otherwise\", \"log(x)\")]\n" + Struct),
        new("Extend", "[Activation(), Piece(\"x > 1\", \"x\"), Piece(\"otherwise\", \"log(x)\")]" + Struct,
            "[Activation(Domain = DomainPolicy.Extend), Piece(\"x > 1\", \"x\"), Piece(\"otherwise\", \"log(x)\")]" + Struct),
        new("Clamp", "namespace N;\npartial class O\n{\n    [Obsolete, Activation(\n        \"log(x)\", // c\n        \"x\" // d\n        "
            + ")]\n    internal" + Struct + "\n}",
            "namespace N;\npartial class O\n{\n    [Obsolete, Activation(\n        \"log(x)\", // c\n        \"x\", Domain = "
            + "DomainPolicy.Clamp // d\n        )]\n    internal" + Struct + "\n}"),
        new("Extend", "[Activation(\"\"\"\n    x\n      / (1 + sin(x))\n    \"\"\")]\n" + Struct,
            "[Activation(\"\"\"\n    x\n      / (1 + sin(x))\n    \"\"\", Domain = DomainPolicy.Extend)]\n" + Struct),
        new("Extend", "[global::ActGen.ActivationAttribute(new[] { \"log(x)\" })]" + Struct,
            "[global::ActGen.ActivationAttribute(new[] { \"log(x)\" }, Domain = global::ActGen.DomainPolicy.Extend)]" + Struct),
        new("Clamp", "[Activation(\"v\")] [Let(\"v\", @\"sqrt(\n x)\")]" + Struct,
            "[Activation(\"v\", Domain = DomainPolicy.Clamp)] [Let(\"v\", @\"sqrt(\n x)\")]" + Struct),
    ];
}
