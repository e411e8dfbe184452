using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>Identities that make a formula smaller. Those of sums and products are kept by <c>ExprPool</c> itself.</summary>
internal static class SimplifyRules
{
    public static readonly IReadOnlyList<Rule> All = new Rule[]
    {
        new("exp-zero", "exp(0)", "1"),
        new("log-one", "log(1)", "0"),
        // A function of its inverse.
        new("log-exp", "log(exp(u))", "u"),
        new("log1p-expm1", "log1p(expm1(u))", "u"),
        new("expm1-log1p", "expm1(log1p(u))", "u", IsNotNegative),
        new("exp-log", "exp(log(u))", "u", IsNotNegative),
        new("tan-atan", "tan(atan(u))", "u"),
        new("sinh-asinh", "sinh(asinh(u))", "u"),
        new("asinh-sinh", "asinh(sinh(u))", "u"),
        new("atanh-tanh", "atanh(tanh(u))", "u"),
        new("expm1-softplus", "expm1(softplus(u))", "exp(u)"),
        new("root-exp", "sqrt(exp(u))", "exp(u / 2)"),
        new("power-exp", "pow(exp(u), v)", "exp(u * v)"),
        new("cube-root-exp", "cbrt(exp(u))", "exp(u / 3)"),
        new("sqrt-one", "sqrt(1)", "1"),
        new("abs-abs", "abs(abs(u))", "abs(u)"),
        new("abs-not-negative", "abs(u)", "u", IsNotNegative),
        new("relu-not-negative", "relu(u)", "u", IsNotNegative),
        new("times-own-sign", "u * sign(u)", "abs(u)"),
        new("sign-times-abs", "abs(u) * sign(u)", "u"),
        new("max-of-both-signs", "max(u, -u)", "abs(u)"),
        new("max-of-signs", "max(-u, u)", "abs(u)"),
        new("min-of-both-signs", "min(u, -u)", "-abs(u)"),
        new("min-of-signs", "min(-u, u)", "-abs(u)"),
        new("max-not-negative", "max(u, 0)", "u", IsNotNegative),
        new("max-of-zero", "max(0, u)", "u", IsNotNegative),
        new("min-not-negative", "min(u, 0)", "0", IsNotNegative),
        new("min-of-zero", "min(0, u)", "0", IsNotNegative),
        new("abs-quotient", "abs(u) / abs(v)", "abs(u / v)"),
        new("max-same", "max(u, u)", "u"),
        new("min-same", "min(u, u)", "u"),
        new("relu-idempotent", "relu(relu(u))", "relu(u)"),
        new("cos-zero", "cos(0)", "1"),
        new("sech-zero", "sechsq(0)", "1"),
        new("gauss-zero", "gauss(0)", "1"),
        new("sigmoid-zero", "sigmoid(0)", "0.5"),
        new("relu-zero", "relu(0)", "0"),
        new("rowsum-zero", "rowsum(0)", "0"),
        new("rowmean-zero", "rowmean(0)", "0"),
        // Deviations from the mean add up to nothing.
        new("centered", "rowmean(u - rowmean(u))", "0"),
        new("centered-sum", "rowsum(u - rowmean(u))", "0"),
    }.Concat(SymmetryRules.All).ToList();

    private static bool IsNotNegative(IReadOnlyDictionary<string, Expr> bindings) => Signs.IsNotNegative(bindings["u"]);
}
