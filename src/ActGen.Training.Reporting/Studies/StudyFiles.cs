using System.Globalization;
using System.Text;

namespace ActGen.Training.Reporting;

/// <summary>Writes the results of a study: <c>study.md</c>, <c>study.csv</c>, <c>report.html</c>.</summary>
internal static class StudyFiles
{
    private static readonly (string Name, Func<TrialResult, StudyRun, string> Cell)[] CsvColumns =
    [
        ("training", (trial, _) => trial.Trial.Name),
        ("data", (trial, _) => trial.Trial.Recipe.DataName),
        ("network", (trial, _) => trial.Trial.Recipe.NetworkText),
        ("seed", (_, run) => Number(run.Seed)),
        ("parameters", (_, run) => Number(run.Parameters)),
        ("epochs", (_, run) => Number(run.Epochs.Count)),
        ("test_accuracy", (_, run) => Number(run.TestAccuracy)),
        ("test_loss", (_, run) => Number(run.TestLoss)),
        ("best_val_accuracy", (_, run) => Number(run.BestAccuracy)),
        ("published_percent", (trial, _) => trial.Trial.Published is { } figure ? Number(figure.Percent) : ""),
        ("published_deviation", (trial, _) => trial.Trial.Published?.Deviation is { } deviation ? Number(deviation) : ""),
        ("published_source", (trial, _) => trial.Trial.Published?.Source ?? ""),
        ("seconds", (_, run) => run.Seconds.ToString("0.000", CultureInfo.InvariantCulture)),
        ("weights_sha256", (_, run) => run.WeightsSha256),
        ("failure", (_, run) => run.Failure ?? ""),
    ];

    /// <summary>Writes the three files.</summary>
    public static void Write(StudyFolder folder, StudyResults results)
    {
        StudySection[] sections =
        [
            ResultSection.Results(results),
            .. results.Trials.Any(trial => trial.Runs.Count > 0) ? results.Study.Sections(results) : [],
            ResultSection.Curves(results),
        ];
        AtomicFile.WriteText(folder.Markdown, Markdown(results, sections));
        AtomicFile.WriteText(folder.Csv, Csv(results));
        AtomicFile.WriteText(folder.Report, Page(results, sections));
    }

    private static string Markdown(StudyResults results, IEnumerable<StudySection> sections)
    {
        var text = new StringBuilder($"# {results.Study.Title}\n\n");
        text.AppendJoin("", results.Study.Text.Select(paragraph => paragraph + "\n\n"));
        // A section of figures has nothing that Markdown could hold.
        foreach (var section in sections.Where(section => section.Blocks.Any(block => block is StudyTable)
            || !section.Blocks.Any(block => block is StudyFigures)))
        {
            text.Append($"## {section.Heading}\n\n");
            foreach (var block in section.Blocks)
            {
                text.Append(block switch
                {
                    StudyParagraph paragraph => paragraph.Text + "\n\n",
                    StudyTable table => Row(table.Header) + Rule(table.Header.Count) + string.Concat(table.Rows.Select(Row)) + "\n",
                    _ => "",
                });
            }
        }

        return text.Append("Curves and pictures are in report.html.\n").ToString();

        static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |\n";
        static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
        static string Rule(int columns) => $"|---|{string.Concat(Enumerable.Repeat("---:|", columns - 1))}\n";
    }

    private static string Csv(StudyResults results)
    {
        var text = new StringBuilder().AppendJoin(',', CsvColumns.Select(column => column.Name)).Append('\n');
        foreach (var trial in results.Trials)
        {
            foreach (var run in trial.Runs)
            {
                text.AppendJoin(',', CsvColumns.Select(column => Quote(column.Cell(trial, run)))).Append('\n');
            }
        }

        return text.ToString();

        // RFC 4180.
        static string Quote(string cell) =>
            cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Page(StudyResults results, IEnumerable<StudySection> sections)
    {
        var page = new ReportPage(results.Study.Title);
        page.Add("about", "About", string.Concat(results.Study.Text.Select(Paragraph)));
        foreach (var (index, section) in sections.Index())
        {
            page.Add($"section-{index + 1}", section.Heading, string.Concat(section.Blocks.Select(block => block switch
            {
                StudyParagraph paragraph => Paragraph(paragraph.Text),
                StudyTable table => Html.Table(table.Header, table.Rows),
                StudyFigures figures => Html.Panels(figures.Figures),
                _ => "",
            })));
        }

        page.Add("recipes", "Recipes and environment", Html.Facts(
        [
            .. results.Trials.Select(trial => (trial.Trial.Name, trial.Trial.Recipe.NetworkText)),
            ("limits", results.Options.Fingerprint),
            ("simd", RunEnvironment.Simd),
            .. RunEnvironment.Facts,
        ]));
        return page.ToString();

        static string Paragraph(string text) => $"<p>{Html.Text(text)}</p>\n";
    }

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
