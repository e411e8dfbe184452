using ActGen.Activations.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ActGen.Activations.Tests.Catalogue;

/// <summary>The typed scalar members against the closed forms, on every point: grid, every exponent, specials, tails.</summary>
public class AccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(CatalogueTable.Names), MemberType = typeof(CatalogueTable))]
    public void Value_and_derivatives_are_those_of_the_closed_form(string name)
    {
        var row = CatalogueTable.Row(name);
        var worst = new Worst[row.Derivatives.Length + 1];
        var dp = new float[row.Derivatives.Length - 1];
        foreach (var p in row.Parameters)
        {
            var exactly = Array.ConvertAll(p, v => (double)v);
            foreach (var x in ReferenceEquals(p, row.Parameters[0]) ? Points.All : Points.Third)
            {
                Compare(row.Value, row.Evaluate(x, p), x, exactly, ref worst[0]);
                Compare(row.Derivatives[0], row.Gradient(x, p, dp), x, exactly, ref worst[1]);
                for (var i = 0; i < dp.Length; i++)
                {
                    Compare(row.Derivatives[i + 1], dp[i], x, exactly, ref worst[i + 2]);
                }
            }
        }

        Formula[] formulas = [row.Value, .. row.Derivatives];
        foreach (var (formula, found) in formulas.Zip(worst))
        {
            output.WriteLine($"{name} {formula.Of}: {found.Ulps:G3} ulp of {formula.Ulps}, {found}");
        }

        var bad = formulas.Zip(worst).Where(pair => pair.Second.Ulps > pair.First.Ulps)
            .Select(pair => $"{pair.First.Of}: {pair.Second.Ulps} ulp, bound {pair.First.Ulps}, {pair.Second}");
        Assert.Empty(bad);
    }

    private static void Compare(Formula formula, float actual, float x, double[] p, ref Worst worst)
    {
        if (formula.Domain?.Invoke(x, p) == false)
        {
            return;
        }

        var exact = formula.Value(x, p);
        var ulps = Error.Ulps(actual, exact, formula.Scale?.Invoke(x, p) ?? 0);
        if (float.IsInfinity(x) && ulps > formula.Ulps)
        {
            // An infinite input may count as the largest float.
            exact = formula.Value(Math.Sign(x) * (double)float.MaxValue, p);
            ulps = Error.Ulps(actual, exact, 1e-30);
        }

        if (ulps > worst.Ulps)
        {
            worst = new(ulps, x, p, actual, exact);
        }
    }

    private readonly record struct Worst(double Ulps, float X, double[] P, float Actual, double Exact)
    {
        public override string ToString() =>
            P is null ? "exact" : $"at x = {X:G9}, p = ({string.Join(", ", P)}): {Actual:G9}, exactly {Exact:G12}";
    }
}
