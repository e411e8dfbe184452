using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>
/// The continuation of functions outside of their domains: a row for each kind of boundary. Values and slopes at the points where a row
/// begins come from the table of functions, so that a new function with a domain needs nothing here.
/// </summary>
/// <remarks>
/// In the formulas <c>f</c> is what is written and <c>u</c> its argument; <c>a</c> and <c>b</c> lie the margin <c>m</c> inside the lower
/// and the upper edge, where f has the values <c>fa</c> and <c>fb</c> and the slopes <c>sa</c> and <c>sb</c>. For a divisor of either sign
/// f is
/// <c>pow(u, -n)</c>, and <c>d</c> is its value at m. A NaN stays one in every row.
/// <para>
/// The row of an odd power keeps the tangent at both margins and goes through 0 with the polynomial of lowest degree that meets them, for
/// 1/u <c>(2 - (u/m)^2) * u / m^2</c>. Of what is finite there, it alone has no jump: the tangent lines, and a divisor clamped to m or
/// -m, leave one from -2/m to 2/m or from -1/m to 1/m, and a weight that is pulled across it by a gradient step throws the output from one
/// to the other. It also stays below 1.09/m, so that a small divisor is no reason for a large step. An even power is continued likewise.
/// </para>
/// </remarks>
internal static class DomainContinuation
{
    private static readonly Row LowerEdge = new("u < a ? fa : f", "u >= a ? f : fa + sa * (u - a)");

    private static readonly Row BothEdges = new("u < a ? fa : u > b ? fb : f", "u < a ? fa + sa * (u - a) : u > b ? fb + sb * (u - b) : f");

    private static readonly Row OddPole = new(
        "u <= -m ? f : u < 0 ? -d : u < m ? d : f", "u >= m ? f : u > -m ? d * (u / m) * (1 + (n + 1) / 2 * (1 - sq(u / m))) : f");

    private static readonly Row EvenPole = new(
        "u <= -m ? f : u < m ? d : f", "u >= m ? f : u > -m ? d * (1 + n / 2 * (1 - sq(u / m))) : f");

    /// <summary>A call with a domain, continued beyond its edges.</summary>
    /// <param name="policy">Clamp or Extend.</param>
    /// <param name="margin">How far inside the edge it begins; less than half of the domain.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Expr Continued(DomainPolicy policy, double margin, Function function, IReadOnlyList<Expr> arguments)
    {
        var pool = arguments[0].Pool;
        var domain = function.Domain!;
        var names = new Dictionary<string, Expr>(StringComparer.Ordinal)
        {
            ["f"] = pool.Call(function, arguments.ToArray()),
            ["u"] =
            arguments[0]
        };
        Start("a", domain.Lower + margin);
        if (double.IsInfinity(domain.Upper))
        {
            return LowerEdge.Instantiate(policy, pool, names);
        }

        Start("b", domain.Upper - margin);
        return BothEdges.Instantiate(policy, pool, names);

        void Start(string name, double point)
        {
            var there = arguments.Skip(1).Prepend(pool.Number(point)).ToArray();
            var value = pool.Call(function, there);
            names.Add(name, there[0]);
            names.Add("f" + name, value);
            names.Add("s" + name, RuleText.Expand(pool, function.Derivatives[0], there, value));
        }
    }

    /// <summary>A power below 0 of something that may be 0, continued through it.</summary>
    /// <param name="policy">Clamp or Extend.</param>
    /// <param name="margin">How far from 0 it begins.</param>
    /// <param name="divisor">The divisor.</param>
    /// <param name="exponent">The exponent, below 0.</param>
    /// <param name="range">The values the divisor may have.</param>
    public static Expr Continued(DomainPolicy policy, double margin, Expr divisor, int exponent, Interval range)
    {
        var (pool, value, isOdd) = (divisor.Pool, Math.Pow(margin, exponent), exponent % 2 != 0);
        var names = new Dictionary<string, Expr>(StringComparer.Ordinal) { ["f"] = pool.Power(divisor, exponent), ["u"] = divisor };
        if (!range.IsNotNegative && !range.IsNotPositive)
        {
            names.Add("m", pool.Number(margin));
            names.Add("d", pool.Number(value));
            names.Add("n", pool.Number(-exponent));
            return (isOdd ? OddPole : EvenPole).Instantiate(policy, pool, names);
        }

        // With one sign, 0 is an edge like any other.
        var sign = isOdd && range.IsNotPositive ? -1 : 1;
        names["u"] = range.IsNotNegative ? divisor : -divisor;
        names.Add("a", pool.Number(margin));
        names.Add("fa", pool.Number(sign * value));
        names.Add("sa", pool.Number(sign * value * exponent / margin));
        return LowerEdge.Instantiate(policy, pool, names);
    }

    private sealed record Row(string Clamp, string Extend)
    {
        public Expr Instantiate(DomainPolicy policy, ExprPool pool, IReadOnlyDictionary<string, Expr> names) =>
            RuleText.Instantiate(pool, policy == DomainPolicy.Clamp ? Clamp : Extend, names);
    }
}
