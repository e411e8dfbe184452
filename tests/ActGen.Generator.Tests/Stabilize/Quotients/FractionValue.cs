using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The value of a quotient of sums of exponentials, term by term.</summary>
internal static class FractionValue
{
    public static ExpFraction Read(Formulas formulas, string text) =>
        new ExpReader(formulas.Pool, node => node).Read(formulas.Read(text))!;

    public static double Of(ExpFraction fraction, double x, double alpha = 1) =>
        fraction.Divisors.Aggregate(Of(fraction.Numerator, x, alpha), (value, d) => value / Math.Pow(Of(d.Base, x, alpha), d.Power));

    public static double Of(ExpPolynomial polynomial, double x, double alpha = 1) => polynomial.Terms.Sum(t => t.Factor
        * Math.Exp(t.Exponent.Terms.Sum(e => e.Factor * Evaluated.InDouble(e.Term, x, alpha)))
        * Evaluated.InDouble(t.Monomial, x, alpha));
}
