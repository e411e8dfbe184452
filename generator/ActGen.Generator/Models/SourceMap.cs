using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The parts of a declaration's formulas, each with its meaning and the characters that it stands at.</summary>
/// <param name="Entries">The parts, in the order in which they were read.</param>
internal sealed record SourceMap(ImmutableArray<SourceEntry> Entries)
{
    public static readonly SourceMap Empty = new(ImmutableArray<SourceEntry>.Empty);

    /// <summary>The parts of one kind, in the order in which they are written, those around others first.</summary>
    public IEnumerable<SourceEntry> Of(SourceKind kind) => Entries.Where(e => e.Part.Kind == kind)
        .GroupBy(e => e.Site).SelectMany(site => site.OrderBy(e => e.Part.Start).ThenByDescending(e => e.Part.Length));
}

/// <summary>A part of a formula.</summary>
/// <param name="Site">The text it stands in.</param>
/// <param name="Formula">That text.</param>
/// <param name="Part">The part.</param>
internal sealed record SourceEntry(Site Site, string Formula, SourcePart Part)
{
    /// <summary>The part as it is written.</summary>
    public string Text => Formula.Substring(Part.Start, Part.Length);
}
