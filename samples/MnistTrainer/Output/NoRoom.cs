namespace MnistTrainer.Output;

/// <summary>Says which columns of a table a narrow terminal does not show, and where they are.</summary>
internal static class NoRoom
{
    /// <summary>Writes the line; nothing where all columns are shown.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="hidden">The headings of the columns that are left out.</param>
    /// <param name="elsewhere">Where the whole table is.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> hidden, string elsewhere)
    {
        if (hidden.Count > 0)
        {
            output.WriteLine($"(no room for {string.Join(", ", hidden)}: {elsewhere})");
        }
    }
}
