using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness.Reals;

namespace ActGen.Generator.Tests.Digits;

/// <summary>A result of a kernel by what it means.</summary>
/// <param name="Of">The formula as it is written.</param>
/// <param name="By">The variable in which it is differentiated; null: it is the value.</param>
internal sealed record ExactResult(Expr Of, string? By);

/// <summary>The meaning of results, with 211 digits.</summary>
internal sealed class ExactResults(IReadOnlyList<ExactResult> results)
{
    // Powers of two. After the larger one a sine of a huge number may be back where it was.
    private static readonly int[] Changes = [-26, -40];

    // Distances from a removable point, powers of two.
    private const int Near = -80;
    private const int Nearer = -120;

    // Of the digits of a value, a power of two, those that its difference quotient leaves.
    private const int Left = 560;

    /// <summary>The results at a point; NaN where a formula has no value or no limit.</summary>
    public double[] At(IReadOnlyDictionary<string, double> at)
    {
        var values = at.ToDictionary(v => v.Key, v => (BigReal)v.Value);
        return [.. results.Select(r => Limit(values, r))];
    }

    /// <summary>How much a relative change of the variables changes a result, relatively.</summary>
    public double Condition(IReadOnlyDictionary<string, double> at, int result)
    {
        var of = results[result];
        var values = at.ToDictionary(v => v.Key, v => (BigReal)v.Value);
        var value = Limit(values, of);
        return at.Keys.Where(v => at[v] != 0).Sum(v => Changes.SelectMany(c => new[] { (c, 1), (c, -1) }).Max(to =>
        {
            // Of elements that are equal, only in one direction one becomes the largest.
            var (change, side) = to;
            var moved = new Dictionary<string, BigReal>(values) { [v] = values[v] * (1 + (side * BigReal.PowerOfTwo(change))) };
            var changed = Math.ScaleB(Math.Abs((Limit(moved, of) - value) / value), -change);
            // Beside the point the function changes too fast to have a slope.
            return double.IsNaN(changed) ? double.PositiveInfinity : changed;
        }));
    }

    // At a removable point, what both sides agree on.
    private static double Limit(Dictionary<string, BigReal> values, ExactResult result)
    {
        try
        {
            return At(values, result);
        }
        catch (Exception e) when (e is ArithmeticException)
        {
            var zeros = values.Where(v => v.Value.Sign == 0 || Math.Abs((double)v.Value) == 1).Select(v => v.Key).ToList();
            foreach (var zero in zeros)
            {
                try
                {
                    var (left, right) = (At(Moved(values, zero, -1), result), At(Moved(values, zero, 1), result));
                    // A logarithm has no limit, and gets ahead slowly.
                    if (!(Math.Abs(At(Moved(values, zero, 1, Nearer), result) - right) <= 1e-6 * Math.Abs(right)))
                    {
                        return double.NaN;
                    }

                    if (left == right || Math.Abs(left - right) <= 1e-12 * Math.Max(Math.Abs(left), Math.Abs(right))
                        || Math.Max(Math.Abs(left), Math.Abs(right)) < 1e-15)
                    {
                        return Math.Abs(left) < 1e-15 ? 0 : left;
                    }
                }
                catch (Exception inner) when (inner is ArithmeticException)
                {
                }
            }

            return double.NaN;
        }
    }

    private static Dictionary<string, BigReal> Moved(Dictionary<string, BigReal> values, string of, int side, int distance = Near) =>
        new(values) { [of] = values[of] + (side * BigReal.PowerOfTwo(distance)) };

    // NaN at a kink, where the sides have slopes of their own.
    private static double At(Dictionary<string, BigReal> values, ExactResult result)
    {
        var (written, of) = result;
        if (of is null)
        {
            return (double)new BigInterpreter(values).Evaluate(written);
        }

        var slope = (double)BigInterpreter.Derivative(written, values, of);
        if (new BigInterpreter(values).Evaluate(written) is { Sign: not 0 } value && slope != 0
            && value.Magnitude - Math.ILogB(slope) > Left)
        {
            // Nothing of the difference of two such values.
            return double.NaN;
        }

        var right = (double)BigInterpreter.Derivative(written, values, of, side: 1);
        // At 0 a step of 2^-100 leaves its own size of a kink of the slope, and the root of it of a root.
        if (values[of].Sign == 0 && (Math.Abs(right) < 1e-25 || Math.Abs(right) > 1e15))
        {
            return Math.Abs(right) > 1e15 ? double.NaN : 0;
        }

        // Beside a cube root's or a square root's zero a slope grows with the number of digits of the step.
        if (Math.Abs(right) > 1e15
            && !(Math.Abs((double)BigInterpreter.Derivative(written, values, of, side: 1, digits: 80) / right) > 0.9))
        {
            return double.NaN;
        }

        return Math.Abs(slope - right) <= 1e-9 * Math.Abs(slope) || Math.Abs(right) < 1e-20 || slope == right ? slope : double.NaN;
    }
}
