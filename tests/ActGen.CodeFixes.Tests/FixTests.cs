namespace ActGen.CodeFixes.Tests;

public class FixTests
{
    private const string Struct = " partial struct A;";

    public static TheoryData<FixCase> Partial =>
    [
        new("AddPartial", "[Activation(\"x\")] struct A;", "[Activation(\"x\")] partial struct A;"),
        new("AddPartial", "[Activation(\"x\")]\npublic readonly struct A { }", "[Activation(\"x\")]\npublic readonly partial struct A { }"),
        new("AddPartial", "[Activation(\"x\")] record A;", "[Activation(\"x\")] partial record A;"),
        new("AddPartial", "[Activation(\"x\")] readonly record struct A;", "[Activation(\"x\")] readonly partial record struct A;"),
        new("AddPartial", "[Activation(\"x\")] sealed /* c */ class A { }", "[Activation(\"x\")] sealed /* c */ partial class A { }"),
        new("AddPartial", "class Outer { partial class Middle { [Activation(\"x\")] struct A; } }", "partial class Outer { partial class Middle { [Activation(\"x\")] partial struct A; } }"),
        new("AddPartial",
            "namespace N;\n\npublic static class Activations\n{\n    [Activation(\"x\")]\n    [Obsolete] // c\n    public readonly struct A;\n}\n",
            "namespace N;\n\npublic static partial class Activations\n{\n    [Activation(\"x\")]\n    [Obsolete] // c\n    public readonly partial struct A;\n}\n"),
        new("AddPartial", "interface I { record R { [Mix(typeof(B))] struct A; } } [Activation(\"x\")] partial struct B;", "partial interface I { partial record R { [Mix(typeof(B))] partial struct A; } } [Activation(\"x\")] partial struct B;"),
        new("AddPartial", "[Activation(\"x\")]\ninternal sealed\n    class A\n{\n}", "[Activation(\"x\")]\ninternal sealed\n    partial class A\n{\n}"),
        new("AddPartial", "[Activation(\"\"\"\n    x\n      + 1\n    \"\"\"), Let(\"v\", \"2\")]\nstruct A { struct Inner; }", "[Activation(\"\"\"\n    x\n      + 1\n    \"\"\"), Let(\"v\", \"2\")]\npartial struct A { struct Inner; }"),
    ];

