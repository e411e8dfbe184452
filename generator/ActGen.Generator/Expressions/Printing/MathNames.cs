using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>How names are typeset: Greek letters by their names, with what follows a letter as an index.</summary>
internal static class MathNames
{
    private static readonly Dictionary<string, string> Greek = (
        "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ "
            + "nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω").Split(' ').Select((word, i) =>
            (word, i)).GroupBy(p => p.i / 2).ToDictionary(g => g.First().word, g => g.Last().word, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Names = Greek.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    /// <summary>The name of a Greek letter; null for anything else.</summary>
    public static string? NameOf(string letter) => Names.TryGetValue(letter, out var name) ? name : null;

    /// <summary>alpha[3] is alpha with an index, as a1 is a; Part_alpha, a learnable of a part of a mix, carries the part as one.</summary>
    public static MathLayout Typeset(string variable)
    {
        var parts = Parts(variable);
        var head = new MathName(parts[0]);
        return parts.Count == 1
            ? head
            : new MathScript(head,
                new MathRow(parts.Skip(1).SelectMany(p => new[] { MathOperator.Comma, Index(p) }).Skip(1).ToImmutableArray()), null);
    }

    /// <summary>The letter or word, then its indices.</summary>
    public static IReadOnlyList<string> Parts(string variable)
    {
        var parts = variable.TrimEnd(']').Split('[', '_').SelectMany(SplitDigits).Select(Letter).ToList();
        // C# allows a name of nothing but underscores.
        return parts.Count == 0 ? new[] { variable } : parts;
    }

    private static MathLayout Index(string part) => char.IsDigit(part[0]) ? new MathNumber(part) : new MathName(part);

    private static string Letter(string name) => Greek.TryGetValue(name, out var letter) ? letter : name;

    private static IEnumerable<string> SplitDigits(string part)
    {
        var stem = part.TrimEnd("0123456789".ToCharArray());
        return new[] { stem, part.Substring(stem.Length) }.Where(p => p.Length > 0);
    }
}
