using System.Globalization;
using System.Text;
using ActGen.Gallery.Errors;
using ActGen.Gallery.Formulas;

namespace ActGen.Gallery.Page;

/// <summary>Writes the measured errors of an activation: a small plot along each input, and the worst in words.</summary>
internal static class ErrorSection
{
    /// <summary>Writes the section; nothing where the activation was not measured.</summary>
    /// <param name="type">The type of the activation, with its namespace.</param>
    /// <param name="activation">Its name.</param>
    public static string Write(string type, string activation)
    {
        var section = new StringBuilder();
        var points = MeasuredErrors.Table.Points;
        foreach (var (input, all) in MeasuredErrors.Of(type, activation))
        {
            var name = FormulaMarkup.PlainName(input);
            var keys = all.Select(s => $"<span class=\"key dots s{(int)s.Quantity}\">{Name(s.Quantity)}</span>");
            var worst = all.Select(s => $"<li>{Sentence(s, points, FormulaMarkup.Name(input))}</li>");
            section.Append("<figure class=\"measured-errors\"><figcaption>")
                .Append($"<span class=\"of\">Error in ulp along {FormulaMarkup.Name(input)}</span>{string.Concat(keys)}</figcaption>")
                .Append(ErrorSvg.Write(all, points, $"{activation}: measured error in ulp of value and derivative along {name}"))
                .Append($"<ul class=\"worst\">{string.Concat(worst)}</ul></figure>\n");
        }

        return section.Length == 0 ? "" : $"<div class=\"accuracy\">\n{section}</div>\n";
    }

    private static string Sentence(ErrorSeries series, IReadOnlyList<float> points, string input)
    {
        var name = Name(series.Quantity);
        if (series.Worst(points) is not { } worst)
        {
            return $"{name}: no exact result to compare with";
        }

        var text = new StringBuilder($"{char.ToUpperInvariant(name[0])}{name[1..]}: {Ulps(worst.Ulps)}");
        if (worst.Ulps > 0)
        {
            text.Append($" at worst, at {input} = {worst.X.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−')}");
        }

        if (series.Unexplained is { } unexplained && unexplained.Ulps < worst.Ulps)
        {
            text.Append($"; {Ulps(unexplained.Ulps)} where the condition number does not explain it");
        }

        return text.Append(series.Textbook is { } textbook ? $". As written, in floats: {Ulps(textbook.Ulps)}." : ".").ToString();
    }

    private static string Name(Quantity quantity) => quantity.ToString().ToLowerInvariant();

    private static string Ulps(double ulps) => double.IsInfinity(ulps) ? "not a number or infinite"
        : ulps >= ErrorFrame.NoDigits / 2 ? "no digit right"
        : ulps == 0 ? "exact" : ulps.ToString(ulps < 1000 ? "0.##" : "N0", CultureInfo.InvariantCulture) + " ulp";
}
