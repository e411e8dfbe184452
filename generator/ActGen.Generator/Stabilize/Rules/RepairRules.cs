using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Stabilize;

/// <summary>
/// The repairs: identities over the real numbers whose right side keeps the digits that the left side loses in float32. Each
/// row says in its comment what goes wrong on the left.
/// </summary>
internal static class RepairRules
{
    /// <summary>
    /// Repairs of values, applied before differentiation too: the derivative of a repaired form needs no repair of its own.
    /// </summary>
    public static readonly IReadOnlyList<Rule> Analytic = new Rule[]
    {
        // log(1 + u): 1 + u rounds away the digits of a small u.
        new("log1p", "log(1 + u)", "log1p(u)"),
        // exp(u) - 1: cancels for small u.
        new("expm1", "exp(u) - 1", "expm1(u)"),
        new("expm1-scaled", "a * exp(u) - a", "a * expm1(u)"),
        new("exp", "expm1(u) + 1", "exp(u)"),
        new("expm1-offset-number", "exp(u) + k", "expm1(u) + (k + 1)", b => b["k"] is Number { Value: > -1.5 and < -0.5 and not -1 }),
        // log1p(exp(u)): exp overflows from 88.7 on; forward infinity, backward infinity / infinity.
        new("softplus", "log1p(exp(u))", "softplus(u)"),
        // 1 / (1 + exp(u)): its derivative y(1 - y) is 0 where 1 - y rounds to 0.
        new("sigmoid", "1 / (1 + exp(u))", "sigmoid(-u)"),
        new("sigmoid-quotient", "exp(u) * sigmoid(-u)", "sigmoid(u)"),
        new("sigmoid-complement", "1 - sigmoid(u)", "sigmoid(-u)"),
        new("log-sigmoid", "log(sigmoid(u))", "-softplus(-u)"),
        // The logarithm of a small u has its digits left of the point.
        new("softplus-of-log", "softplus(log(u))", "log1p(u)", IsNotNegative),
        new("sigmoid-of-log", "sigmoid(log(u))", "u / (1 + u)", IsNotNegative),
        new("log1p-of-tanh", "log1p(tanh(u))", "-(softplus(-2 * u) - log(2))"),
        new("log1p-of-negative-tanh", "log1p(-tanh(u))", "-(softplus(2 * u) - log(2))"),
        new("log-of-reciprocal", "log(1 / u)", "-log(u)"),
        // The logarithm of what an exponential makes infinite, or nothing: log(exp(u) / rowsum(v)).
        new("log-of-exp-times", "log(u * exp(v))", "v + log(u)"),
        // Quotients of exponentials: infinity / infinity.
        new("tanh", "(exp(u) - exp(-u)) / (exp(u) + exp(-u))", "tanh(u)"),
        new("tanh-quotient", "expm1(u) * sigmoid(-u)", "tanh(u / 2)"),
        new("tanh-sigmoid", "2 * sigmoid(u) - 1", "tanh(u / 2)"),
        // 1 + tanh(u), 1 + erf(u): cancel for negative u, where the tail is all there is.
        new("tanh-tail", "1 + tanh(u)", "2 * sigmoid(2 * u)"),
        new("tanh-upper-tail", "1 - tanh(u)", "2 * sigmoid(-2 * u)"),
        new("sech-squared", "1 - sq(tanh(u))", "sechsq(u)"),
        // The other way round it cancels near 0.
        new("sech-complement", "1 - sechsq(u)", "sq(tanh(u))"),
        new("erfc", "1 + erf(u)", "erfc(-u)"),
        new("erfc-upper", "1 - erf(u)", "erfc(u)"),
        new("erfc-scaled", "c + c * erf(u)", "c * erfc(-u)"),
        new("erfc-upper-scaled", "c - c * erf(u)", "c * erfc(u)"),
        // exp(-u^2): the rounding of u^2 becomes a relative error of u^2 ulps.
        new("gauss", "exp(-sq(u))", "gauss(u)"),
        new("gauss-half", "exp(-sq(u) / 2)", "gausshalf(u)"),
        // erfc(u / sqrt(2)), exp(-(u / sqrt(2))^2): the rounding of u / sqrt(2) becomes one of u^2 ulps in the tail.
        new("normal", "erfc(u / sqrt(2))", "2 * normcdf(-u)"),
        new("normal-times", "erfc(c * u)", "2 * normcdf(-u)", c => IsNumber(c, RootHalf)),
        new("normal-times-negative", "erfc(c * u)", "2 * normcdf(u)", c => IsNumber(c, -RootHalf)),
        new("normal-over", "erfc(u / c)", "2 * normcdf(-u)", c => IsNumber(c, RootTwo)),
        new("normal-complement", "c - c * normcdf(u)", "c * normcdf(-u)"),
        new("erfc-complement", "2 - erfc(u)", "erfc(-u)"),
        new("gauss-half-root", "gauss(u / sqrt(2))", "gausshalf(u)"),
        new("gauss-half-times", "gauss(c * u)", "gausshalf(u)", c => IsNumber(c, RootHalf) || IsNumber(c, -RootHalf)),
        new("gauss-half-over", "gauss(u / c)", "gausshalf(u)", c => IsNumber(c, RootTwo)),
        // u^2 overflows, and is 0 for small u.
        new("root-of-square", "sqrt(sq(u))", "abs(u)"),
        new("half-power-of-square", "pow(sq(u), 0.5)", "abs(u)"),
        new("power-of-square", "pow(sq(u), v)", "pow(abs(u), 2 * v)", b => b["v"] is not Number { Value: 0.5 }),
        // What is divided by overflows first.
        new("reciprocal-of-power", "1 / pow(u, v)", "pow(u, -v)", b => !Dependence.IsConstant(b["v"])),
        new("reciprocal-of-exp", "1 / exp(u)", "exp(-u)"),
        // A power of a sum with an exponential that overflows: of infinity and infinity there is no difference.
        new("power-of-exponential", "pow(1 + exp(u), v)", "exp(v * softplus(u))"),
        // Cancels where the power is about 1.
        new("power-less-one", "pow(1 + u, v) - 1", "expm1(v * log1p(u))", b => Signs.IsNotNegative(b["u"]) && b["v"] is not Number),
        // acos has an infinite derivative at 1.
        new("cos-of-acos", "cos(acos(u))", "u"),
        new("sin-of-asin", "sin(asin(u))", "u"),
        // The square of a large u overflows, and of a small one it leaves nothing of 1.
        new("cos-of-atan", "cos(atan(u))", "1 / hypot1(u)"),
        new("sin-of-atan", "sin(atan(u))", "u / hypot1(u)"),
        new("tanh-of-asinh", "tanh(asinh(u))", "u / hypot1(u)"),
        new("cosh-of-asinh", "cosh(asinh(u))", "hypot1(u)"),
        new("chebyshev-2", "cos(2 * acos(u))", "2 * sq(u) - 1"),
        new("chebyshev-3", "cos(3 * acos(u))", "u * (4 * sq(u) - 3)"),
        new("chebyshev-4", "cos(4 * acos(u))", "8 * sq(u) * (sq(u) - 1) + 1"),
        new("chebyshev-5", "cos(5 * acos(u))", "u * ((16 * sq(u) - 20) * sq(u) + 5)"),
        // sqrt(1 + u^2): u^2 overflows from 1.8e19 on.
        new("hypotenuse", "sqrt(1 + sq(u))", "hypot1(u)"),
        new("log-of-hypotenuse", "log(hypot1(u))", "log1p(sq(u)) / 2"),
        new("hypotenuse-of-two", "sqrt(sq(u) + sq(v))", "hypot(u, v)", Shown: "larger * sqrt(1 + sq(smaller / larger))"),
        new("hypotenuse-of-product", "sqrt(1 + sq(u) * sq(v))", "hypot1(u * v)"),
        new("hypotenuse-of-number-times", "sqrt(1 + c * sq(u))", "hypot1(sqrt(c) * u)", IsPositiveNumber),
        new("hypotenuse-of-multiple", "sqrt(c * sq(u) + sq(v))", "hypot(sqrt(c) * u, v)", IsPositiveNumber,
            Shown: "larger * sqrt(1 + sq(smaller / larger))"),
        new("hypotenuse-scaled", "sqrt(c + sq(u))", "sqrt(c) * hypot1(u / sqrt(c))", IsPositiveNumber),
        // The root of a sum of squares has no derivative where all are 0: infinity times 0. There it is 0, as that of abs.
        new("norm", "sqrt(u)", "norm(u)", IsSumOfSquares),
        new("norm-over-root", "u / norm(u)", "norm(u)"),
        // Removable singularities: 0 / 0 at c = 0 and cancellation around it, in the value and in every derivative.
        new("singularity-of-expm1", "expm1(c * v) / c", "expm1div(c, v)", NotConstant,
            "v * exprel(c * v), exprel(u) = expm1(u) / u and 1 at u = 0"),
        new("singularity-of-log1p", "log1p(c * v) / c", "log1pdiv(c, v)", NotConstant,
            "v * log1prel(c * v), log1prel(u) = log1p(u) / u and 1 at u = 0"),
        new("singularity-of-sin", "sin(c * v) / c", "sindiv(c, v)", NotConstant, "v * sinc(c * v), sinc(u) = sin(u) / u and 1 at u = 0"),
        new("singularity-of-sin-squared", "sq(sin(c * v)) / c", "sin(c * v) * sindiv(c, v)", NotConstant,
            "v * sinc(c * v) * sin(c * v), sinc(u) = sin(u) / u and 1 at u = 0"),
        new("sin-regained", "c * sindiv(c, v)", "sin(c * v)"),
        // Quotients of exponentials over a row: infinity / infinity. What is subtracted cancels, so it needs no derivative.
        new("softmax", "exp(u) / rowsum(exp(u))", "exp(u - maxshift(u)) / rowsum(exp(u - maxshift(u)))", NotShifted,
            Shown: "exp(u - rowmax(u)) / rowsum(exp(u - rowmax(u)))"),
        new("softmax-of-mean", "exp(u) / rowmean(exp(u))", "exp(u - maxshift(u)) / rowmean(exp(u - maxshift(u)))", NotShifted,
            Shown: "exp(u - rowmax(u)) / rowmean(exp(u - rowmax(u)))"),
        // The mean of v with such weights.
        new("softmax-weighted", "rowsum(v * exp(u)) / rowsum(exp(u))", "rowsum(v * exp(u - maxshift(u))) / rowsum(exp(u - maxshift(u)))",
            NotShifted,
            Shown: "rowsum(v * exp(u - rowmax(u))) / rowsum(exp(u - rowmax(u)))"),
        new("log-sum-exp", "log(rowsum(exp(u)))", "maxshift(u) + log(rowsum(exp(u - maxshift(u))))", NotShifted,
            Shown: "rowmax(u) + log(rowsum(exp(u - rowmax(u))))"),
        new("log-mean-exp", "log(rowmean(exp(u)))", "maxshift(u) + log(rowmean(exp(u - maxshift(u))))", NotShifted,
            Shown: "rowmax(u) + log(rowmean(exp(u - rowmax(u))))"),
        // A shift that the formula has already: one is enough, and the one without a derivative is cheaper.
        new("max-shift-of-shifted", "maxshift(u - rowmax(u))", "maxshift(u) - rowmax(u)", Shown: "0"),
        // The quotient rule's two terms cancel for large u.
        new("quotient-rule", "1 / (k + u) - u / sq(k + u)", "k / sq(k + u)"),
    }.Concat(InverseRules.Slopes).ToList();

