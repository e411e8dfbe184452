using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Domains;

/// <summary>Ranges hold every value, and are as narrow as the analysis of domains needs.</summary>
public class IntervalTests
{
    private const double Inf = double.PositiveInfinity;

    public static TheoryData<string> Functions => [.. FunctionTable.All.Where(f => f.Abbreviates is null).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_value_of_a_function_is_in_its_range(string name)
    {
        var function = FunctionTable.Get(name);
        var random = new Random(name.Length);
        var pool = new ExprPool();
        var arguments = Function.ArgumentNames.Take(function.Arity).Select(n => pool.Variable(n, VariableKind.Input)).ToArray();
        var samples = FunctionSamples.Of(function);
        for (var i = 0; i < 400; i++)
        {
            // A range from one sample to another, the ends left out where no sample is taken there.
            var (a, b, at) = (samples[random.Next(samples.Count)], samples[random.Next(samples.Count)], random.NextDouble());
            var bounds = arguments.Select((v, k) => (Key: (Expr)v, Range: new Interval(Math.Min(a[k], b[k]), Math.Max(a[k], b[k]))))
                .ToDictionary(p => p.Key, p => p.Range);
            var range = new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel()).Of(pool.Call(function, arguments));
            foreach (var point in new[] { a, b, [.. a.Zip(b, (u, v) => u + (at * (v - u)))] })
            {
                AssertHolds(range, function.Value(point), $"{name}({string.Join(", ", point)})");
            }
        }
    }

