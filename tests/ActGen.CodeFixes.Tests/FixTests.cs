namespace ActGen.CodeFixes.Tests;

public class FixTests
{
    [Theory]
    [MemberData(nameof(FixCases.Partial), MemberType = typeof(FixCases))]
    [MemberData(nameof(FixCases.PowerOperator), MemberType = typeof(FixCases))]
    [MemberData(nameof(FixCases.Spelling), MemberType = typeof(FixCases))]
    [MemberData(nameof(FixCases.Learnable), MemberType = typeof(FixCases))]
    [MemberData(nameof(FixCases.Domain), MemberType = typeof(FixCases))]
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
                ("Clamp", "Clamp the argument to the domain (DomainPolicy.Clamp)"),
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
        using var session = new EditorSession("[Piece(\"x > 1\", \"x\")] [Piece(\"otherwise\", \"log(x)\")] partial struct A;",
            "[Activation] partial struct A;");
        Assert.Empty(await session.OfferedAsync());
    }

    [Theory]
    [InlineData(
        "AddPartial",
        "class O { [Activation(\"x\")] struct A; [Activation(\"x\")] struct B; } class P { [Activation(\"x\")] partial struct C; }",
        "partial class O { [Activation(\"x\")] partial struct A; [Activation(\"x\")] partial struct B; } partial class P { "
            + "[Activation(\"x\")] partial struct C; }")]
    [InlineData(
        "ACT0008",
        "[Activation(\"x ^ 2\")] partial struct A; [Activation(\"x ^ 3\")] partial struct B; [Activation(\"x * beta\")] partial struct C;",
        "[Activation(\"sq(x)\")] partial struct A; [Activation(\"pow(x, 3)\")] partial struct B; [Activation(\"x * beta\")] partial "
            + "struct C;")]
    [InlineData(
        "Respell",
        "[Activation(\"tahn(x)\")] partial struct A; [Activation(\"sgin(x)\")] partial struct B; [Activation(\"x ^ 2\")] partial struct C;",
        "[Activation(\"tanh(x)\")] partial struct A; [Activation(\"sign(x)\")] partial struct B; [Activation(\"x ^ 2\")] partial struct "
            + "C;")]
    [InlineData(
        "DeclareLearnable",
        "[Activation] [Piece(\"x > 0\", \"beta * x\")] [Piece(\"otherwise\", \"gamma + beta\")] partial struct A;",
        "[Activation] [Piece(\"x > 0\", \"beta * x\")] [Piece(\"otherwise\", \"gamma + beta\")] [Learnable(\"beta\", 0.0)] "
            + "[Learnable(\"gamma\", 0.0)] partial struct A;")]
    [InlineData(
        "Extend",
        "[Activation(\"log(x) + sqrt(x)\")] partial struct A; [Activation(\"log(x)\")] partial struct B;",
        "[Activation(\"log(x) + sqrt(x)\", Domain = DomainPolicy.Extend)] partial struct A; [Activation(\"log(x)\", Domain = "
            + "DomainPolicy.Extend)] partial struct B;")]
    public async Task All_of_a_kind_are_fixed_at_once(string key, string before, string after)
    {
        using var session = new EditorSession(before);
        Assert.Equal(after, await session.AllFixedAsync(key));
    }

    private const string Document = """"
        namespace Net.Layers;

        public static class Gates
        {
            /// <summary>Two operators, in a raw literal of several lines.</summary>
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

    private const string AllPartial = "static class|static partial class\nreadonly struct Bump|readonly partial struct Bump\nreadonly "
        + "struct Pair|readonly partial struct Pair";

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
