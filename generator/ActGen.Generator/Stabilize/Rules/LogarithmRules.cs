using System.Collections.Generic;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>Logarithms of what overflows, and of what is near 1, where it has lost what it lacks of it.</summary>
internal static class LogarithmRules
{
    public static readonly IReadOnlyList<Rule> All = new Rule[]
    {
        // log(1 + u^2): u^2 overflows from 1.8e19 on; from 4096 on the 1 does not count.
        new("log1p-of-square", "log1p(sq(u))", "abs(u) > 4096 ? 2 * log(abs(u)) : log1p(sq(atmost(abs(u), 4096)))", IsNotHeldSquare,
            "2 * log(abs(u)) where abs(u) > 4096"),
        new("log-of-square", "log(c + sq(u))", "abs(u) > 1048576 ? 2 * log(abs(u)) : log(c + sq(atmost(abs(u), 1048576)))", IsOffset,
            "2 * log(abs(u)) where abs(u) > 1048576"),
        new("log2-of-square", "log2(c + sq(u))", "abs(u) > 1048576 ? 2 * log2(abs(u)) : log2(c + sq(atmost(abs(u), 1048576)))", IsOffset,
            "2 * log2(abs(u)) where abs(u) > 1048576"),
        new("log1p-of-offset-square", "log1p(c + sq(u))", "abs(u) > 1048576 ? 2 * log(abs(u)) : log1p(c + sq(atmost(abs(u), 1048576)))",
            IsOffset, "2 * log(abs(u)) where abs(u) > 1048576"),
        // Near 1, logarithms of the rest; other bases have no rows of their own.
        new("binary-log-of-function", "log2(u)", "log(u) / log(2)", HasLogarithm),
        new("decimal-log-of-function", "log10(u)", "log(u) / log(10)", HasLogarithm),
        new("log-of-negative-erf", "log(-erf(u))",
            "-u > 0.5 ? log1p(-erfc(atleast(-u, 0.5))) : log(erf(atmost(-u, 0.5)))", IsNotHeld, "log1p(-erfc(-u)) where -u > 0.5"),
        new("log-of-negative-tanh", "log(-tanh(u))",
            "-u > 0.5 ? log1p(-2 * sigmoid(-2 * atleast(-u, 0.5))) : log(tanh(atmost(-u, 0.5)))", IsNotHeld,
            "log1p(-2 * sigmoid(2 * u)) where -u > 0.5"),
        new("log-of-erf", "log(erf(u))", "u > 0.5 ? log1p(-erfc(atleast(u, 0.5))) : log(erf(atmost(u, 0.5)))", IsNotHeld,
            "log1p(-erfc(u)) where u > 0.5"),
        new("log-of-tanh", "log(tanh(u))", "u > 0.5 ? log1p(-2 * sigmoid(-2 * atleast(u, 0.5))) : log(tanh(atmost(u, 0.5)))", IsNotHeld,
            "log1p(-2 * sigmoid(-2 * u)) where u > 0.5"),
        new("log-of-abs-tanh", "log(abs(tanh(u)))",
            "abs(u) > 0.5 ? log1p(-2 * sigmoid(-2 * atleast(abs(u), 0.5))) : log(tanh(atmost(abs(u), 0.5)))", IsNotHeld,
            "log1p(-2 * sigmoid(-2 * abs(u))) where abs(u) > 0.5"),
        new("log-of-own-square", "log(sq(u))", "2 * log(abs(u))"),
        new("log-of-sin", "log(sin(u))", "sin(u) > 0.7 ? log1p(-sq(cos(u))) / 2 : log(atmost(sin(u), 0.75))",
            Shown: "log1p(-sq(cos(u))) / 2 where sin(u) > 0.7"),
        new("log-of-cos", "log(cos(u))", "cos(u) > 0.7 ? log1p(-sq(sin(u))) / 2 : log(atmost(cos(u), 0.75))",
            Shown: "log1p(-sq(sin(u))) / 2 where cos(u) > 0.7"),
    };

    /// <summary>Whether an argument is not bounded already, so that a rule ends.</summary>
    public static bool IsNotHeld(IReadOnlyDictionary<string, Expr> bindings) => bindings["u"] is not Call { Function.Name: "atmost" };

    // The logarithm of which has a row.
    private static bool HasLogarithm(IReadOnlyDictionary<string, Expr> bindings) => (bindings["u"] is Product { Coefficient: -1 } product
        ? -product : bindings["u"]) is Call { Function.Name: "erf" or "tanh" or "sin" or "cos" or "abs" } or Power { Exponent: 2 };

    // Numbers that do not count beside the square of 2^20.
    private static bool IsOffset(IReadOnlyDictionary<string, Expr> bindings) =>
        IsNotHeldSquare(bindings) && bindings["c"] is Number { Value: > 0 and < 4096 };

    private static bool IsNotHeldSquare(IReadOnlyDictionary<string, Expr> bindings) =>
        IsNotHeld(bindings) && !Dependence.IsConstant(bindings["u"]);
}
