using System.Globalization;
using System.Text;

namespace ActGen.Benchmarks.Record;

/// <summary>
/// README's table, made from the newest results at each width: a row for each figure, a column for each width; and the same as a chart
/// beside the results.
/// </summary>
internal static class ReadmeTable
{
    private const string Begin = "<!-- measured: written by tests/ActGen.Benchmarks -- --readme -->";
    private const string End = "<!-- end of measured -->";
    private const string Chart = "chart.svg";

    private static readonly (string Name, string Width)[] Columns = [("AVX2", "256 bits"), ("AVX-512", "512 bits")];

    /// <summary>Puts the table in its place in README, and draws the chart.</summary>
    public static void Write()
    {
        var text = File.ReadAllText(Repository.Readme);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"{Repository.Readme} has no place for the table: the lines '{Begin}' and '{End}'");
        }

        var files = Columns.Select(column => ResultsFile.Newest(column.Width)).ToArray();
        if (Array.TrueForAll(files, file => file is null))
        {
            throw new InvalidDataException($"{ResultsFile.Folder} holds no results: run --quick --record first");
        }

        var figures = files.Select(file => file is null ? [] : ResultsFile.ReadFigures(file)).ToArray();
        var rows = figures.SelectMany(list => list).Select(figure => (figure.What, figure.Beside)).Distinct()
            .Select(row => (row.What, row.Beside, Ratios: figures.Select(list => Find(list, row.What, row.Beside)).ToArray())).ToList();
        WholeFile.Write(
            Path.Combine(ResultsFile.Folder, Chart),
            FigureChart.Draw(
                [.. Columns.Select(column => column.Name)],
                [.. rows.Select(row => ($"{row.What}, beside {row.Beside.Replace("`", "")}", row.Ratios))]));
        WholeFile.Write(Repository.Readme, $"{text[..(begin + Begin.Length)]}\n{Table(rows)}{Sources(files)}{text[end..]}");
    }

    private static string Table(IEnumerable<(string What, string Beside, double?[] Ratios)> rows)
    {
        var table = new StringBuilder("| time for | divided by the time of | ");
        table.AppendJoin(" | ", Columns.Select(column => column.Name)).Append(" |\n|---|---|");
        table.Append(string.Concat(Columns.Select(_ => "---:|"))).Append('\n');
        foreach (var (what, beside, ratios) in rows)
        {
            table.Append($"| {what} | {beside} | ");
            table.AppendJoin(" | ", ratios.Select(ratio => ratio?.ToString("F2", CultureInfo.InvariantCulture) ?? "–")).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Sources(IEnumerable<string?> files)
    {
        const string Folder = "tests/ActGen.Benchmarks/Results";
        var text = new StringBuilder($"\n![The same as bars]({Folder}/{Chart})\n\nBelow 1 ActGen takes less time. From\n");
        text.AppendJoin(
            ",\n", files.OfType<string>().Select(file => $"[{ResultsFile.ReadMachine(file)}]({Folder}/{Path.GetFileName(file)})"));
        return text.Append(".\n").ToString();
    }

    private static double? Find(IEnumerable<Figure> figures, string what, string beside) =>
        figures.FirstOrDefault(figure => figure.What == what && figure.Beside == beside)?.Ratio;
}
