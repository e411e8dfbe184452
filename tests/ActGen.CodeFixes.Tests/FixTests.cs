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
    ];

    public static TheoryData<FixCase> Spelling =>
    [
        new("Respell", "[Activation(\"x * alhpa\")] [Learnable(\"alpha\", 1)]" + Struct, "[Activation(\"x * alpha\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"tahn(x) + 1\")]" + Struct, "[Activation(\"tanh(x) + 1\")]" + Struct),
        new("Respell", "[Activation(\"x + al\\u0068pa\")] [Learnable(\"alpha\", 1)]" + Struct, "[Activation(\"x + alpha\")] [Learnable(\"alpha\", 1)]" + Struct),
        new("Respell", "[Activation(\"Reelu(x)\")]" + Struct + " [Activation(\"relu(x)\")] partial struct Relu;", "[Activation(\"Relu(x)\")]" + Struct + " [Activation(\"relu(x)\")] partial struct Relu;"),
        new("Respell", "[Activation(\"x\")] [Derivative(\"X\", \"1\")]" + Struct, "[Activation(\"x\")] [Derivative(\"x\", \"1\")]" + Struct),
    ];

    public static TheoryData<FixCase> Learnable =>
    [
        new("DeclareLearnable", "[Activation(\"x * beta\")]" + Struct, "[Activation(\"x * beta\")] [Learnable(\"beta\", 0.0)]" + Struct),
        new("DeclareLearnable", "    [Activation(\"x * beta\")] // c\r\n    public" + Struct, "    [Activation(\"x * beta\")] // c\r\n    [Learnable(\"beta\", 0.0)]\r\n    public" + Struct),
        new("DeclareLearnable", "[ActGen.Activation(\"x * beta\")]\n[ActGen.Let(\"pre\", \"2\")]\npublic" + Struct, "[ActGen.Activation(\"x * beta\")]\n[ActGen.Let(\"pre\", \"2\")]\n[ActGen.Learnable(\"beta\", 0.0)]\npublic" + Struct),
        new("DeclareLearnable", "[Activation(\"v\"), Let(\"v\", \"x * beta\")]" + Struct, "[Activation(\"v\"), Let(\"v\", \"x * beta\")] [Learnable(\"beta\", 0.0)]" + Struct),
    ];

    public static TheoryData<FixCase> Domain =>
    [
        new("Clamp", "[Activation(\"log(x)\")]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp)]" + Struct),
        new("Extend", "[Activation(\"log(x)\")]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Extend)]" + Struct),
        new("Extend", "[ActGen.Activation(\"log(x)\", Kinks = KinkConvention.Left)]" + Struct, "[ActGen.Activation(\"log(x)\", Kinks = KinkConvention.Left, Domain = ActGen.DomainPolicy.Extend)]" + Struct),
        new("Clamp", "[Activation(\"log(x)\", Domain = DomainPolicy.Propagate, DomainMargin = 0.2)]" + Struct, "[Activation(\"log(x)\", Domain = DomainPolicy.Clamp, DomainMargin = 0.2)]" + Struct),
        new("Extend", "[Activation]\n[Piece(\"x > 1\", \"x\")]\n[Piece(\"otherwise\", \"log(x)\")]\n" + Struct, "[Activation(Domain = DomainPolicy.Extend)]\n[Piece(\"x > 1\", \"x\")]\n[Piece(\"otherwise\", \"log(x)\")]\n" + Struct),
        new("Extend", "[Activation(), Piece(\"x > 1\", \"x\"), Piece(\"otherwise\", \"log(x)\")]" + Struct, "[Activation(Domain = DomainPolicy.Extend), Piece(\"x > 1\", \"x\"), Piece(\"otherwise\", \"log(x)\")]" + Struct),
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

    [Fact]
    public void Every_fix_is_exported() => Assert.Equal(
        EditorSession.Fixes.Select(f => f.GetType().Name).Order(),
        typeof(MistakeFix).Assembly.GetTypes()
            .Where(t => t.GetCustomAttributes(typeof(Microsoft.CodeAnalysis.CodeFixes.ExportCodeFixProviderAttribute), false).Length == 1).Select(t => t.Name).Order());

    [Fact]
    public void The_fixes_need_no_assembly_that_an_editor_may_have_in_another_version() => Assert.DoesNotContain(
        typeof(MistakeFix).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("System.Composition", StringComparison.Ordinal) || a.Name == "ActGen.Generator");
}
