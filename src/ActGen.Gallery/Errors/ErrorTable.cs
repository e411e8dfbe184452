using System.Globalization;
using System.Text;

namespace ActGen.Gallery.Errors;

/// <summary>
/// Measured errors as a text: lines of cells with tabs between them, first the inputs, then a line for each series. It says what
/// <c>tests/ActGen.Sweep</c> measured.
/// </summary>
/// <param name="Points">The inputs, in ascending order.</param>
/// <param name="Series">The errors at them.</param>
internal sealed record ErrorTable(IReadOnlyList<float> Points, IReadOnlyList<ErrorSeries> Series)
{
    private const string Head = "activation\tinput\tquantity\tworst unexplained\tworst of the textbook formula";
    private const string None = "-";
    private const int Cells = 6;

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidDataException">The text is no such table; the message names the line.</exception>
    public static ErrorTable Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].StartsWith(Head + "\t", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"line 1: not a table of measured errors: it begins with '{Head}'");
        }

        try
        {
            float[] points = [.. lines[0].Split('\t')[^1].Split(' ').Select(x => float.Parse(x, CultureInfo.InvariantCulture))];
            return new ErrorTable(points, [.. lines.Skip(1).Select((line, i) => ParseLine(line, i + 2, points.Length))]);
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"not a table of measured errors: {error.Message}", error);
        }
    }

    /// <summary>A line of the text.</summary>
    public static string Line(ErrorSeries series) => string.Join(
        '\t', series.Activation, series.Input, series.Quantity.ToString().ToLowerInvariant(), Show(series.Unexplained),
        Show(series.Textbook), string.Join(' ', series.Errors.Select(Show)));

    /// <summary>Three digits, and no more than hundredths of an ulp.</summary>
    public static string Show(double ulps) =>
        double.IsNaN(ulps) ? None : double.IsInfinity(ulps) ? "inf"
        : ulps.ToString(ulps < 9.995 ? "0.##" : ulps < 999.5 ? "0" : "0.#E0", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override string ToString()
    {
        var points = string.Join(' ', Points.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
        var text = new StringBuilder($"{Head}\t{points}\n");
        foreach (var series in Series)
        {
            text.Append(Line(series)).Append('\n');
        }

        return text.ToString();
    }

    private static string Show(WorstError? worst) =>
        worst is { } w ? string.Create(CultureInfo.InvariantCulture, $"{Show(w.Ulps)} at {w.X:R}") : None;

    private static ErrorSeries ParseLine(string line, int number, int points)
    {
        var cells = line.Split('\t');
        if (cells.Length != Cells || !Enum.TryParse<Quantity>(cells[2], ignoreCase: true, out var quantity))
        {
            throw new InvalidDataException($"line {number}: {Cells} cells were expected, the third value or derivative");
        }

        double[] errors = [.. cells[^1].Split(' ').Select(ParseUlps)];
        return errors.Length == points
            ? new ErrorSeries(cells[0], cells[1], quantity, errors, ParseWorst(cells[3]), ParseWorst(cells[4]))
            : throw new InvalidDataException($"line {number}: {errors.Length} errors, but there are {points} inputs");
    }

    private static double ParseUlps(string text) => text switch
    {
        None => double.NaN,
        "inf" => double.PositiveInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static WorstError? ParseWorst(string text) => text.Split(" at ") is [var ulps, var x]
        ? new WorstError(ParseUlps(ulps), float.Parse(x, CultureInfo.InvariantCulture)) : null;
}
