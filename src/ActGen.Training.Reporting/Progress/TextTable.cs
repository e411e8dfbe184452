namespace ActGen.Training.Reporting;

/// <summary>A column of a <see cref="TextTable{T}"/>.</summary>
/// <typeparam name="T">What a row tells about.</typeparam>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">The text of a row.</param>
/// <param name="Rank">How soon it is left out where the terminal is narrow: the highest rank first, rank 0 never.</param>
/// <param name="Width">Its width if it is known before the rows are; otherwise as wide as its widest text.</param>
/// <param name="IsLeft">Whether its texts begin at the left.</param>
public sealed record TextColumn<T>(string Title, Func<T, string> Cell, int Rank, int Width = 0, bool IsLeft = false);

/// <summary>
/// A table as lines of text. Columns that do not fit into the width are left out, the least important first, so that no line wraps and
/// no number breaks.
/// </summary>
/// <typeparam name="T">What a row tells about.</typeparam>
public sealed class TextTable<T>
{
    private const string Gap = "  ";

    private readonly (TextColumn<T> Column, int Width)[] _columns;

    /// <summary>Chooses the columns.</summary>
    /// <param name="columns">All columns, in order.</param>
    /// <param name="rows">The rows that decide how wide columns are, if they are known.</param>
    /// <param name="width">The columns of the terminal that can be used.</param>
    public TextTable(IEnumerable<TextColumn<T>> columns, IReadOnlyList<T> rows, int width)
    {
        int[] Widths(TextColumn<T> column) => [column.Width, column.Title.Length, .. rows.Select(row => column.Cell(row).Length)];
        var all = columns.Select(column => (Column: column, Width: Widths(column).Max())).ToList();
        var kept = all.ToList();
        while (kept.Sum(entry => entry.Width + Gap.Length) - Gap.Length > width
            && kept.MaxBy(entry => entry.Column.Rank) is { Column.Rank: > 0 } least)
        {
            kept.Remove(least);
        }

        _columns = [.. kept];
        Hidden = [.. all.Except(kept).Select(entry => entry.Column.Title)];
    }

    /// <summary>The headings of the columns that are left out.</summary>
    public IReadOnlyList<string> Hidden { get; }

    /// <summary>The headings.</summary>
    public string Header => Line(column => column.Title);

    /// <summary>A row.</summary>
    /// <param name="row">What it tells about.</param>
    public string Row(T row) => Line(column => column.Cell(row));

    private string Line(Func<TextColumn<T>, string> text) => string.Join(Gap, _columns.Select(entry =>
        entry.Column.IsLeft ? text(entry.Column).PadRight(entry.Width) : text(entry.Column).PadLeft(entry.Width))).TrimEnd();
}
