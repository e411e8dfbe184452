using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// A polynomial in one quantity E, such as <c>exp(w)</c>, with the numbers of each monomial in other expressions apart. What it has of
/// factors E - 1, which cancel near E = 1, is counted separately.
/// </summary>
internal sealed class PowerSum
{
    private const double Residue = 1e-12;

    private readonly List<(Expr Monomial, double[] Factors)> _groups;

    private PowerSum(List<(Expr Monomial, double[] Factors)> groups, double shift, int ones) =>
        (_groups, Shift, Ones) = (groups, shift, ones);

    /// <summary>The power of E in front.</summary>
    public double Shift { get; }

    /// <summary>The power of E - 1.</summary>
    public int Ones { get; }

    /// <summary>The degree, without the factors E - 1.</summary>
    public int Degree => _groups[0].Factors.Length - 1;

    /// <summary>The factors that all terms have, and the divisors that any has.</summary>
    public Expr Common => _groups.Select(g => g.Monomial).Aggregate(CommonFactors);

    /// <summary>Whether it is made of numbers and E alone.</summary>
    public bool IsNumeric => _groups.Count == 1 && _groups[0].Monomial is Number;

    /// <summary>Whether it is a sum of positive terms.</summary>
    public bool IsPositive => IsNumeric && _groups[0].Factors.All(f => f >= 0);

    /// <param name="terms">Its terms: the power of E, the number and the monomial.</param>
    /// <param name="countsOnes">Whether factors E - 1 are counted.</param>
    public static PowerSum? Of(IReadOnlyList<(double Power, double Factor, Expr Monomial)> terms, bool countsOnes)
    {
        var shift = terms.Min(t => t.Power);
        var powers = terms.Select(t => t.Power - shift).ToList();
        if (powers.Any(p => Math.Abs(p - Math.Round(p)) > 1e-9 || p > 24))
        {
            return null;
        }

        var degree = (int)Math.Round(powers.Max());
        var groups = new List<(Expr Monomial, double[] Factors)>();
        foreach (var (power, factor, monomial) in terms)
        {
            var index = groups.FindIndex(g => ReferenceEquals(g.Monomial, monomial));
            if (index < 0)
            {
                index = groups.Count;
                groups.Add((monomial, new double[degree + 1]));
            }

            groups[index].Factors[(int)Math.Round(power - shift)] += factor;
        }

        var sum = new PowerSum(groups, shift, 0);
        return countsOnes ? sum.WithoutOnes() : sum;
    }

    /// <summary>Divided by a polynomial of numbers; null where there is a remainder.</summary>
    public PowerSum? DividedBy(PowerSum divisor)
    {
        if (!divisor.IsNumeric || divisor.Degree > Degree || divisor.Ones > 0)
        {
            return null;
        }

        var groups = new List<(Expr, double[])>();
        foreach (var (monomial, factors) in _groups)
        {
            if (Quotient(factors, divisor._groups[0].Factors) is not { } quotient)
            {
                return null;
            }

            groups.Add((monomial, quotient));
        }

        return new(groups, Shift - divisor.Shift, Ones);
    }

    /// <summary>Whether two have the same numbers.</summary>
    public bool IsSame(PowerSum other) => IsNumeric && other.IsNumeric && Degree == other.Degree && Ones == other.Ones
        && _groups[0].Factors.Zip(other._groups[0].Factors, (a, b) => Math.Abs(a - b) <= Residue * Math.Abs(a)).All(same => same);

    /// <summary>The factor of each power of E, from the lowest, less what all terms have in common.</summary>
    public IReadOnlyList<Expr> Coefficients(ExprPool pool)
    {
        var common = pool.Power(Common, -1);
        return Enumerable.Range(0, Degree + 1).Select(i => pool.Sum(_groups.Where(g => g.Factors[i] != 0)
            .Select(g => pool.Number(g.Factors[i]) * (g.Monomial * common)).ToList())).ToList();
    }

    private PowerSum WithoutOnes()
    {
        var (groups, ones) = (_groups, 0);
        while (groups[0].Factors.Length > 1)
        {
            var quotients = groups.Select(g => (g.Monomial, Factors: Quotient(g.Factors, new double[] { -1, 1 }))).ToList();
            if (quotients.Any(q => q.Factors is null))
            {
                break;
            }

            (groups, ones) = (quotients.Select(q => (q.Monomial, q.Factors!)).ToList(), ones + 1);
        }

        return new(groups, Shift, ones);
    }

    private static double[]? Quotient(double[] factors, double[] divisor)
    {
        var rest = factors.ToArray();
        var size = factors.Sum(Math.Abs);
        var quotient = new double[factors.Length - divisor.Length + 1];
        for (var i = quotient.Length - 1; i >= 0; i--)
        {
            quotient[i] = rest[i + divisor.Length - 1] / divisor[divisor.Length - 1];
            for (var j = 0; j < divisor.Length; j++)
            {
                rest[i + j] -= quotient[i] * divisor[j];
            }
        }

        return rest.All(r => Math.Abs(r) <= Residue * size) ? quotient.Select(q => Math.Abs(q) <= Residue * size ? 0 : q).ToArray() : null;
    }

    private static Expr CommonFactors(Expr a, Expr b)
    {
        var pool = a.Pool;
        var (left, right) = (Factors(a).ToDictionary(f => f.Base, f => f.Exponent), Factors(b).ToDictionary(f => f.Base, f => f.Exponent));
        int Of(Dictionary<Expr, int> factors, Expr @base) => factors.TryGetValue(@base, out var exponent) ? exponent : 0;
        return pool.Product(left.Keys.Union(right.Keys).Select(r => pool.Power(r, Math.Min(Of(left, r), Of(right, r)))).ToList());
    }

    private static IEnumerable<(Expr Base, int Exponent)> Factors(Expr node) => node switch
    {
        Number => Enumerable.Empty<(Expr, int)>(),
        Product => node.Children.SelectMany(Factors),
        Power power => new[] { (power.Base, power.Exponent) },
        _ => new[] { (node, 1) },
    };
}
