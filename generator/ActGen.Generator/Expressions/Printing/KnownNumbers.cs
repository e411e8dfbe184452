using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Numbers that derivatives and activations are full of, by the formula that a person knows them by.</summary>
internal static class KnownNumbers
{
    private static readonly Dictionary<double, Expr> Formulas = new[]
    {
        "log(2)", "1 / log(2)", "sqrt(2)", "1 / sqrt(2)", "sqrt(3)", "sqrt(pi)", "pi / 2", "2 / pi",
        "1 / sqrt(pi)", "2 / sqrt(pi)", "4 / sqrt(pi)", "1 / sqrt(2 * pi)", "sqrt(2 / pi)",
    }.Select(Template.Of).GroupBy(formula =>
        new Interpreter(new Dictionary<string, double>()).Evaluate(formula)).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The formula of a positive number that is exactly the nearest one to its value; null for any other.</summary>
    public static Expr? Formula(double value) => Formulas.TryGetValue(value, out var formula) ? formula : null;
}