    public static TheoryData<FixCase> Caret =>
    [
        new("ACT0008", "[Activation(\"x ^ 2\")]" + Struct, "[Activation(\"sq(x)\")]" + Struct),
        new("ACT0008", "[Activation(\"1 + x^2*3\")]" + Struct, "[Activation(\"1 + sq(x)*3\")]" + Struct),
        new("ACT0008", "[Activation(\"-x ^ 3 / 2\")]" + Struct, "[Activation(\"-pow(x, 3) / 2\")]" + Struct),
        new("ACT0008", "[Activation(\"2 - (x + 1) ^ (1 + 2)\")]" + Struct, "[Activation(\"2 - pow((x + 1), (1 + 2))\")]" + Struct),
        new("ACT0008", "[Activation(\"exp(x) ^ 2 > 4 ? 1 : x\")]" + Struct, "[Activation(\"sq(exp(x)) > 4 ? 1 : x\")]" + Struct),
        new("ACT0008", "[Activation(@\"x + abs(x)  ^  5\")]" + Struct, "[Activation(@\"x + pow(abs(x), 5)\")]" + Struct),
        new("ACT0008", "[Activation(\"\\u0078 \\x5E 2 + 1\")]" + Struct, "[Activation(\"sq(x) + 1\")]" + Struct),
        new("ACT0008", "[Activation(\"\"\"x ^ 2\"\"\")]" + Struct, "[Activation(\"\"\"sq(x)\"\"\")]" + Struct),
        new("ACT0008", "[Activation(\"\"\"\n    1 +\n      (x\n        + 1) ^ 4\n    - x\n    \"\"\")]\n" + Struct, "[Activation(\"\"\"\n    1 +\n      pow((x\n        + 1), 4)\n    - x\n    \"\"\")]\n" + Struct),
        new("ACT0008", "[Activation(\"1 + \" + \"x ^ 3\" + @\" * 2\")]" + Struct, "[Activation(\"1 + \" + \"pow(x, 3)\" + @\" * 2\")]" + Struct),
        new("ACT0008", "[Activation(\"(x + \" + \"1) ^ 3\")]" + Struct, "[Activation(\"pow((x + \" + \"1), 3)\")]" + Struct),
        new("ACT0008", "[Activation] [Piece(\"x ^ 2 > 1\", \"x\")] [Piece(\"otherwise\", \"0\")]" + Struct, "[Activation] [Piece(\"sq(x) > 1\", \"x\")] [Piece(\"otherwise\", \"0\")]" + Struct),
        new("ACT0008", "[Activation] [Piece(formula: \"x ^ 3\", when: \"x > 1\")] [Piece(\"otherwise\", \"0\")]" + Struct, "[Activation] [Piece(formula: \"pow(x, 3)\", when: \"x > 1\")] [Piece(\"otherwise\", \"0\")]" + Struct),
        new("ACT0008", "[Activation(new[] { \"x\", \"x ^ 2\" })]" + Struct, "[Activation(new[] { \"x\", \"sq(x)\" })]" + Struct),
        new("ACT0008", "[Activation([\"x\", \"x ^ 3\"])]" + Struct, "[Activation([\"x\", \"pow(x, 3)\"])]" + Struct),
        new("ACT0008", "[Activation(formulas: \"x ^ 2\")]" + Struct, "[Activation(formulas: \"sq(x)\")]" + Struct),
        new("ACT0008", "[Activation(@\"1 +\r\n    x ^ 3\")]" + Struct, "[Activation(@\"1 +\r\n    pow(x, 3)\")]" + Struct),
        new("ACT0008", "[Activation(\"\"\"\r\n    1 +\r\n\r\n    exp(x) ^ 3\r\n      - x\r\n    \"\"\")]\r\n" + Struct, "[Activation(\"\"\"\r\n    1 +\r\n\r\n    pow(exp(x), 3)\r\n      - x\r\n    \"\"\")]\r\n" + Struct),
        new("ACT0008", "[Activation(\"v\"), Let(\"v\", \"exp(-x ^ 2)\")]" + Struct, "[Activation(\"v\"), Let(\"v\", \"exp(-sq(x))\")]" + Struct),
        new("ACT0008", "[Activation(\"a[1] ^ 2 * x\")] [Learnable(\"a\", 1, Count = 2)]" + Struct, "[Activation(\"sq(a[1]) * x\")] [Learnable(\"a\", 1, Count = 2)]" + Struct),
        new("ACT0008", "[Activation(\"x ^ 2 + 2 ^ x - tanh(x ^ 3) * (x ^ 2 + 1) ^ 4\")]" + Struct, "[Activation(\"sq(x) + pow(2, x) - tanh(pow(x, 3)) * pow((sq(x) + 1), 4)\")]" + Struct),
        new("ACT0008", "[Activation(\"2 + max(x, 1) ^ -2\")]" + Struct, "[Activation(\"2 + pow(max(x, 1), -2)\")]" + Struct),
        new("ACT0008", "[Activation(\"(x > 0 ? x : 1) ^ alpha * 2\")] [Learnable(\"alpha\", 1)]" + Struct, "[Activation(\"pow((x > 0 ? x : 1), alpha) * 2\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("ACT0008", "[Activation(\"e^x - e ^ -x\")]" + Struct, "[Activation(\"exp(x) - exp(-x)\")]" + Struct),
        new("ACT0008", "[Activation(\"1/(1+e^(-x))\")]" + Struct, "[Activation(\"1/(1+exp(-x))\")]" + Struct),
        new("ACT0008", "[Activation(\"1 - sin^2(x) + cos^3(2 * x)\")]" + Struct, "[Activation(\"1 - sq(sin(x)) + pow(cos(2 * x), 3)\")]" + Struct),
        new("ACT0008", "[Activation(\"step(x)\")] [Derivative(\"x\", \"exp(-x ^ 2)\")]" + Struct, "[Activation(\"step(x)\")] [Derivative(\"x\", \"exp(-sq(x))\")]" + Struct),
    ];

    public static TheoryData<FixCase> Spelling =>
    [
        new("Respell", "[Activation(\"x * alhpa\")] [Learnable(\"alpha\", 1)]" + Struct, "[Activation(\"x * alpha\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"tahn(x) + 1\")]" + Struct, "[Activation(\"tanh(x) + 1\")]" + Struct),
        new("Respell", "[Activation(\"x + al\\u0068pa\")] [Learnable(\"alpha\", 1)]" + Struct, "[Activation(\"x + alpha\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"Reelu(x)\")]" + Struct + " [Activation(\"relu(x)\")] partial struct Relu;", "[Activation(\"Relu(x)\")]" + Struct + " [Activation(\"relu(x)\")] partial struct Relu;"),
        new("Respell", "[Activation(\"1 + x.sigmoid()\")]" + Struct, "[Activation(\"1 + sigmoid(x)\")]" + Struct),
        new("Respell", "[Activation(\"2 * x ** 3\")]" + Struct, "[Activation(\"2 * pow(x, 3)\")]" + Struct),
        new("Respell", "[Activation(\"1 - F.softmax(x, dim=-1)\")]" + Struct, "[Activation(\"1 - (exp(x) / rowsum(exp(x)))\")]" + Struct),
        new("Respell", "[Activation(\"1 + x % 2\")]" + Struct, "[Activation(\"1 + (x - 2 * floor(x / 2))\")]" + Struct),
        new("Respell", "[Activation(\"0 < x < 1 ? x : 0\")]" + Struct, "[Activation(\"0 < x && x < 1 ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"-1 <= x < 1 < 2 ? x : 0\")]" + Struct, "[Activation(\"-1 <= x && x < 1 && 1 < 2 ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"~(x > 0) ? x : 0\")]" + Struct, "[Activation(\"!(x > 0) ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"(x > 0) & (x < 1) ? x : 0\")]" + Struct, "[Activation(\"(x > 0) && (x < 1) ? x : 0\")]" + Struct),
        new("Respell", "[Activation(\"1 + clamp(x, exp(1), 1)\")]" + Struct, "[Activation(\"1 + clamp(x, 1, exp(1))\")]" + Struct),
        new("Respell", "[Activation(\"nn.ReLU()(x)\")]" + Struct, "[Activation(\"relu(x)\")]" + Struct),
        new("Respell", "[Activation(\"max(x, 0,5)\")]" + Struct, "[Activation(\"max(x, 0.5)\")]" + Struct),
        new("Respell", "[Activation(\"fmod(x, 2)\")]" + Struct, "[Activation(\"x - 2 * sign(x / 2) * floor(abs(x / 2))\")]" + Struct),
        new("Respell", "[Activation(\"x\")] [Derivative(\"X\", \"1\")]" + Struct, "[Activation(\"x\")] [Derivative(\"x\", \"1\")]" + Struct),
        new("Respell", "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(\" A [1]\", \"x\")]" + Struct, "[Activation(\"x * a[0] * a[1]\")] [Learnable(\"a\", 1, Count = 2)] [Derivative(\" a [1]\", \"x\")]" + Struct),
        new("Respell", "namespace N;\npartial class O\n{\n    [Activation(\"\"\"\n        x\n          + tahn(x)\n        \"\"\")]\n    internal" + Struct + "\n}", "namespace N;\npartial class O\n{\n    [Activation(\"\"\"\n        x\n          + tanh(x)\n        \"\"\")]\n    internal" + Struct + "\n}"),
        new("Respell", "[Activation] [Piece(\"alhpa > x\", \"x\"), Piece(\"otherwise\", @\"2 * x\"), Learnable(\"alpha\", 1)]" + Struct, "[Activation] [Piece(\"alpha > x\", \"x\"), Piece(\"otherwise\", @\"2 * x\"), Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"gate * x\")] [Let(\"gate\", @\"sigmoyd(\n  x)\")]" + Struct, "[Activation(\"gate * x\")] [Let(\"gate\", @\"sigmoid(\n  x)\")]" + Struct),
    ];

    public static TheoryData<FixCase> Learnable =>
    [
        new("DeclareLearnable", "[Activation(\"x * beta\")]" + Struct, "[Activation(\"x * beta\")] [Learnable(\"beta\", 0.0)]" + Struct),
        new("DeclareLearnable", "    [Activation(\"x * beta\")] // c\r\n    public" + Struct, "    [Activation(\"x * beta\")] // c\r\n    [Learnable(\"beta\", 0.0)]\r\n    public" + Struct),
        new("DeclareLearnable", "[ActGen.Activation(\"x * beta\")]\n[ActGen.Let(\"pre\", \"2\")]\npublic" + Struct, "[ActGen.Activation(\"x * beta\")]\n[ActGen.Let(\"pre\", \"2\")]\n[ActGen.Learnable(\"beta\", 0.0)]\npublic" + Struct),
        new("DeclareLearnable", "[Activation(\"v\"), Let(\"v\", \"x * beta\")]" + Struct, "[Activation(\"v\"), Let(\"v\", \"x * beta\")] [Learnable(\"beta\", 0.0)]" + Struct),
        new("DeclareLearnable", "[Activation(\"\"\"\n    x\n      * beta\n    \"\"\")]\npublic" + Struct, "[Activation(\"\"\"\n    x\n      * beta\n    \"\"\")]\n[Learnable(\"beta\", 0.0)]\npublic" + Struct),
        new("DeclareLearnable", "namespace N;\npartial class O\n{\n\t[Obsolete]\n\t[global::ActGen.Activation(\"x * beta\")]\n\tinternal" + Struct + "\n}", "namespace N;\npartial class O\n{\n\t[Obsolete]\n\t[global::ActGen.Activation(\"x * beta\")]\n\t[global::ActGen.Learnable(\"beta\", 0.0)]\n\tinternal" + Struct + "\n}"),
        new("DeclareLearnable", "/* c */ [type: ActivationAttribute(@\"x *\n beta\")] /* d */ public" + Struct, "/* c */ [type: ActivationAttribute(@\"x *\n beta\")] [Learnable(\"beta\", 0.0)] /* d */ public" + Struct),
        new("DeclareLearnable", "#if true\n[Activation(\"x * beta\")]\n#endif\npublic" + Struct, "#if true\n[Activation(\"x * beta\")]\n[Learnable(\"beta\", 0.0)]\n#endif\npublic" + Struct),
        new("DeclareLearnable", "[Activation(\n    \"x\",\n    \"x * beta\")]\npublic" + Struct + "\n[Let(\"k\", \"2\")]\npartial struct A { }", "[Activation(\n    \"x\",\n    \"x * beta\")]\n[Learnable(\"beta\", 0.0)]\npublic" + Struct + "\n[Let(\"k\", \"2\")]\npartial struct A { }"),
        new("DeclareLearnable", "using L = ActGen;\n[L.Activation(\"x\"), L::Let(\"k\", \"beta\")]" + Struct, "using L = ActGen;\n[L.Activation(\"x\"), L::Let(\"k\", \"beta\")] [L::Learnable(\"beta\", 0.0)]" + Struct),
    ];

    public static TheoryData<FixCase> Domain =>
    [
        new("Clamp", "[Activation(\"log(x)\")]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp)]" + Struct),
        new("Extend", "[Activation(\"log(x)\")]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Extend)]" + Struct),
        new("Extend", "[ActGen.Activation(\"log(x)\", Kinks = KinkConvention.Left)]" + Struct, "[ActGen.Activation(\"log(x)\", Kinks = KinkConvention.Left, Domain = ActGen.DomainPolicy.Extend)]" + Struct),
        new("Clamp", "[Activation(\"log(x)\", Domain = DomainPolicy.Propagate, DomainMargin = 0.2)]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp, DomainMargin = 0.2)]" + Struct),
        new("Extend", "[Activation]\n[Piece(\"x > 1\", \"x\")]\n[Piece(\"otherwise\", \"log(x)\")]\n" + Struct, "[Activation(Domain = DomainPolicy.Extend)]\n[Piece(\"x > 1\", \"x\")]\n[Piece(\"otherwise\", \"log(x)\")]\n" + Struct),
        new("Extend", "[Activation(), Piece(\"x > 1\", \"x\"), Piece(\"otherwise\", \"log(x)\")]" + Struct, "[Activation(Domain = DomainPolicy.Extend), Piece(\"x > 1\", \"x\"), Piece(\"otherwise\", \"log(x)\")]" + Struct),
        new("Clamp", "namespace N;\npartial class O\n{\n    [Obsolete, Activation(\n        \"log(x)\", // c\n        \"x\" // d\n        )]\n    internal" + Struct + "\n}", "namespace N;\npartial class O\n{\n    [Obsolete, Activation(\n        \"log(x)\", // c\n        \"x\", Domain = DomainPolicy.Clamp // d\n        )]\n    internal" + Struct + "\n}"),
        new("Extend", "[Activation(\"\"\"\n    x\n      / (1 + sin(x))\n    \"\"\")]\n" + Struct, "[Activation(\"\"\"\n    x\n      / (1 + sin(x))\n    \"\"\", Domain = DomainPolicy.Extend)]\n" + Struct),
        new("Extend", "[global::ActGen.ActivationAttribute(new[] { \"log(x)\" })]" + Struct, "[global::ActGen.ActivationAttribute(new[] { \"log(x)\" }, Domain = global::ActGen.DomainPolicy.Extend)]" + Struct),
        new("Clamp", "[Activation(\"v\")] [Let(\"v\", @\"sqrt(\n x)\")]" + Struct, "[Activation(\"v\", Domain = DomainPolicy.Clamp)] [Let(\"v\", @\"sqrt(\n x)\")]" + Struct),
    ];

    [Theory]
    [MemberData(nameof(Partial))]
    [MemberData(nameof(Caret))]
    [MemberData(nameof(Spelling))]
    [MemberData(nameof(Learnable))]
    [MemberData(nameof(Domain))]
    public async Task A_fix_changes_what_is_wrong_and_nothing_else(FixCase fix)
    {
        using var session = new EditorSession(fix.Before);
        Assert.Equal(fix.After, await session.FixedAsync(fix.Key));
        Assert.NotEmpty(EditorSession.Errors(fix.Before));
        Assert.Empty(EditorSession.Errors(fix.After));
    }

    [Fact]
    public async Task Light_bulbs_say_what_they_do()
    {
        const string Source = """
            [Activation("x ^ 2")] partial struct A;
            [Activation("x ^ 3")] partial struct B;
            [Activation("x * alhpa")] [Learnable("alpha", 1)] partial struct C;
            [Activation("x")] struct D;
            [Activation("log(x)")] partial struct E;
            """;
        using var session = new EditorSession(Source);
        Assert.Equal(
            [
                ("ACT0008", "Write sq(...) in place of ^"),
                ("ACT0008", "Write pow(...) in place of ^"),
                ("Respell", "Change it to 'alpha'"),
                ("DeclareLearnable", "Declare 'alhpa' as a [Learnable]"),
                ("AddPartial", "Declare it partial"),
                ("Extend", "Extend by the tangent line outside of the domain (DomainPolicy.Extend)"),
                ("Clamp", "Hold the argument inside the domain (DomainPolicy.Clamp)"),
            ],
            await session.OfferedAsync());
    }

    [Theory]
    [InlineData("[Activation(C.Text)] partial struct A; class C { public const string Text = \"x ^ 2\"; }")]
    [InlineData("[Activation(C.Text + \" ^ 2\")] partial struct A; class C { public const string Text = \"x\"; }")]
    [InlineData("[Activation(\"x \" + \"^ 2\")] partial struct A;")]
    [InlineData("[Activation($\"x ^ 2\")] partial struct A;")]
    [InlineData("[Activation(\"x + tanh\")] partial struct A;")]
    [InlineData("[Activation(\"x + dy\")] partial struct A;")]
    [InlineData("[Activation(\"zzz(x)\")] partial struct A;")]
    [InlineData("[Mix(typeof(B))] partial struct A; [Activation(\"x\")] partial struct B;")]
    [InlineData("[Activation(\"x\")] partial struct A<T>;")]
    public async Task Nothing_is_offered_where_the_characters_cannot_be_told_or_no_fix_helps(string source)
    {
        using var session = new EditorSession(source);
        Assert.Empty(await session.OfferedAsync());
    }

    [Fact]
    public async Task A_policy_is_not_offered_where_the_attribute_stands_in_another_file()
    {
        using var session = new EditorSession("[Piece(\"x > 1\", \"x\")] [Piece(\"otherwise\", \"log(x)\")] partial struct A;", "[Activation] partial struct A;");
        Assert.Empty(await session.OfferedAsync());
    }

    [Theory]
    [InlineData(
        "AddPartial",
        "class O { [Activation(\"x\")] struct A; [Activation(\"x\")] struct B; } class P { [Activation(\"x\")] partial struct C; }",
        "partial class O { [Activation(\"x\")] partial struct A; [Activation(\"x\")] partial struct B; } partial class P { [Activation(\"x\")] partial struct C; }")]
    [InlineData(
        "ACT0008",
        "[Activation(\"x ^ 2\")] partial struct A; [Activation(\"x ^ 3\")] partial struct B; [Activation(\"x * beta\")] partial struct C;",
        "[Activation(\"sq(x)\")] partial struct A; [Activation(\"pow(x, 3)\")] partial struct B; [Activation(\"x * beta\")] partial struct C;")]
    [InlineData(
        "Respell",
        "[Activation(\"tahn(x)\")] partial struct A; [Activation(\"sgin(x)\")] partial struct B; [Activation(\"x ^ 2\")] partial struct C;",
        "[Activation(\"tanh(x)\")] partial struct A; [Activation(\"sign(x)\")] partial struct B; [Activation(\"x ^ 2\")] partial struct C;")]
    [InlineData(
        "DeclareLearnable",
        "[Activation] [Piece(\"x > 0\", \"beta * x\")] [Piece(\"otherwise\", \"gamma + beta\")] partial struct A;",
        "[Activation] [Piece(\"x > 0\", \"beta * x\")] [Piece(\"otherwise\", \"gamma + beta\")] [Learnable(\"beta\", 0.0)] [Learnable(\"gamma\", 0.0)] partial struct A;")]
    [InlineData(
        "Extend",
        "[Activation(\"log(x) + sqrt(x)\")] partial struct A; [Activation(\"log(x)\")] partial struct B;",
        "[Activation(\"log(x) + sqrt(x)\", Domain = DomainPolicy.Extend)] partial struct A; [Activation(\"log(x)\", Domain = DomainPolicy.Extend)] partial struct B;")]
    public async Task All_of_a_kind_are_fixed_at_once(string key, string before, string after)
    {
        using var session = new EditorSession(before);
        Assert.Equal(after, await session.AllFixedAsync(key));
    }

    private const string Document = """"
        namespace Net.Layers;

        public static class Gates
        {
            /// <summary>Two carets, in a raw literal of several lines.</summary>
            [Activation("""
                exp(-x ^ 2)
                  * scale
                """)]
            [Obsolete]
            public readonly struct Bump;

            [Activation(@"x *
                         sigmiod(x)", "x / (1 + abs(x)) ^ 2"), Learnable("unit", 1)]
            public readonly struct Pair { public readonly struct Inner; }

            [Activation(Kinks = KinkConvention.Left)]
            [Piece("x > -1", "log(x) * unit"), Learnable("unit", 2)]
            [Piece("otherwise", "x")] public readonly partial struct Log;
        }
        """";

    private const string AllPartial = "static class|static partial class\nreadonly struct Bump|readonly partial struct Bump\nreadonly struct Pair|readonly partial struct Pair";

    private static string Changed(string text, string changes) =>
        changes.Split('\n').Select(c => c.Split('|'))
            .Aggregate(text, (current, change) => current.Replace(change[0], change[1], StringComparison.Ordinal));

    [Theory]
    [InlineData("AddPartial", AllPartial)]
    [InlineData("ACT0008", "exp(-x ^ 2)|exp(-sq(x))\n(1 + abs(x)) ^ 2|sq((1 + abs(x)))")]
    [InlineData("Respell", "sigmiod|sigmoid")]
    [InlineData("Extend", "Kinks = KinkConvention.Left)|Kinks = KinkConvention.Left, Domain = DomainPolicy.Extend)")]
    public async Task All_of_a_kind_are_fixed_in_a_document_as_people_write_them(string key, string changes)
    {
        // Formulas are read once the type is partial.
        var before = key == "AddPartial" ? Document : Changed(Document, AllPartial);
        using var session = new EditorSession(before);
        Assert.NotEqual(before, Changed(before, changes));
        Assert.Equal(Changed(before, changes), await session.AllFixedAsync(key));
    }

    [Fact]
    public async Task One_fix_after_the_other_leaves_no_error()
    {
        var text = Document;
        foreach (var key in new[] { "AddPartial", "ACT0008", "DeclareLearnable", "Respell", "Extend" })
        {
            using var session = new EditorSession(text);
            text = await session.AllFixedAsync(key);
        }

        Assert.Contains("    [Obsolete]\n    [Learnable(\"scale\", 0.0)]\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        // What is obsolete is nobody's business here; the learnable that nothing uses is.
        Assert.Equal(["ACT0010"], EditorSession.Errors(text).Distinct());
    }

    [Fact]
    public void Every_fix_is_exported() => Assert.Equal(
        EditorSession.Fixes.Select(f => f.GetType().Name).Order(),
        typeof(MistakeFix).Assembly.GetTypes()
            .Where(t => t.GetCustomAttributes(typeof(Microsoft.CodeAnalysis.CodeFixes.ExportCodeFixProviderAttribute), false).Length == 1)
                .Select(t => t.Name).Order());

    [Fact]
    public void The_fixes_need_no_assembly_that_an_editor_may_have_in_another_version() => Assert.DoesNotContain(
        typeof(MistakeFix).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("System.Composition", StringComparison.Ordinal)
            || a.Name == "ActGen.Generator");
}
