using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Domains;

/// <summary>The warnings that an argument can leave its domain, each at the place where the argument is written.</summary>
internal static class DomainWarning
{
    /// <summary>One finding for each call or divisor; both boundaries of a domain are told together.</summary>
    public static IEnumerable<Finding> Of(SourceMap source, IEnumerable<FoundViolation> violations) =>
        violations.GroupBy(e => e.Violation.Node).Select(edges =>
    {
        var (found, node) = (edges.First(), edges.Key);
        var place = Place(source, found);
        var verb = found.Violation.Boundary.Side == BoundarySide.At ? "division by" : ((Call)node).Function.Name + " receives";
        var regions = string.Join(", and ", edges.Select(e => $"{e.Violation.Boundary.Outside} {e.Region}"));
        return new Finding(
            FindingIds.LeavesDomain, place?.Site ?? found.Formula.Site, place?.Part.Start ?? -1, place?.Part.Length ?? 0,
            new([verb, found.Violation.Boundary.Argument.ToString(), regions]));
    });

    // The call or the divisor where it is written; null where it comes from an activation that is mentioned.
    private static SourceEntry? Place(SourceMap source, FoundViolation found) =>
        source.Of(SourceKind.Call).Concat(source.Of(SourceKind.Divisor))
        .OrderBy(e => e.Site == found.Formula.Site ? 0 : 1).FirstOrDefault(e => IsOf(found.Violation, e.Part));

    private static bool IsOf(DomainViolation violation, SourcePart part) => part.Kind == SourceKind.Call
        ? part.Name == (violation.Node is Call call ? call.Function.Name : "pow") && ReferenceEquals(part.Node, violation.Node)
        : violation.Boundary.Side == BoundarySide.At && DomainBoundary.Divisors(part.Node).Contains(violation.Boundary.Argument);
}
