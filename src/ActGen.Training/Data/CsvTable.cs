using System.Text;

namespace ActGen.Training;

/// <summary>The fields of a file of comma-separated values, all rows as long as the header.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows below, each with the number of its line.</param>
internal sealed record CsvTable(string Path, string[] Header, IReadOnlyList<(int Line, string[] Fields)> Rows)
{
    /// <summary>Reads a file; empty lines are left out.</summary>
    /// <exception cref="UnusableFileException">It cannot be read, is empty, or has a ragged row.</exception>
    public static CsvTable Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var lines = ReadLines(path);
        var rows = new List<(int Line, string[] Fields)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            var fields = Split(path, i + 1, lines[i]);
            if (rows.Count > 0 && fields.Length != rows[0].Fields.Length)
            {
                throw new UnusableFileException(
                    path, $"line {i + 1} has {fields.Length} fields, the first line {rows[0].Fields.Length}",
                    "mend the line or leave it out");
            }

            rows.Add((i + 1, fields));
        }

        return rows.Count > 1
            ? new CsvTable(path, rows[0].Fields, rows[1..])
            : throw new UnusableFileException(path, "has no samples", "give a line with the names of the columns, and one for each sample");
    }

    /// <summary>The place of a column.</summary>
    /// <exception cref="UnusableFileException">There is none of the name, or several.</exception>
    public int Column(string name)
    {
        var index = Array.IndexOf(Header, name);
        return index >= 0 && Array.LastIndexOf(Header, name) == index
            ? index
            : throw new UnusableFileException(
                Path, $"has {(index < 0 ? "no" : "more than one")} column '{name}'", $"name one of {string.Join(", ", Header.Distinct())}");
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableFileException(path, "there is no such file", "put the data file there or name another", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(path, $"cannot be read ({error.Message.TrimEnd('.')})", "check its permissions", error);
        }
    }

    private static string[] Split(string path, int number, string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        if (quoted)
        {
            throw new UnusableFileException(path, $"line {number} has a quote that does not end", "close it on the same line");
        }

        fields.Add(field.ToString().Trim());
        return [.. fields];
    }
}
