using System.Globalization;
using System.Text;
using ActGen.Gallery.Errors;

namespace ActGen.Sweep.Errors;

/// <summary>
/// The tables of measured errors: on the page at the top how they are distributed and the worst ones, on the catalogue's page all of them.
/// </summary>
internal static class ErrorPages
{
    private const string Begin = "<!-- errors: written by tests/ActGen.Sweep -- errors --readme -->";
    private const string End = "<!-- end of errors -->";
    private const int Shown = 10;

    private static readonly double[] Bounds = [0.5, 1, 2, 4, 8];

    private static readonly (string Page, Func<ErrorTable, string> Write)[] Pages =
    [
        ("README.md", Summary),
        (Path.Combine("src", "ActGen.Activations", "README.md"), table => Rows(Worst.OfAll(table))),
    ];

    /// <summary>Puts each table in its place; returns the pages.</summary>
    /// <exception cref="InvalidDataException">A page has no place for it; nothing was written.</exception>
    public static IReadOnlyList<string> Write(ErrorTable table)
    {
        var texts = Texts(table);
        foreach (var (path, text) in texts)
        {
            ErrorFile.WriteText(path, text);
        }

        return [.. texts.Select(page => page.Path)];
    }

    /// <summary>The pages with the tables in their places.</summary>
    public static IReadOnlyList<(string Path, string Text)> Texts(ErrorTable table) => [.. Pages.Select(page =>
    {
        var path = Path.Combine(ErrorFile.Root, page.Page);
        return (path, With(path, page.Write(table)));
    })];

    private static string With(string path, string table)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? $"{text[..(begin + Begin.Length)]}\n{table}{text[end..]}"
            : throw new InvalidDataException($"{path} has no place for the table: the lines '{Begin}' and '{End}'");
    }

    private static string Summary(ErrorTable table)
    {
        var all = Worst.OfAll(table);
        var text = new StringBuilder("| activations by their worst error, in ulp | ");
        text.AppendJoin(" | ", Bounds.Select(b => "≤ " + b.ToString(CultureInfo.InvariantCulture))).Append(" | more |\n|---|");
        text.Append(string.Concat(Enumerable.Repeat("---:|", Bounds.Length + 1))).Append('\n');
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            var name = quantity.ToString().ToLowerInvariant();
            var ours = all.Where(w => w.Quantity == quantity).ToList();
            Distribution(name, ours.Select(w => w.Measured));
            Distribution($"{name}, without points that the condition number explains", ours.Select(w => w.Unexplained));
            Distribution($"{name}, the textbook formula in floats, without reductions", ours.Select(w => w.Textbook));
        }

        var worst = all.OrderByDescending(w => w.Measured?.Ulps ?? 0).Select(w => w.Activation).Distinct().Take(Shown).ToList();
        return text.Append("\nThe worst of them:\n\n").Append(Rows([.. worst.SelectMany(name => all.Where(w => w.Activation == name))]))
            .ToString();

        void Distribution(string what, IEnumerable<WorstError?> errors)
        {
            double[] ulps = [.. errors.OfType<WorstError>().Select(e => e.Ulps)];
            var counts = Bounds.Select((bound, i) => ulps.Count(u => u <= bound && (i == 0 || u > Bounds[i - 1])))
                .Append(ulps.Count(u => u > Bounds[^1]));
            text.Append($"| {what} | ").AppendJoin(" | ", counts).Append(" |\n");
        }
    }

    private static string Rows(IReadOnlyList<Worst> all)
    {
        var text = new StringBuilder(
            "| activation | value | at x | unexplained | textbook | derivative | at x | unexplained | textbook |\n"
            + "|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var activation in all.GroupBy(w => w.Activation))
        {
            text.Append($"| {activation.Key} |");
            foreach (var quantity in Enum.GetValues<Quantity>())
            {
                var worst = activation.Single(w => w.Quantity == quantity);
                text.Append($" {Ulps(worst.Measured)} | {At(worst.Measured)} | {Ulps(worst.Unexplained)} | {Ulps(worst.Textbook)} |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Ulps(WorstError? worst) => worst is { } w ? double.IsInfinity(w.Ulps) ? "∞" : ErrorTable.Show(w.Ulps) : "–";

    private static string At(WorstError? worst) =>
        worst is { Ulps: > 0 } w ? w.X.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−') : "";

    // The worst over the inputs of an activation.
    private sealed record Worst(string Activation, Quantity Quantity, WorstError? Measured, WorstError? Unexplained, WorstError? Textbook)
    {
        public static IReadOnlyList<Worst> OfAll(ErrorTable table) =>
        [
            .. table.Series.GroupBy(s => (s.Activation, s.Quantity)).Select(group => new Worst(
                group.Key.Activation, group.Key.Quantity, Of(group.Select(s => s.Worst(table.Points))),
                Of(group.Select(s => s.Unexplained)), Of(group.Select(s => s.Textbook)))),
        ];

        private static WorstError? Of(IEnumerable<WorstError?> errors) => errors.MaxBy(e => e?.Ulps ?? -1);
    }
}
