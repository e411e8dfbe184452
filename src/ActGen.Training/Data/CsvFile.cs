using System.Globalization;

namespace ActGen.Training;

/// <summary>
/// Reads data sets from text files of comma-separated values (RFC 4180; fields may be quoted). The first line names the columns. Every
/// flaw is an <see cref="UnusableFileException"/> that names line and column.
/// </summary>
public static class CsvFile
{
    private const string Advice = "mend the line or leave it out";

    /// <summary>
    /// Reads samples whose target is a class: whole numbers from 0, or names, which become classes in alphabetical order.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The name of the column of the class; all others are inputs.</param>
    /// <returns>The samples, and the name of each class.</returns>
    /// <exception cref="UnusableFileException">The file is missing, has no such column, or a row is ragged or not numeric.</exception>
    public static (ArrayDataset Data, IReadOnlyList<string> ClassNames) ReadClasses(string path, string target)
    {
        var table = CsvTable.Read(path);
        var column = table.Column(target);
        string[] labels = [.. table.Rows.Select(row => row.Fields[column])];
        string[] names = labels.All(label => IsClass(label, out _))
            ? [.. Enumerable.Range(0, labels.Max(Class) + 1).Select(c => c.ToString(CultureInfo.InvariantCulture))]
            : [.. labels.Distinct().Order(StringComparer.Ordinal)];
        int[] classes = labels.All(label => IsClass(label, out _))
            ? [.. labels.Select(Class)]
            : [.. labels.Select(label => Array.BinarySearch(names, label, StringComparer.Ordinal))];
        int[] inputs = [.. Enumerable.Range(0, table.Header.Length).Where(c => c != column)];
        return (new ArrayDataset(Columns(path, inputs), Numbers(table, inputs), classes, names.Length), names);
    }

    /// <summary>Reads samples whose target is one or several numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">The names of the columns of the target; all others are inputs.</param>
    /// <exception cref="UnusableFileException">The file is missing, lacks a column, or a row is ragged or not numeric.</exception>
    public static ArrayDataset ReadValues(string path, params string[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Checks.AtLeast(1, targets.Length, nameof(targets), nameof(CsvFile));
        var table = CsvTable.Read(path);
        int[] outputs = [.. targets.Select(table.Column)];
        int[] inputs = [.. Enumerable.Range(0, table.Header.Length).Except(outputs)];
        return new ArrayDataset(Columns(path, inputs), Numbers(table, inputs), outputs.Length, Numbers(table, outputs));
    }

    private static Shape Columns(string path, int[] inputs) => inputs.Length > 0
        ? inputs.Length
        : throw new UnusableFileException(path, "has no column but the target", "add columns of inputs");

    private static float[] Numbers(CsvTable table, int[] columns)
    {
        var numbers = new float[checked(table.Rows.Count * columns.Length)];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (line, fields) = table.Rows[i / columns.Length];
            var column = columns[i % columns.Length];
            if (!float.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !float.IsFinite(numbers[i]))
            {
                throw new UnusableFileException(
                    table.Path, $"line {line}, column {table.Header[column]}: '{Shorten(fields[column])}' is no number", Advice);
            }
        }

        return numbers;
    }

    private static bool IsClass(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value < 1_000_000;

    private static int Class(string text) => IsClass(text, out var value) ? value : -1;

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
