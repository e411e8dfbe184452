using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>A formula and the condition under which it is used.</summary>
/// <param name="Site">The text it stands in.</param>
/// <param name="Condition">The condition: that of its piece, and none of those above.</param>
/// <param name="Value">The formula.</param>
internal sealed record GuardedFormula(Site Site, Expr Condition, Expr Value);
