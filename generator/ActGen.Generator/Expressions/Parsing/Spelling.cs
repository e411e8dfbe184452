using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>Finds the name somebody meant.</summary>
internal static class Spelling
{
    /// <summary>
    /// The candidate nearest to a word, or null if none is near: at most a third of its letters differ. Of two as near, the one that
    /// starts more alike: Relu for Rellu, not ReGlu.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) => candidates
        .Distinct(StringComparer.Ordinal)
        .Select(c => (Name: c, Distance: string.Equals(c, word, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, c)))
        .Where(c => c.Distance <= Math.Max(1, Math.Max(word.Length, c.Name.Length) / 3) && c.Distance < word.Length)
        .OrderBy(c => c.Distance)
        .ThenByDescending(c => CommonPrefix(word, c.Name))
        .ThenBy(c => Math.Abs(c.Name.Length - word.Length))
        .ThenBy(c => c.Name, StringComparer.Ordinal)
        .Select(c => c.Name)
        .FirstOrDefault();

    /// <summary>Whether two names are one but for case and underscores: <c>leaky_relu</c> and <c>LeakyRelu</c>.</summary>
    public static bool IsSameWord(string a, string b) =>
        string.Equals(a.Replace("_", ""), b.Replace("_", ""), StringComparison.OrdinalIgnoreCase);

    /// <summary>The product of two names written as one: <c>ax</c> is <c>a * x</c> where both are known. Null for any other.</summary>
    /// <param name="word">The name.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="isDivisor">Whether it stands behind a slash, which divides by all of it.</param>
    public static string? Product(string word, ICollection<string> known, bool isDivisor)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var (left, right) = (word.Substring(0, i), word.Substring(i));
            left = left == "\u03c0" ? "pi" : left;
            if (known.Contains(left) && known.Contains(right))
            {
                return isDivisor ? $"({left} * {right})" : $"{left} * {right}";
            }
        }

        return null;
    }

    private static int CommonPrefix(string a, string b) => a.Zip(b, Same).TakeWhile(same => same).Count();

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);

    // Levenshtein's distance, with a swap of neighbors as one edit.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                var change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
