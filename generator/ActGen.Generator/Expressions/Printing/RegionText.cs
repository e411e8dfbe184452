
namespace ActGen.Generator.Expressions;

/// <summary>Writes ranges of values the way a person writes conditions.</summary>
internal static class RegionText
{
    /// <summary><c>x &gt; 0 and x &lt; 1</c>; empty where everything is in the range.</summary>
    public static string Of(Expr quantity, Interval range)
    {
        if (range.Lower == range.Upper)
        {
            return $"{quantity} == {FormulaPrinter.Print(range.Lower)}";
        }

        var lower = double.IsInfinity(range.Lower)
            ? "" : $"{quantity} {(range.LowerOpen ? ">" : ">=")} {FormulaPrinter.Print(range.Lower)}";
        var upper = double.IsInfinity(range.Upper)
            ? "" : $"{quantity} {(range.UpperOpen ? "<" : "<=")} {FormulaPrinter.Print(range.Upper)}";
        return Join(new[] { lower, upper });
    }

    public static string Join(IEnumerable<string> conditions) => string.Join(" and ", conditions.Where(c => c.Length > 0));
}
