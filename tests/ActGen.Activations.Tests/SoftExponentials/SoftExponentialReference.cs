using ActGen.Tests.Numerics;

namespace ActGen.Activations.Tests.SoftExponentials;

/// <summary>
/// The soft exponential of Godfrey and Gashler and its derivatives in double precision, for float arguments: their products are exact in
/// double, and each form is taken where it does not cancel, so 1e-13 relative is kept wherever the logarithm's argument is above 0.001.
/// </summary>
/// <param name="policy">What happens where the argument of the logarithm is below the margin.</param>
/// <param name="margin">The margin.</param>
public sealed class SoftExponentialReference(DomainPolicy policy = DomainPolicy.Propagate, double margin = 0.1)
{
    /// <summary>1 - alpha (x + alpha), the argument of the logarithm.</summary>
    public static double Argument(double x, double a) => ((1 - a) * (1 + a)) - (a * x);

    public bool IsBeyondEdge(double x, double a) => a < 0 && policy != DomainPolicy.Propagate && !(Argument(x, a) >= margin);

    public double Value(double x, double a)
    {
        var u = Argument(x, a);
        if (IsBeyondEdge(x, a))
        {
            return -(policy == DomainPolicy.Clamp ? Math.Log(margin) : Math.Log(margin) + ((u - margin) / margin)) / a;
        }

        if (a < 0)
        {
            // log1p(t) / t times x + a, where t = u - 1.
            return double.IsInfinity(x) ? x : (x + a) * References.Log1prel(-a * (x + a));
        }

        if (a == 0)
        {
            return x;
        }

        // Far below 0 expm1 is -1, and a - 1 / a is what is left; elsewhere x + a, which may cancel, comes first.
        return a * x < -1 ? (Math.Exp(a * x) / a) + (a - (1 / a)) : x + a + Rest(x, a);
    }

    public double InX(double x, double a) =>
        IsBeyondEdge(x, a) ? (policy == DomainPolicy.Clamp ? 0 : 1 / margin)
        : a < 0 ? (Argument(x, a) > 0 ? 1 / Argument(x, a) : Argument(x, a) == 0 ? double.PositiveInfinity : double.NaN)
        : a == 0 ? (double.IsNaN(x) ? x : 1) : Math.Exp(a * x);

    public double InAlpha(double x, double a)
    {
        if (double.IsNaN(x) || (a < 0 && policy == DomainPolicy.Propagate && Argument(x, a) <= 0))
        {
            return double.NaN;
        }

        if (IsBeyondEdge(x, a))
        {
            // For the tangent line the terms in x cancel.
            return policy == DomainPolicy.Clamp
                ? Math.Log(margin) / (a * a)
                : ((Math.Log(margin) + ((1 - margin) / margin)) / (a * a)) + (1 / margin);
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        return a < 0 ? InNegativeAlpha(x, a) : 1 + InPositiveAlpha(x, a);
    }

    private static double InNegativeAlpha(double x, double a)
    {
        var (t, u) = (-a * (x + a), Argument(x, a));
        return Math.Abs(t) > 0.2
            ? (Math.Log(u) / (a * a)) + ((x + (2 * a)) / (a * u))
            : References.Log1prel(t) - ((x + a) * (x + (2 * a)) * References.Log1prelDerivative(t));
    }

    // (e^v (v - 1) + 1) / a² with v = a x; a series where it cancels.
    private static double InPositiveAlpha(double x, double a)
    {
        if (a == 0)
        {
            return 0.5 * x * x;
        }

        var v = a * x;
        if (double.IsNegativeInfinity(v))
        {
            return 1 / (a * a);
        }

        return Math.Abs(v) > 1 ? ((Math.Exp(v) * (v - 1)) + 1) / (a * a) : x * x * References.ExprelDerivative(v);
    }

    // (e^v - 1 - v) / a with v = a x.
    private static double Rest(double x, double a)
    {
        var v = a * x;
        if (v > 1)
        {
            return (Math.Exp(v) - 1 - v) / a;
        }

        double sum = 0;
        for (var k = 24; k >= 2; k--)
        {
            sum = (sum + 1) * v / k;
        }

        return x * sum;
    }
}
