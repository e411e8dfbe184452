using System.Collections.Generic;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>Guards of the rules for even functions: they apply only where the argument carries a minus sign, or they would loop.</summary>
internal static class NegativeCoefficient
{
    public static bool OnU(IReadOnlyDictionary<string, Expr> bindings) =>
        -bindings["u"] is Product { Coefficient: < 0 } or Number { Value: < 0 };
}
