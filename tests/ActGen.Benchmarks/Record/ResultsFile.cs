using System.Globalization;
using System.Text.RegularExpressions;

namespace ActGen.Benchmarks.Record;

/// <summary>
/// The results of one run: <c>Results/&lt;date&gt;-&lt;processor&gt;-&lt;width&gt;.md</c>, the machine, then the figures, then all tables.
/// </summary>
internal static partial class ResultsFile
{
    private const string TableHead = "| figure | beside | time / its time |";

    /// <summary>The folder of the results, in the project's.</summary>
    public static string Folder => Path.Combine(Repository.Benchmarks, "Results");

    /// <summary>Writes the results of a run, whole or not at all, and returns the file's path.</summary>
    public static string Write(Report report, DateTime utc)
    {
        var name = $"{utc:yyyy-MM-dd}-{Slug(Machine.Processor)}-{Slug(Machine.Width)}.md";
        var path = Path.Combine(Folder, name);
        WholeFile.Write(path, Compose(report, utc));
        return path;
    }

    /// <summary>The newest results for a width, such as <c>256 bits</c>, or null.</summary>
    public static string? Newest(string width) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, $"*-{Slug(width)}.md").MaxBy(Path.GetFileName, StringComparer.Ordinal)
        : null;

    /// <summary>The figures of a results file, in its order.</summary>
    public static IReadOnlyList<Figure> ReadFigures(string path) =>
    [
        .. File.ReadLines(path).SkipWhile(line => line != TableHead).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => Row(path, line)),
    ];

    /// <summary>The machine of a results file: what its heading says after the date.</summary>
    public static string ReadMachine(string path) => File.ReadLines(path).First().TrimStart('#', ' ');

    private static Figure Row(string path, string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return cells.Length == 3 && double.TryParse(cells[2], CultureInfo.InvariantCulture, out var ratio)
            ? new Figure(cells[0], cells[1], ratio)
            : throw new InvalidDataException($"{path}: not a row of three cells that ends with a number: {line}");
    }

    private static string Compose(Report report, DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"""
        # {utc:yyyy-MM-dd}, {Machine.Processor}, {Machine.Vectors}

        {Environment.ProcessorCount} processors, .NET {Environment.Version}, {utc:HH:mm} UTC. Made by
        `dotnet run -c Release --project tests/ActGen.Benchmarks -- --quick --record`.

        Medians of turns taken in one run. A ratio is our time divided by the other's: below 1 ours is shorter.

        {TableHead}
        |---|---|---:|
        {string.Join('\n', report.Figures.Select(Row))}
        {report.Text}
        """);

    private static string Row(Figure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"| {figure.What} | {figure.Beside} | {figure.Ratio:F2} |");

    private static string Slug(string text) =>
        Separators().Replace(text.Replace("(R)", "").Replace("(TM)", "").ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Separators();
}