    /// <summary>Repairs of what is computed, after differentiation.</summary>
    public static readonly IReadOnlyList<Rule> Numeric = InverseRules.Values.Concat(LogarithmRules.All).Concat(WaveRules.All)
        .Concat(new Rule[]
    {
        // A slope's power is infinite where its base is 0: infinity times 0.
        new("power-times-base", "u * pow(u, v)", "pow(u, v + 1)", b => b["v"] is not Number),
        new("power-times-part-of-base", "u * pow(u * w, v)", "pow(u * w, v + 1) / w",
            b => b["v"] is not Number && b["u"] is not (Number or Power { Exponent: < 0 })),
        // Its parts hold a choice by the sign each, and their product needs none.
        new("sigmoid-slope", "sigmoid(u) * sigmoid(-u)", "expnegabs(u) / sq(1 + expnegabs(u))",
            Shown: "exp(-abs(u)) / sq(1 + exp(-abs(u)))"),
        // The square is 0 where the root is not.
        new("root-of-sech-squared", "sqrt(sechsq(u))", "2 * expnegabs(u) / (1 + sq(expnegabs(u)))",
            Shown: "2 * exp(-abs(u)) / (1 + exp(-2 * abs(u)))"),
        // tanh(softplus(u)) and its derivative from one exponential that cannot overflow, e = exp(-abs(u)).
        new("tanh-softplus", "tanh(softplus(u))",
            "(u >= 0 ? 1 + 2 * expnegabs(u) : expnegabs(u) * (2 + expnegabs(u))) / "
                + "(u >= 0 ? 1 + 2 * expnegabs(u) * (1 + expnegabs(u)) : 2 + expnegabs(u) * (2 + expnegabs(u)))",
            Shown: "a quotient in exp(-abs(u))"),
        new("sech-softplus", "sechsq(softplus(u))",
            "sq(2 * (1 + expnegabs(u)) * (u >= 0 ? expnegabs(u) : 1) / "
                + "(u >= 0 ? 1 + 2 * expnegabs(u) * (1 + expnegabs(u)) : 2 + expnegabs(u) * (2 + expnegabs(u))))",
            Shown: "a quotient in exp(-abs(u))"),
        // u + sqrt(1 + u^2) and its derivative: cancel for negative u, where the reciprocal of their difference is left.
        new("hypotenuse-tail", "u + hypot1(u)", "u >= 0 ? abs(u) + hypot1(u) : 1 / (abs(u) + hypot1(u))"),
        new("hypotenuse-scaled-tail", "u + c * hypot1(u / c)",
            "c * (u >= 0 ? abs(u / c) + hypot1(u / c) : 1 / (abs(u / c) + hypot1(u / c)))", IsScale),
        // Of hypot1(u) * (abs(u) + hypot1(u)) the square of hypot1(u) is known better than itself; from 4096 on, hypot1(u) is abs(u), and a
        // square may overflow.
        new("hypotenuse-slope", "1 + u / hypot1(u)",
            "(u >= 0 ? abs(u) + hypot1(u) : u > -4096 ? 1 : 1 / (abs(u) + hypot1(u))) / "
                + "(u < 0 && u > -4096 ? 1 + sq(u) + abs(u) * hypot1(u) : hypot1(u))",
            Shown: "(abs(u) + hypot1(u)) / hypot1(u), for negative u 1 / (1 + sq(u) + abs(u) * hypot1(u))"),
        new("hypot-tail", "u + hypot(v, u)", "u >= 0 ? abs(u) + hypot(v, u) : v * (v / (abs(u) + hypot(v, u)))"),
        new("hypot-tail-second", "u + hypot(u, v)", "u >= 0 ? abs(u) + hypot(u, v) : v * (v / (abs(u) + hypot(u, v)))"),
        new("hypot-slope", "1 + (hypot(v, u) > 0 ? u / hypot(v, u) : 0)", HypotSlope),
        new("hypot-slope-second", "1 + (hypot(u, v) > 0 ? u / hypot(u, v) : 0)", HypotSlope),
        // sqrt(1 + u^2) - 1: cancels for small u.
        new("hypotenuse-drop", "hypot1(u) - 1", "sq(u) / (1 + hypot1(u))"),
        // log(1/2 + exp(u)/2) cancels near 0.
        new("softplus-shifted", "softplus(u) - log(2)", "relu(u) + log1p(expm1(-abs(u)) / 2)"),
        // exp(u) overflows, and sechsq is 0 long before: infinity times 0. From 64 on, tanh(exp(u)) is 1 to all digits.
        new("tanh-exp", "tanh(exp(u))", "tanh(exp(atmost(u, 64)))", LogarithmRules.IsNotHeld, "tanh(exp(min(u, 64)))"),
        new("tanh-exp-slope", "exp(u) * sechsq(exp(u))", "exp(atmost(u, 64)) * sechsq(exp(atmost(u, 64)))", LogarithmRules.IsNotHeld,
            "exp(v) * sechsq(exp(v)), v = min(u, 64)"),
        // expm1(c v)/c + k: far below 0 expm1 is almost -1 and k cancels it, where exp itself is small and exact; near 0 it is
        // almost c v, and k cancels v, which is exact, before the small rest is added.
        new("expm1-offset", "expm1div(c, v) + k",
            "c * v < -0.6931471805599453 ? exp(c * v) / c + (k - 1 / c) : (v + k) + c * v * v * exprel2(c * v)", OffsetIsParameter,
            Shown: "(v + k) + c * v * v * exprel2(c * v), or exp(c * v) / c + (k - 1 / c) where c * v < -log(2); "
                + "exprel2(u) = (expm1(u) - u) / sq(u)"),
    }).ToList();

