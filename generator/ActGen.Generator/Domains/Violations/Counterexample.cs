using System.Globalization;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>Values of variables at which something happens.</summary>
/// <param name="Values">The values of each variable: one, or one for each column of a row.</param>
/// <param name="IsRow">Whether the values are those of a row.</param>
/// <param name="IsExact">Whether it happens at exactly these values.</param>
internal sealed record Counterexample(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Values, bool IsRow, bool IsExact)
{
    /// <summary><c>at x = 1 and a = 2</c>, <c>near x = 1.571</c>, <c>in a row with x = 0, 1</c>.</summary>
    public override string ToString() =>
        Place + string.Join(" and ", Values.Select(v => $"{v.Name} = {string.Join(", ", v.Values.Select(Text))}"));

    private string Place => (IsRow, IsExact) switch
    {
        (true, true) => "in a row with ",
        (true, false) => "in a row near ",
        (false, true) => "at ",
        _ => "near ",
    };

    private string Text(double value) => IsExact ? FormulaPrinter.Print(value) : value.ToString("G4", CultureInfo.InvariantCulture);
}
