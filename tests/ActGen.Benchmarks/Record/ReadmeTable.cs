using System.Globalization;
using System.Text;

namespace ActGen.Benchmarks.Record;

/// <summary>The table of README, made from the newest results at each width: a row for each figure, a column for each width.</summary>
internal static class ReadmeTable
{
    private const string Begin = "<!-- measured: written by tests/ActGen.Benchmarks -- --readme -->";
    private const string End = "<!-- end of measured -->";

    private static readonly (string Name, string Width)[] Columns = [("AVX2", "256 bits"), ("AVX-512", "512 bits")];

    /// <summary>Puts the table in its place in README.</summary>
    public static void Write()
    {
        var text = File.ReadAllText(Repository.Readme);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"{Repository.Readme} has no place for the table: the lines '{Begin}' and '{End}'");
        }

        WholeFile.Write(Repository.Readme, $"{text[..(begin + Begin.Length)]}\n{Compose()}{text[end..]}");
    }

    private static string Compose()
    {
        var files = Columns.Select(column => ResultsFile.Newest(column.Width)).ToArray();
        if (Array.TrueForAll(files, file => file is null))
        {
            throw new InvalidDataException($"{ResultsFile.Folder} holds no results: run --quick --record first");
        }

        var figures = files.Select(file => file is null ? [] : ResultsFile.ReadFigures(file)).ToArray();
        var table = new StringBuilder("| our time, divided by that of ... | ... for | ");
        table.AppendJoin(" | ", Columns.Select(column => column.Name)).Append(" |\n|---|---|").Append(string.Concat(Columns.Select(_ => "---:|"))).Append('\n');
        foreach (var (what, beside) in figures.SelectMany(list => list).Select(figure => (figure.What, figure.Beside)).Distinct())
        {
            table.Append(CultureInfo.InvariantCulture, $"| {beside} | {what} | ");
            table.AppendJoin(" | ", figures.Select(list => Cell(list.FirstOrDefault(f => f.What == what && f.Beside == beside)))).Append(" |\n");
        }

        table.Append("\nBelow 1 ours is shorter. From ");
        table.AppendJoin(" and ", files.OfType<string>().Select(file =>
            $"[{ResultsFile.ReadMachine(file)}](tests/ActGen.Benchmarks/Results/{Path.GetFileName(file)})"));
        return table.Append(".\n").ToString();
    }

    private static string Cell(Figure? figure) => figure?.Ratio.ToString("F2", CultureInfo.InvariantCulture) ?? "–";
}
