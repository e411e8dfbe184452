using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>
/// Formulas as people write them, at the points where float32 loses their digits, against 320 bits: as written they are wrong, and
/// after the repairs value and derivatives are right.
/// </summary>
public class DigitTests
{
    // A few roundings of a float.
    private const double Tolerance = 2e-6;

    /// <summary>A formula of x and alpha, and dangerous points: x, alpha.</summary>
    public static TheoryData<string, double[][]> Dangerous => new()
    {
        { "log(1 + exp(x))", [[100, 1], [88.9, 1], [-30, 1], [-60, 1]] },
        { "1 / (1 + exp(-x))", [[-85, 1], [20, 1], [60, 1]] },
        { "log(1 / (1 + exp(-x)))", [[-100, 1], [20, 1]] },
        { "(exp(x) - exp(-x)) / (exp(x) + exp(-x))", [[1e-4, 1], [10, 1], [40, 1]] },
        { "exp(x) - 1", [[1e-5, 1], [-1e-7, 1]] },
        { "x > 0 ? x : alpha * (exp(x) - 1)", [[-1e-5, 1.5], [-1e-3, 0.5]] },
        { "x * tanh(log(1 + exp(x)))", [[90, 1], [40, 1], [-20, 1], [-70, 1]] },
        { "x / 2 * (1 + erf(x / sqrt(2)))", [[-5, 1], [-9, 1]] },
        { "1 - tanh(x)", [[10, 1], [40, 1]] },
        { "1 + tanh(x)", [[-10, 1], [-40, 1]] },
        { "1 - sq(tanh(x))", [[10, 1], [-30, 1]] },
        { "1 + erf(x)", [[-4, 1], [-8, 1]] },
        { "exp(-sq(x))", [[8.803, 1], [-8.381, 1]] },
        { "sqrt(1 + sq(x))", [[1e20, 1], [-3e30, 1]] },
        { "x / (1 + abs(x))", [[2e7, 1], [-3e8, 1]] },
        { "(exp(alpha * x) - 1) / alpha", [[2, 1e-6], [-3, 1e-20], [0.5, -1e-4]] },
        { "log(1 + alpha * x) / alpha", [[2, 1e-6], [-3, 1e-20], [0.5, -1e-4]] },
    };

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void A_repaired_formula_keeps_the_digits_that_the_written_one_loses(string formula, double[][] points)
    {
        var formulas = new Formulas();
        var (pool, written) = (formulas.Pool, formulas.Read(formula));
        var variables = new[] { formulas.Input, (Variable)formulas.Resolve("alpha")! };
        var (stabilizer, differentiator) = (new Stabilizer(pool, default), new Differentiator(pool, KinkConvention.PyTorch));

        var value = stabilizer.Repair(written);
        var computed = stabilizer.Prepare([value, .. variables.Select(v => stabilizer.Repair(differentiator.Differentiate(value, v)))]);
        Expr[] naive = [written, .. variables.Select(v => new Differentiator(pool, KinkConvention.PyTorch).Differentiate(written, v))];
        var worstNaive = 0.0;
        foreach (var (x, alpha) in points.Select(p => ((float)p[0], (float)p[1])))
        {
            var at = new Dictionary<string, double> { ["x"] = x, ["alpha"] = alpha };
            for (var i = 0; i < naive.Length; i++)
            {
                var exact = Exact(written, i == 0 ? null : variables[i - 1].Name, at);
                var error = Error(new FloatInterpreter(at).Evaluate(computed[i]), exact);
                Assert.True(error <= Tolerance,
                    $"{(i == 0 ? "value" : "d/d" + variables[i - 1].Name)} at x = {x}, alpha = {alpha}: off by {error:g3}, {computed[i]}");
                worstNaive = Math.Max(worstNaive, Error(new FloatInterpreter(at).Evaluate(naive[i]), exact));
            }
        }

        Assert.True(worstNaive > Tolerance, $"nothing to repair: off by {worstNaive:g3}");
    }

    private static double Exact(Expr written, string? of, Dictionary<string, double> at)
    {
        var values = at.ToDictionary(v => v.Key, v => (BigReal)v.Value);
        return (double)(of is null ? new BigInterpreter(values).Evaluate(written) : BigInterpreter.Derivative(written, values, of));
    }

    // Relative, down to the smallest normal float.
    private static double Error(double computed, double exact)
    {
        var error = Math.Abs(computed - exact) / Math.Max(Math.Abs(exact), 1.2e-38);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
