using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The advice in the place of a function known from elsewhere is a formula, and the right one.</summary>
public class FamiliarCallTests
{
    public static TheoryData<string, int> All
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (name, arity) in FamiliarCalls.All)
            {
                rows.Add(name, arity);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_told_compiles(string name, int arity)
    {
        var isChoice = name is "where" or "select" or "ifelse" or "if_else" or "iif" or "cond" or "if_then_else" or "piecewise" or "ifs";
        var isCondition = name.Replace("logical_", "", StringComparison.Ordinal) is "not" or "and" or "or" or "xor";
        string[] arguments = isCondition ? ["x > a", "x < 1"]
            : [isChoice ? "x > a" : "x + 1", "x", arity == 5 ? "x > 0" : "2 * x", "1", "2"];
        foreach (var isPart in new[] { false, true })
        {
            var text = FamiliarCalls.Written(name, [.. arguments.Take(arity)], isPart || isCondition)! + (isCondition ? " ? 1 : x" : "");
            text = isCondition && isPart ? $"({text})" : text;
            var run = GuardedRun.Of(
                $"[Activation(\"{(isPart ? $"3 * {text}" : text)}\", Domain = DomainPolicy.Clamp)] "
                + "[Learnable(\"a\", 1)] partial struct A;");
            Assert.True(run.Errors.Count == 0, $"{text}: {string.Join("\n", run.Diagnostics)}");
        }
    }

    // A table on a uniform grid, told as a sum of hats.
    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void What_is_told_for_a_look_up_compiles(int count)
    {
        var advice = FamiliarNames.Lacking("lookup")!;
        var formula = advice[advice.IndexOf("sum(", StringComparison.Ordinal)..].Replace("15", $"{count - 1}", StringComparison.Ordinal);
        var run = GuardedRun.Of($"[Activation(\"{formula}\")] [Let(\"width\", \"0.25\")] "
            + $"[Learnable(\"height\", 0, Count = {count}, Per = Per.Layer)] partial struct A;");
        Assert.True(run.Errors.Count == 0, string.Join("\n", run.Diagnostics));
    }

    [Theory]
    [InlineData("silu(x)", 1.3, 1.021585477955)]
    [InlineData("gelu(x)", 1.3, 1.174159370039)]
    [InlineData("mish(x)", 1.3, 1.185976571528)]
    [InlineData("elu(x)", -1.3, -0.727468206966)]
    [InlineData("selu(x)", -1.3, -1.278961375154)]
    [InlineData("hardswish(x)", 1.3, 0.931666666667)]
    [InlineData("squareplus(x)", 1.3, 1.842686044188)]
    [InlineData("ceil(x)", 1.3, 2)]
    [InlineData("trunc(x)", -1.3, -1)]
    [InlineData("mod(x, 1)", -1.3, 0.7)]
    [InlineData("logit(x)", 0.3, -0.847297860387)]
    [InlineData("exp2(x)", 1.3, 2.462288826690)]
    [InlineData("rsqrt(x)", 1.3, 0.877058019307)]
    [InlineData("normcdf(x)", 1.3, 0.903199515414)]
    [InlineData("lerp(1, 3, x)", 0.25, 1.5)]
    [InlineData("nthroot(x, 3)", -8, -2)]
    [InlineData("nthroot(x, 5)", -32, -2)]
    [InlineData("nthroot(x, 2)", 9, 3)]
    [InlineData("root(x, 4)", 16, 2)]
    [InlineData("fmod(x, 2)", -3.5, -1.5)]
    [InlineData("rem(x, 2)", 3.5, 1.5)]
    [InlineData("piecewise(x > 0, x, 0)", 1.3, 1.3)]
    public void What_is_told_is_the_function(string call, double x, double expected)
    {
        var open = call.IndexOf('(', StringComparison.Ordinal);
        var arguments = call[(open + 1)..^1].Split(", ");
        var formula = Formulas.Of(FamiliarCalls.Written(call[..open], arguments, isPart: false)!);
        Assert.Equal(expected, formula.At(("x", x)), 1e-9);
    }

    [Theory]
    [InlineData("x", true)]
    [InlineData("1.5", true)]
    [InlineData("exp(x + 1)", true)]
    [InlineData("(x + 1)", true)]
    [InlineData("a[i + 1]", true)]
    [InlineData("(x) + (1)", false)]
    [InlineData("-x", false)]
    [InlineData("x > 0", false)]
    public void An_operand_needs_no_parentheses(string text, bool expected) => Assert.Equal(expected, FamiliarCalls.IsOperand(text));
}
