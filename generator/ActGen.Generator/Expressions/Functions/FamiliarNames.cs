using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>The names of functions and values of the language elsewhere: in mathematics, NumPy, PyTorch, MATLAB.</summary>
internal static class FamiliarNames
{
    private static readonly Dictionary<string, string> Functions = Table(
        "ln log, logistic sigmoid, sigma sigmoid, σ sigmoid, expit sigmoid, rectifier relu, log_sigmoid logsigmoid, "
        + "soft_plus softplus, soft_sign softsign, fabs abs, modulus abs, absolute abs, sgn sign, square sq, sqr sq, power pow, "
        + "clip clamp, maximum max, minimum min, fmax max, fmin min, rint round, around round, arcsin asin, arccos acos, "
        + "arctan atan, arctan2 atan2, arcsinh asinh, arccosh acosh, arctanh atanh, arsinh asinh, arcosh acosh, artanh atanh, "
        + "tg tan, sh sinh, ch cosh, th tanh, mean rowmean, amax rowmax, amin rowmin, reduce_sum rowsum, reduce_mean rowmean, "
        + "reduce_max rowmax, reduce_min rowmin");

    private static readonly Dictionary<string, string> Letters = Table(
        "α alpha, β beta, γ gamma, δ delta, ε epsilon, ζ zeta, η eta, θ theta, κ kappa, λ lambda, μ mu, ν nu, ξ xi, ρ rho, "
        + "σ sigma, τ tau, φ phi, χ chi, ψ psi, ω omega, π pi, M_PI pi, M_E e");

    private const string Noise =
        "formulas are deterministic; for noise add a Dropout or AlphaDropout layer, or a layer of your own";

    private const string Gamma =
        "factorials and gamma functions are not supported; write a constant factorial as a number, such as 3! as 6";

    private const string Grid = "table lookups are not supported; for values on a uniform grid write a sum over a vector learnable, "
        + "sum(i, 0, 15, height[i] * max(0, 1 - abs(x / width - i)))";

    private const string Undefined = "formulas cannot test for NaN or infinity; Domain = DomainPolicy.Clamp keeps arguments where "
        + "functions have a value, and clamp(x, -1e30, 1e30) keeps inputs finite";

    private const string Outputs = "several formulas give several outputs, one after another: [Activation(\"relu(x)\", \"relu(-x)\")]; "
        + "Inputs = \"a, b\" splits";

    private const string Running = "it depends on earlier batches; add a layer for it before the activation";

    // What has no value of its own: randomness, state, tables, functions without an elementary form.
    private static readonly Dictionary<string, string> Foreign = new[]
    {
        (Names: "rand randn rand_like randn_like random normal uniform randint bernoulli dropout alpha_dropout alphadropout noise "
            + "rrelu gumbel", Advice: Noise),
        (Names: "gamma lgamma gammaln factorial digamma loggamma", Advice: Gamma),
        (Names: "interp lookup look_up interp1 table gather take bucketize searchsorted digitize", Advice: Grid),
        (Names: "batchnorm batch_norm ema", Advice: Running),
        (Names: "isnan isinf isfinite isreal nan_to_num nanmax nanmin nansum nanmean", Advice: Undefined),
        (Names: "concat concatenate cat stack hstack vstack split chunk", Advice: Outputs),
        (Names: "prod product rowprod rowproduct reduce_prod", Advice: "a product over a row is exp(rowsum(log(u))) where u is positive"),
        (Names: "cumsum cumprod sort argsort topk argmax argmin roll shift median rowmedian quantile", Advice:
            "the reductions over the last axis are rowsum, rowmean, rowmax and rowmin"),
        (Names: "erfinv erfcinv norminv probit besselj bessel i0 lambertw", Advice:
            "it has no elementary form; write an approximation in + - * / exp log, with its derivative in [Derivative]"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (Name: name, row.Advice)))
        .ToDictionary(row => row.Name, row => row.Advice, StringComparer.OrdinalIgnoreCase);

    /// <summary>The function's name in this language; null for a name that is not known from elsewhere.</summary>
    public static string? Of(string name) => Functions.TryGetValue(name, out var known) ? known : null;

    /// <summary>The advice on a function that no formula can stand for; null where that is not known.</summary>
    public static string? Lacking(string name) => Foreign.TryGetValue(name, out var advice) ? advice : null;

    /// <summary>A Greek letter by its name, and constants by those they have elsewhere; null for anything else.</summary>
    public static string? OfLetter(string letter) => Letters.TryGetValue(letter, out var name) ? name : null;

    private static Dictionary<string, string> Table(string rows) => rows
        .Split(new[] { ", " }, StringSplitOptions.None).Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
