using System.Globalization;
using System.Text.RegularExpressions;

namespace ActGen.Generator.Bind;

/// <summary>
/// The variable that a [Derivative] is with respect to: <c>x</c>, one value of a vector, <c>a[2]</c>, or each of them, <c>a[i]</c>.
/// </summary>
/// <param name="Name">The input or learnable.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="Element">The value of a vector; null for all of them, or where there is no index.</param>
/// <param name="Index">The name that stands for the index in the formula; null where there is none.</param>
internal sealed record DerivativeTarget(string Name, int Start, int? Element, string? Index)
{
    private static readonly Regex Indexed = new(@"^\s*(\w+)\s*\[\s*(?:(\d{1,9})|([A-Za-z_]\w*))\s*\]\s*$", RegexOptions.CultureInvariant);

    public bool HasIndex => Element is not null || Index is not null;

    public static DerivativeTarget Of(string text)
    {
        var match = Indexed.Match(text);
        return !match.Success ? new(text, 0, null, null)
            : match.Groups[2].Success
                ? new(match.Groups[1].Value, match.Groups[1].Index, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), null)
            : new(match.Groups[1].Value, match.Groups[1].Index, null, match.Groups[3].Value);
    }
}
