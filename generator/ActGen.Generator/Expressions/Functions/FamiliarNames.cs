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
        + "σ sigma, τ tau, φ phi, χ chi, ψ psi, ω omega, π pi");

    /// <summary>The function's name in this language; null for a name that is not known from elsewhere.</summary>
    public static string? Of(string name) => Functions.TryGetValue(name, out var known) ? known : null;

    /// <summary>A Greek letter by its name; null for anything else.</summary>
    public static string? OfLetter(string letter) => Letters.TryGetValue(letter, out var name) ? name : null;

    private static Dictionary<string, string> Table(string rows) => rows
        .Split(new[] { ", " }, StringSplitOptions.None).Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
}
