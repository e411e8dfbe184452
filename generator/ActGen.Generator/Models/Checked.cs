using System.Collections.Immutable;

namespace ActGen.Generator.Models;

/// <summary>The result of a stage that may find errors.</summary>
/// <param name="Value">The result; null where there is an error.</param>
/// <param name="Findings">Everything found so far.</param>
internal readonly record struct Checked<T>(T? Value, ImmutableArray<Finding> Findings)
    where T : class;
