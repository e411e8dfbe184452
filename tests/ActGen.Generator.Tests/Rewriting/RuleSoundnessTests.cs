using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Generator.Tests.Rewriting;

/// <summary>Every rule by itself: both sides are the same function, and the rule applies where its left side stands.</summary>
public class RuleSoundnessTests
{
    private const int Samples = 120;

    public static TheoryData<string> Names => RuleTables.Names;

    public static TheoryData<string> OfElements => RuleTables.OfElements;

    public static TheoryData<string> OfRows => RuleTables.OfRows;

    [Fact]
    public void Names_are_unique() => Assert.Equal(RuleTables.All.Count, RuleTables.All.Select(r => r.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(OfElements))]
    public void Both_sides_are_the_same_function(string name)
    {
        var (rule, pool) = (RuleTables.Get(name), new ExprPool());
        var wildcards = RuleTables.Wildcards(rule);
        var variables = wildcards.ToDictionary(w => w, w => (Expr)pool.Variable(w, VariableKind.Symbol), StringComparer.Ordinal);
        // A rule for a written constant is for the real number that its double stands for: the sides agree to a double's digits,
        // less those that the condition of a tail takes.
        var bits = 80;
        if (RuleTables.Constant(rule) is { } constant)
        {
            variables["c"] = pool.Number(constant);
            bits = 40;
        }

        RuleTables.AsAsked(rule, variables);
        var pattern = RuleText.Instantiate(pool, rule.Pattern, variables);
        var replacement = RuleText.Instantiate(pool, rule.Replacement, variables);
        var random = new Random(1000 + name.Length);
        var compared = 0;
        for (var i = 0; i < Samples; i++)
        {
            var values = wildcards.ToDictionary(w => w, _ => (BigReal)Draw(random), StringComparer.Ordinal);
            if (TryEvaluate(pattern, values) is { } left)
            {
                var right = new BigInterpreter(values).Evaluate(replacement);
                // 320 bits, less what the left side loses.
                Assert.True(
                    BigReal.Agree(left, right, bits),
                    $"{rule} at {string.Join(", ", values.Select(v => $"{v.Key} = {v.Value}"))}: left {left}, right {right}");
                compared++;
            }
        }

        // Outside the domain of the left side there is nothing to compare: half of the samples at most.
        Assert.True(compared >= Samples / 3, $"only {compared} of {Samples} samples are in the domain");
    }

    [Theory]
    [MemberData(nameof(OfRows))]
    public void Both_sides_are_the_same_function_of_a_row(string name)
    {
        var (rule, pool) = (RuleTables.Get(name), new ExprPool());
        var variables = RuleTables.Wildcards(rule)
            .ToDictionary(w => w, w => (Expr)pool.Variable(w, VariableKind.Input), StringComparer.Ordinal);
        var pattern = RuleText.Instantiate(pool, rule.Pattern, variables);
        var replacement = RuleText.Instantiate(pool, rule.Replacement, variables);
        var random = new Random(1000 + name.Length);
        var compared = 0;
        for (var length = 1; length < 40; length++)
        {
            var columns = Enumerable.Range(0, length).Select(_ => (IReadOnlyDictionary<string, double>)RuleTables.Wildcards(rule)
                .ToDictionary(w => w, _ => Draw(random), StringComparer.Ordinal)).ToList();
            var (left, right) =
                (new ReductionInterpreter(columns).Evaluate(pattern), new ReductionInterpreter(columns).Evaluate(replacement));
            Assert.All(left.Zip(right).Where(p => !double.IsNaN(p.First)),
                p => Assert.Equal(p.First, p.Second, 1e-12 * Math.Max(1, Math.Abs(p.First))));
            compared += left.Count(l => !double.IsNaN(l));
        }

        // Outside the domain of the left side there is nothing to compare.
        Assert.True(compared >= 60, $"only {compared} samples are in the domain");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_applies_where_its_left_side_stands(string name)
    {
        var (rule, pool) = (RuleTables.Get(name), new ExprPool());
        var variables = RuleTables.Variables(pool, rule);
        var rewriter = new Rewriter(pool, new RuleTable([rule]), default);
        var result = rewriter.Rewrite(RuleText.Instantiate(pool, rule.Pattern, variables));
        Assert.Equal(RuleText.Instantiate(pool, rule.Replacement, variables).ToString(), result.ToString());
        Assert.Equal([rule], rewriter.Applied);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_applies_inside_a_longer_formula(string name)
    {
        var (rule, pool) = (RuleTables.Get(name), new ExprPool());
        var variables = RuleTables.Variables(pool, rule);
        var other = pool.Call("atan", pool.Variable("other", VariableKind.Input));
        Expr Within(Expr part) => rule.PatternTree is Sum
            ? pool.Call("cosh", pool.Sum(other, part))
            : pool.Call("cosh", pool.Product(other, part));
        var rewriter = new Rewriter(pool, new RuleTable([rule]), default);
        var result = rewriter.Rewrite(Within(RuleText.Instantiate(pool, rule.Pattern, variables)));
        Assert.Same(Within(RuleText.Instantiate(pool, rule.Replacement, variables)), result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_is_left_alone(string name)
    {
        var (rule, pool) = (RuleTables.Get(name), new ExprPool());
        var result = RuleText.Instantiate(pool, rule.Replacement, RuleTables.Variables(pool, rule));
        var rewriter = new Rewriter(pool, new RuleTable([rule]), default);
        Assert.Same(result, rewriter.Rewrite(result));
    }

    private static BigReal? TryEvaluate(Expr node, Dictionary<string, BigReal> values)
    {
        try
        {
            return new BigInterpreter(values).Evaluate(node);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    // Numbers of all sizes; the large ones are where left sides in floats overflow.
    private static double Draw(Random random) => (random.Next(2) == 0 ? -1 : 1) * random.Next(4) switch
    {
        0 => Math.Pow(10, -6 * random.NextDouble()),
        1 => 12 * random.NextDouble(),
        _ => 3 * random.NextDouble(),
    };
}
