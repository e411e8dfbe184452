namespace MnistTrainer.Cli;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest of some names, as the end of a sentence: "; did you mean Relu?", or nothing if none is near.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">The names there are.</param>
    public static string For(string typed, IEnumerable<string> names) =>
        Nearest(typed, names) is { } name ? $"; did you mean {name}?" : "";

    /// <summary>
    /// The nearest name by edits (a swap of neighbors counts as one), ignoring case; of two as near, the one that starts more alike:
    /// Relu for Rellu, not ReGlu. Null if more than half would change.
    /// </summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">The names there are.</param>
    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        var (nearest, distance) = names
            .Select(name => (Name: (string?)name, Distance: Cost(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(row => row.Distance)
            .ThenByDescending(row => typed.ToUpperInvariant().AsSpan().CommonPrefixLength(row.Name!.ToUpperInvariant()))
            .FirstOrDefault((null, int.MaxValue));
        return distance <= Math.Max(1, typed.Length / 2) ? nearest : null;
    }

    private const int ShortestStart = 5;

    // One name being the start of the other is as near as a single edit: SoftExp for SoftExponential; a slip in the start is one more.
    private static int Cost(string typed, string name) =>
        typed.Length >= 3 && name.StartsWith(typed, StringComparison.Ordinal) ? 1
            : typed.Length < ShortestStart || name.Length <= typed.Length + 2 ? Edits(typed, name)
            : Math.Min(Edits(typed, name), 1 + Enumerable.Range(typed.Length - 1, 3).Min(n => Edits(typed, name[..n])));

    private static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                        rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