    [Fact]
    public void Every_value_of_a_formula_is_in_its_range()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var pool = new ExprPool();
            var formulas = new RandomFormulas(pool, seed);
            var formula = pool.Power(formulas.Number(4), (seed % 7) - 3) * formulas.Number(3);
            var corners = new[] { formulas.Point(), formulas.Point() };
            var bounds = RandomFormulas.Names.ToDictionary(
                n => (Expr)pool.Variable(n, n == "x" ? VariableKind.Input : VariableKind.Learnable),
                n => new Interval(corners.Min(c => c[n]), corners.Max(c => c[n])));
            var range = new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel()).Of(formula);
            for (var i = 0; i <= 8; i++)
            {
                var point = RandomFormulas.Names.ToDictionary(n => n, n => corners[0][n] + (i / 8.0 * (corners[1][n] - corners[0][n])));
                AssertHolds(range, new Interpreter(point).Evaluate(formula), $"seed {seed}, {formula}");
            }
        }
    }

    [Theory]
    [InlineData("x - rowmax(x)")]
    [InlineData("2 * rowmax(3 * x) - 5 * x + rowmean(x)")]
    [InlineData("rowsum(exp(x - rowmax(x)) * abs(x))")]
    [InlineData("rowmax(sin(x) * (x - rowmax(x)) + cos(rowmax(x)))")]
    [InlineData("rowmean(pow(x, 4)) - pow(rowmean(x), 4)")]
    [InlineData("rowmean(cosh(x)) - cosh(rowmean(x)) + rowmean(relu(x)) - relu(rowmean(x))")]
    [InlineData("x > 0 ? rowsum(abs(x)) - x : rowmax(x) - x")]
    [InlineData("x > 1 ? rowsum(x) - x : 0")]
    [InlineData("log(rowsum(exp(x - rowmax(x)))) * (1 - exp(x) / rowsum(exp(x)))")]
    [InlineData("alpha * exp(x) / rowsum(exp(x)) - rowmean(tanh(x - rowmax(x)))")]
    public void Every_value_of_a_formula_of_rows_is_in_its_range(string formula)
    {
        var formulas = new Formulas();
        var tree = formulas.Read(formula);
        var random = new Random(formula.Length);
        for (var i = 0; i < 200; i++)
        {
            var ends = new[] { random.NextDouble(), random.NextDouble() }.Select(r => (8 * r) - 4).Order().ToArray();
            double Inside() => ends[0] + (random.NextDouble() * (ends[1] - ends[0]));
            var alpha = Inside();
            var row = Enumerable.Range(0, 1 + (i % 4))
                .Select(_ => (IReadOnlyDictionary<string, double>)new Dictionary<string, double> { ["x"] = Inside(), ["alpha"] = alpha })
                .ToList();
            var bounds = new[] { formulas.Input, formulas.Resolve("alpha")! }.ToDictionary(v => v, _ => new Interval(ends[0], ends[1]));
            var range = new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel()).Of(tree);
            Assert.All(new ReductionInterpreter(row).Evaluate(tree),
                value => AssertHolds(range, value, $"{formula} in {string.Join(", ", row.Select(c => c["x"]))}"));
        }
    }

    [Theory]
    [InlineData("1 / x", 1, 4, 0.25, 1)]
    [InlineData("1 / x", 0, 4, -Inf, Inf)]
    [InlineData("1 / (1 + x)", 0, Inf, 0, 1)]
    [InlineData("x * x", -2, 1, 0, 4)]
    [InlineData("pow(x, -2)", 2, 4, 0.0625, 0.25)]
    [InlineData("pow(x, 0.5)", -1, 4, 0, 2)]
    [InlineData("pow(x, -0.5)", 0, 4, 0.5, Inf)]
    [InlineData("pow(abs(x), alpha)", -1, 1, 0, Inf)]
    [InlineData("-3 * x + x * x", -1, 2, -6, 7)]
    [InlineData("cosh(x)", -1, 0, 1, 1.5430806348152437)]
    [InlineData("sqrt(1 + x * x)", -Inf, Inf, 1, Inf)]
    [InlineData("rowsum(x)", 1, 2, 1, Inf)]
    [InlineData("rowsum(x)", -2, -1, -Inf, -1)]
    [InlineData("rowsum(x)", -1, 1, -Inf, Inf)]
    [InlineData("rowmean(x) - rowmax(2 * x)", -1, 2, -5, 4)]
    [InlineData("x > 0 ? rowmax(x) : 0", -1, 2, -1, 2)]
    [InlineData("x - rowmax(x)", -Inf, Inf, -Inf, 0)]
    [InlineData("1 + 3 * rowmax(2 * x + 1) - 6 * x", -Inf, Inf, 4, Inf)]
    [InlineData("x + rowmax(-x)", -1, 2, 0, 3)]
    [InlineData("rowmean(x) - rowmax(x)", -Inf, Inf, -Inf, 0)]
    [InlineData("exp(x - rowmax(x))", -Inf, Inf, 0, 1)]
    [InlineData("rowsum(exp(x - rowmax(x)))", -Inf, Inf, 1, Inf)]
    [InlineData("rowsum(exp(2 * x + 1 - rowmax(2 * x)))", -Inf, Inf, 2.718281828459045, Inf)]
    [InlineData("rowmax(tanh(x) - sigmoid(rowmax(x) - x))", -Inf, Inf, -1.5, 0.5)]
    [InlineData("rowmean(sq(x)) - sq(rowmean(x))", -Inf, Inf, 0, Inf)]
    [InlineData("sqrt(rowmean(sq(x)) - sq(rowmean(x)) + 0.25)", -Inf, Inf, 0.5, Inf)]
    [InlineData("rowmean(exp(x)) - exp(rowmean(x))", -Inf, Inf, 0, Inf)]
    [InlineData("rowsum(sq(x)) - sq(x)", -Inf, Inf, 0, Inf)]
    [InlineData("2 - 4 * exp(x) / rowsum(exp(x))", -Inf, Inf, -2, 2)]
    [InlineData("(1 + abs(x)) / rowmax(1 + abs(x))", -Inf, Inf, 0, 1)]
    [InlineData("x > 2 ? x : 5 - x", 0, 3, 2, 5)]
    [InlineData("exp(x) - exp(x + 1)", -Inf, Inf, -Inf, Inf)]
    [InlineData("exp(1000) * x - exp(2000)", -1, 1, -Inf, Inf)]
    public void A_range_is_as_narrow_as_its_parts_tell(string formula, double low, double high, double least, double most)
    {
        var formulas = new Formulas();
        var tree = formulas.Read(formula);
        var bounds = new Dictionary<Expr, Interval> { [formulas.Input] = new(low, high) };
        var range = new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel()).Of(tree);
        Assert.Equal((least, most), (range.Lower, range.Upper));
    }

    private static void AssertHolds(Interval range, double value, string what)
    {
        // The ends are rounded like the values.
        var slack = 1e-12 * Math.Abs(value);
        Assert.True(double.IsNaN(value) || (value >= range.Lower - slack && value <= range.Upper + slack),
            $"{what} = {value:R} is not in {range}");
    }
}
