using System.Text.RegularExpressions;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Gallery.Formulas;

/// <summary>
/// Sums of many terms of one shape, as they come from <c>sum(i, ...)</c>, are written with dots after the first ones, as on paper.
/// </summary>
internal static partial class LongSums
{
    private const int FewestTerms = 6;

    // Two terms show what changes from one to the next, unless each of them fills a line.
    private const int LongTerm = 80;

    /// <summary>The same formula with dots in the place of terms that differ from their neighbors in numbers alone.</summary>
    public static Expr Shorten(Expr formula)
    {
        var shortened = new Dictionary<Expr, Expr>();
        Collect(formula, shortened, []);
        return Substitution.Replace(formula.Pool, formula, shortened);
    }

    private static void Collect(Expr node, Dictionary<Expr, Expr> shortened, HashSet<Expr> seen)
    {
        if (!seen.Add(node))
        {
            return;
        }

        if (node is Sum && Shortened(node) is { } result)
        {
            shortened.Add(node, result);
            return;
        }

        foreach (var child in node.Children)
        {
            Collect(child, shortened, seen);
        }
    }

    private static Expr? Shortened(Expr sum)
    {
        var texts = sum.Children.Select(FormulaPrinter.Print).ToList();
        var shapes = texts.Select(text => Numbers().Replace(text, "#")).ToList();
        var terms = new List<Expr>();
        for (int start = 0, end; start < shapes.Count; start = end)
        {
            end = start + 1;
            while (end < shapes.Count && shapes[end] == shapes[start])
            {
                end++;
            }

            var run = sum.Children.Skip(start).Take(end - start).ToList();
            var kept = texts[start].Length > LongTerm ? 1 : 2;
            terms.AddRange(run.Count < FewestTerms ? run : run.Take(kept).Append(Dots(run[0])).Append(run[^1]));
        }

        return terms.Count < shapes.Count ? sum.Pool.Sum(terms) : null;
    }

    private static Expr Dots(Expr term)
    {
        var dots = term.Pool.Variable("⋯", VariableKind.Input);
        return term is Product { Coefficient: < 0 } ? -dots : dots;
    }

    // With its sign, and with the sign between two terms: x + 3 and x - 3 are of one shape.
    [GeneratedRegex(@"([+-] ?)?\d+(\.\d+)?(E[+-]?\d+)?")]
    private static partial Regex Numbers();
}
