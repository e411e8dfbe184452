using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>On which side of an edge an argument is outside.</summary>
internal enum BoundarySide
{
    Below,
    Above,
    At,
}

/// <summary>An edge of a domain: of the argument of a function, or the 0 that a divisor must not be.</summary>
/// <param name="Argument">The argument that must stay inside.</param>
/// <param name="Side">Where outside is.</param>
/// <param name="Edge">The edge.</param>
/// <param name="Open">Whether the edge itself is outside.</param>
internal sealed record DomainBoundary(Expr Argument, BoundarySide Side, double Edge, bool Open)
{
    /// <summary>The limits of a node; none where it is defined for all arguments.</summary>
    /// <param name="node">The node.</param>
    /// <param name="intervals">The ranges around it: what a power allows depends on its exponent.</param>
    public static IEnumerable<DomainBoundary> Of(Expr node, IntervalAnalysis intervals)
    {
        if (node is Power { Exponent: < 0 } power)
        {
            yield return AtZero(power.Base);
        }
        else if (node is Call { Function.Domain: { } domain } call)
        {
            var argument = call.Children[0];
            var exponent = call.Function.Name == "pow" ? call.Children[1] : null;
            if (exponent is Number { Value: var n } && n == Math.Round(n))
            {
                // Whole powers have all arguments.
                if (n < 0)
                {
                    yield return AtZero(argument);
                }

                yield break;
            }

            if (!double.IsInfinity(domain.Lower))
            {
                var isOpen = domain.Open || (exponent is not null && !intervals.Of(exponent).IsNotNegative);
                yield return new(argument, BoundarySide.Below, domain.Lower, isOpen);
            }

            if (!double.IsInfinity(domain.Upper))
            {
                yield return new(argument, BoundarySide.Above, domain.Upper, domain.Open);
            }
        }
    }

    /// <summary>The divisors of a quotient by something: its factors, each by itself.</summary>
    public static IEnumerable<Expr> Divisors(Expr divisor)
    {
        var reciprocal = divisor.Pool.Power(divisor, -1);
        return (reciprocal is Product
            ? reciprocal.Children.AsEnumerable() : new[] { reciprocal }).OfType<Power>().Where(p => p.Exponent < 0).Select(p => p.Base);
    }

    /// <summary>Whether everything in a range is inside.</summary>
    public bool Holds(Interval range) => range.IsEmpty || Side switch
    {
        BoundarySide.Below => range.Lower > Edge || (range.Lower == Edge && (!Open || range.LowerOpen)),
        BoundarySide.Above => range.Upper < Edge || (range.Upper == Edge && (!Open || range.UpperOpen)),
        _ => !range.ContainsZero,
    };

    public bool IsOutside(double value) => Side switch
    {
        BoundarySide.Below => Open ? value <= Edge : value < Edge,
        BoundarySide.Above => Open ? value >= Edge : value > Edge,
        _ => value == Edge,
    };

    /// <summary>The relation of the argument to the edge outside: <c>&lt;=</c>.</summary>
    public string Relation => Side switch
    {
        BoundarySide.Below => Open ? "<=" : "<",
        BoundarySide.Above => Open ? ">=" : ">",
        _ => "=",
    };

    /// <summary>The relation to the boundary outside: <c>&lt;= 0</c>.</summary>
    public string Outside => Side == BoundarySide.At ? Number : $"{Relation} {Number}";

    /// <summary>The relation to the boundary inside: <c>&gt; 0</c>.</summary>
    public string Inside => Side switch
    {
        BoundarySide.Below => $"{(Open ? ">" : ">=")} {Number}",
        BoundarySide.Above => $"{(Open ? "<" : "<=")} {Number}",
        _ => $"!= {Number}",
    };

    private string Number => FormulaPrinter.Print(Edge);

    private static DomainBoundary AtZero(Expr divisor) => new(divisor, BoundarySide.At, 0, Open: true);
}