    // 1 + u / hypot(u, v), which cancels for negative u.
    private const string HypotSlope =
        "(hypot(v, u) > 0 ? (u >= 0 ? abs(u) + hypot(v, u) : v * (v / (abs(u) + hypot(v, u)))) / hypot(v, u) : 1)";

    // As people write them, to 15 digits or more.
    private const double RootHalf = 0.70710678118654752;
    private const double RootTwo = 1.4142135623730950;

    private static bool IsNumber(IReadOnlyDictionary<string, Expr> bindings, double value) =>
        bindings["c"] is Number number && System.Math.Abs(number.Value - value) <= 1e-15;

    private static bool NotShifted(IReadOnlyDictionary<string, Expr> bindings) =>
        !ReductionForm.Reductions(bindings["u"]).Any(c => c.Function.Reduction == Reduction.MaxShift);

    private static bool IsPositiveNumber(IReadOnlyDictionary<string, Expr> bindings) =>
        bindings["c"] is Number { Value: > 0 } and not Number { Value: 1 };

    private static bool IsScale(IReadOnlyDictionary<string, Expr> bindings) =>
        bindings["c"] is Number { Value: > 0 } or Call { Function.Name: "sqrt" } && Dependence.IsConstant(bindings["c"]);

    private static bool IsSumOfSquares(IReadOnlyDictionary<string, Expr> bindings) => IsSumOfSquares(bindings["u"]);

    private static bool IsSumOfSquares(Expr node) => node switch
    {
        Sum => node.Children.All(IsSumOfSquares),
        Product => node.Children.All(f => f is Number { Value: > 0 } || IsSumOfSquares(f)),
        Power power => power.Exponent > 0 && power.Exponent % 2 == 0 && !Dependence.IsConstant(power),
        Call { Function.Reduction: Reduction.Sum or Reduction.Mean } => IsSumOfSquares(node.Children[0]),
        _ => false,
    };

    private static bool IsNotNegative(IReadOnlyDictionary<string, Expr> bindings) => Signs.IsNotNegative(bindings["u"]);

    private static bool NotConstant(IReadOnlyDictionary<string, Expr> bindings) => !Dependence.IsConstant(bindings["c"]);

    private static bool OffsetIsParameter(IReadOnlyDictionary<string, Expr> bindings) =>
        bindings["k"] is not Number { Value: 0 } && !Dependence.OnInput(bindings["k"]) && !Dependence.OnInput(bindings["c"]);
}
