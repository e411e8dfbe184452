using System.Text.RegularExpressions;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>The values, derivatives and other columns of every row of the function table, against <see cref="BigTable"/>.</summary>
public partial class FunctionValueTests
{
    public static TheoryData<string> All => new(FunctionTable.All.Where(f => f.Reduction is null).Select(f => f.Name));

    public static TheoryData<string, string> Replaced => Rows(f => [f.Abbreviates, f.Expansion]);

    [Fact]
    public void The_reference_has_the_same_functions() => Assert.Equal(
        FunctionTable.All.Where(f => f.Reduction is null).Select(f => f.Name).Order(StringComparer.Ordinal),
        BigTable.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void A_value_is_exact_to_a_double(string name)
    {
        var function = FunctionTable.Get(name);
        foreach (var point in FunctionSamples.Of(function))
        {
            Near((double)Exact(name, point), function.Value(point), 1e-14, name, point);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_derivative_is_the_slope(string name)
    {
        var function = FunctionTable.Get(name);
        for (var i = 0; i < function.Derivatives.Length; i++)
        {
            var (pool, names) = (new ExprPool(), Function.ArgumentNames.Take(function.Arity).ToList());
            var arguments = names.Select(n => (Expr)pool.Variable(n, VariableKind.Symbol)).ToList();
            var call = pool.Call(function, arguments.ToArray());
            var derivative = RuleText.Expand(pool, function.Derivatives[i], arguments, call);
            foreach (var point in FunctionSamples.Smooth(function))
            {
                var slope = BigInterpreter.Derivative(call, Named(names, point), names[i]);
                var row = new BigInterpreter(Named(names, point)).Evaluate(derivative);
                // The difference quotient has 100 bits; a row may have numbers with 53 bits in it.
                Assert.True(
                    BigReal.Agree(slope, row, 50) || BigReal.Max(BigReal.Abs(slope), BigReal.Abs(row)).Magnitude < -90,
                    $"d{name}/d{names[i]} at {string.Join(", ", point)}: slope {slope}, row {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Replaced))]
    public void What_replaces_a_function_is_the_same_function(string name, string text)
    {
        var function = FunctionTable.Get(name);
        var (pool, names) = (new ExprPool(), Function.ArgumentNames.Take(function.Arity).ToList());
        var replacement = RuleText.Expand(pool, text, names.Select(n => (Expr)pool.Variable(n, VariableKind.Symbol)).ToList());
        foreach (var point in FunctionSamples.Of(function))
        {
            var (expected, actual) = (Exact(name, point), new BigInterpreter(Named(names, point)).Evaluate(replacement));
            // A constant that is no fraction has the digits of a double.
            Assert.True(BigReal.Agree(expected, actual, RoundedConstant().IsMatch(text) ? 48 : 200),
                $"{name} at {string.Join(", ", point)}: {expected}, but {text} is {actual}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Values_stay_in_the_range(string name)
    {
        var range = FunctionTable.Get(name).Range;
        foreach (var point in FunctionSamples.Of(FunctionTable.Get(name)))
        {
            var value = Exact(name, point);
            Assert.True(
                (double.IsInfinity(range.Lower) || (range.LowerOpen ? value > range.Lower : value >= range.Lower))
                && (double.IsInfinity(range.Upper) || (range.UpperOpen ? value < range.Upper : value <= range.Upper)),
                $"{name} at {string.Join(", ", point)} is {value}, outside {range}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_monotonic_function_does_not_turn_back(string name)
    {
        var direction = FunctionTable.Get(name).Monotonicity switch { Monotonicity.Increasing => 1, Monotonicity.Decreasing => -1, _ => 0 };
        var values = FunctionSamples.Of(FunctionTable.Get(name)).OrderBy(p => p[0]).Select(p => Exact(name, p)).ToList();
        Assert.All(values.Zip(values.Skip(1)),
            pair => Assert.True(pair.Second.CompareTo(pair.First) * direction >= 0, $"{pair.First} then {pair.Second}"));
    }

    [Theory]
    [InlineData("log", 0, -1)]
    [InlineData("log2", 0, -1)]
    [InlineData("log1p", -1, -2)]
    [InlineData("sqrt", 0, -1e-9)]
    [InlineData("asin", 1, 1.0001)]
    [InlineData("acos", -1, -1.0001)]
    [InlineData("acosh", 1, 0.9999)]
    [InlineData("atanh", 1, 1.0001)]
    public void A_domain_ends_at_its_edge(string name, double edge, double outside)
    {
        var function = FunctionTable.Get(name);
        Assert.NotNull(function.Domain);
        Assert.Contains(edge, new[] { function.Domain.Lower, function.Domain.Upper });
        Assert.Equal(function.Domain.Open, !double.IsFinite(function.Value([edge])));
        Assert.True(double.IsNaN(function.Value([outside])));
    }

    [Fact]
    public void Functions_without_a_domain_are_defined_everywhere() => Assert.All(
        FunctionTable.All.Where(f => f.Domain is null && f.Arity == 1 && f.Reduction is null && !f.IsInternal && f.Name != "tan"),
        f => Assert.All(new[] { -1e4, -2.0, -1, 0, 1, 2, 1e4 }, u => Assert.False(double.IsNaN(f.Value([u])), $"{f.Name}({u})")));

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_comes_of_nothing(string name)
    {
        var function = FunctionTable.Get(name);
        for (var i = 0; i < function.Arity; i++)
        {
            // The further arguments of the log1p quotients only repeat the first; that of heaviside is the value at 0 alone, that of
            // slow paths a number of their place.
            var arguments = Enumerable.Range(0, function.Arity).Select(k => k == i ? double.NaN : 0.5).ToArray();
            Assert.True(double.IsNaN(function.Value(arguments))
                || (i > 0 && (name.EndsWith("log1prel", StringComparison.Ordinal) || name is "heaviside" or "indouble" or "inextended")),
                $"argument {i}");
        }
    }

    [GeneratedRegex(@"\d\.\d{12}")]
    private static partial Regex RoundedConstant();

    private static TheoryData<string, string> Rows(Func<Function, string?[]> texts)
    {
        var data = new TheoryData<string, string>();
        foreach (var function in FunctionTable.All.Where(f => f.Reduction is null))
        {
            // What whole rows are made of is tested where they are run.
            foreach (var text in texts(function).OfType<string>().Where(t => !t.Contains("row", StringComparison.Ordinal)))
            {
                data.Add(function.Name, text);
            }
        }

        return data;
    }

    private static BigReal Exact(string name, double[] point) => BigTable.Evaluate(name, point.Select(p => (BigReal)p).ToArray());

    private static Dictionary<string, BigReal> Named(List<string> names, double[] point) =>
        names.Zip(point).ToDictionary(p => p.First, p => (BigReal)p.Second, StringComparer.Ordinal);

    private static void Near(double expected, double actual, double tolerance, string name, double[] point) => Assert.True(
        Math.Abs(actual - expected) <= (tolerance * Math.Abs(expected)) + 1e-300,
        $"{name} at {string.Join(", ", point)}: {expected:R}, but the row gives {actual:R}");
}
