using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Functions that are known from elsewhere and that this language has no name for: from NumPy, PyTorch, Keras, JAX and MATLAB. Each is what
/// to write instead, over the arguments <c>{0}</c>, <c>{1}</c>, <c>{2}</c>. A name that the language has with other numbers of arguments
/// may be here too.
/// </summary>
internal static class FamiliarCalls
{
    /// <summary>The constant whose power is a function.</summary>
    public const string Euler = "e";

    private static readonly (string Names, int Arity, string Template)[] Rows =
    {
        // Choices.
        ("where select ifelse if_else iif cond if_then_else piecewise", 3, "{0} ? {1} : {2}"),
        ("piecewise ifs", 5, "{0} ? {1} : {2} ? {3} : {4}"),
        ("not logical_not", 1, "!{0}"),
        ("and logical_and", 2, "{0} && {1}"),
        ("or logical_or", 2, "{0} || {1}"),
        ("xor logical_xor", 2, "{0} && !{1} || !{0} && {1}"),
        ("heaviside unit_step H", 1, "step({0})"),
        ("threshold", 3, "{0} > {1} ? {0} : {2}"),
        ("rect", 1, "abs({0}) <= 0.5 ? 1 : 0"),

        // Activations that are formulas in one line.
        ("swish silu", 1, "{0} * sigmoid({0})"),
        ("swish silu", 2, "{0} * sigmoid({1} * {0})"),
        ("gelu", 1, "{0} / 2 * (1 + erf({0} / sqrt(2)))"),
        ("gelu", 2, "{0} / 2 * (1 + tanh(sqrt(2 / pi) * ({0} + 0.044715 * pow({0}, 3))))"),
        ("softplus", 2, "log(1 + exp({1} * {0})) / {1}"),
        ("mish", 1, "{0} * tanh(softplus({0}))"),
        ("elu celu", 1, "{0} > 0 ? {0} : expm1({0})"),
        ("elu", 2, "{0} > 0 ? {0} : {1} * expm1({0})"),
        ("celu", 2, "{0} > 0 ? {0} : {1} * expm1({0} / {1})"),
        ("selu", 1, "1.0507009873554805 * ({0} > 0 ? {0} : 1.6732632423543772 * expm1({0}))"),
        ("leaky_relu leakyrelu lrelu", 1, "{0} > 0 ? {0} : 0.01 * {0}"),
        ("leaky_relu leakyrelu lrelu prelu", 2, "{0} > 0 ? {0} : {1} * {0}"),
        ("relu6", 1, "clamp({0}, 0, 6)"),
        ("hardtanh hard_tanh", 1, "clamp({0}, -1, 1)"),
        ("hardtanh hard_tanh", 3, "clamp({0}, {1}, {2})"),
        ("clamp clip", 2, "max({0}, {1})"),
        ("hardsigmoid hard_sigmoid", 1, "clamp({0} / 6 + 0.5, 0, 1)"),
        ("hardswish hard_swish hard_silu", 1, "{0} * clamp({0} / 6 + 0.5, 0, 1)"),
        ("tanhshrink", 1, "{0} - tanh({0})"),
        ("squareplus", 1, "({0} + sqrt(sq({0}) + 4)) / 2"),

        // Whole rows.
        ("softmax", 1, "exp({0}) / rowsum(exp({0}))"),
        ("softmin", 1, "exp(-{0}) / rowsum(exp(-{0}))"),
        ("log_softmax logsoftmax", 1, "{0} - log(rowsum(exp({0})))"),
        ("logsumexp", 1, "log(rowsum(exp({0})))"),
        ("sum", 1, "rowsum({0})"),
        ("max", 1, "rowmax({0})"),
        ("min", 1, "rowmin({0})"),
        ("norm", 1, "sqrt(rowsum(sq({0})))"),
        ("dot inner", 2, "rowsum({0} * {1})"),
        ("layernorm layer_norm", 1, "({0} - rowmean({0})) / sqrt(rowmean(sq({0} - rowmean({0}))) + 1e-5)"),
        ("rmsnorm rms_norm", 1, "{0} / sqrt(rowmean(sq({0})) + 1e-5)"),
        ("var variance rowvar rowvariance", 1, "rowmean(sq({0} - rowmean({0})))"),
        ("std rowstd", 1, "sqrt(rowmean(sq({0} - rowmean({0}))))"),

        // Powers, logarithms, quotients.
        ("reciprocal inv", 1, "1 / {0}"),
        ("rsqrt", 1, "1 / sqrt({0})"),
        ("exp2", 1, "pow(2, {0})"),
        ("exp10", 1, "pow(10, {0})"),
        ("log logbase", 2, "log({0}) / log({1})"),
        ("cube", 1, "pow({0}, 3)"),
        ("logit", 1, "log({0} / (1 - {0}))"),
        ("root nthroot", 2, "sign({0}) * pow(abs({0}), 1 / {1})"),
        ("add plus", 2, "{0} + {1}"),
        ("subtract minus", 2, "{0} - {1}"),
        ("multiply times mul", 2, "{0} * {1}"),
        ("divide rdivide div frac", 2, "{0} / {1}"),
        ("negative neg", 1, "-{0}"),
        ("fma", 3, "{0} * {1} + {2}"),
        ("lerp", 3, "{0} + {2} * ({1} - {0})"),
        ("max", 3, "max(max({0}, {1}), {2})"),
        ("min", 3, "min(min({0}, {1}), {2})"),

        // Whole numbers and remainders.
        ("ceil ceiling", 1, "-floor(-{0})"),
        ("round", 2, "round({0} * pow(10, {1})) / pow(10, {1})"),
        ("trunc truncate fix", 1, "sign({0}) * floor(abs({0}))"),
        ("fract", 1, "{0} - floor({0})"),
        ("mod remainder floormod", 2, "{0} - {1} * floor({0} / {1})"),
        ("fmod rem", 2, "{0} - {1} * sign({0} / {1}) * floor(abs({0} / {1}))"),

        // Angles and their functions.
        ("atan arctan", 2, "atan2({0}, {1})"),
        ("sinc", 1, "{0} == 0 ? 1 : sin(pi * {0}) / (pi * {0})"),
        ("sec", 1, "1 / cos({0})"),
        ("csc cosec", 1, "1 / sin({0})"),
        ("cot", 1, "1 / tan({0})"),
        ("sech", 1, "1 / cosh({0})"),
        ("csch", 1, "1 / sinh({0})"),
        ("coth", 1, "1 / tanh({0})"),
        ("deg2rad radians", 1, "{0} * pi / 180"),
        ("rad2deg degrees", 1, "{0} * 180 / pi"),

        // Distributions.
        ("gauss gaussian", 1, "exp(-sq({0}))"),
        ("gauss gaussian", 3, "exp(-sq(({0} - {1}) / {2}) / 2)"),
        ("normcdf ndtr Φ", 1, "erfc(-{0} / sqrt(2)) / 2"),
        ("normpdf φ", 1, "exp(-sq({0}) / 2) / sqrt(2 * pi)"),
    };

    // Where the last argument says what is meant: a root of an even degree has no value below 0.
    private static readonly (string Names, string Last, string Template)[] Special =
    {
        ("root nthroot", "2", "sqrt({0})"),
        ("root nthroot", "3", "cbrt({0})"),
        ("root nthroot", "4", "pow({0}, 1 / 4)"),
        ("root nthroot", "6", "pow({0}, 1 / 6)"),
        ("root nthroot", "8", "pow({0}, 1 / 8)"),
    };

    private static readonly Dictionary<(string Name, int Arity), string> Templates = Rows
        .SelectMany(row => row.Names.Split(' ').Select(name => (Key: (name, row.Arity), row.Template)))
        .ToDictionary(r => r.Key, r => r.Template);

    /// <summary>All of them, for tests.</summary>
    public static IEnumerable<(string Name, int Arity)> All => Templates.Keys;

    /// <summary>The replacement of a call; null where the function is not known from elsewhere.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="arguments">The arguments as they are written.</param>
    /// <param name="isPart">Whether the call is part of a larger formula.</param>
    public static string? Written(string name, IReadOnlyList<string> arguments, bool isPart)
    {
        if (Special.FirstOrDefault(s => arguments.Count == 2 && s.Last == arguments[1]
            && s.Names.Split(' ').Contains(name.ToLowerInvariant())) is { Template: { } special })
        {
            return Filled(special, arguments, isPart);
        }

        if (!Templates.TryGetValue((name, arguments.Count), out var template)
            && !Templates.TryGetValue((name.ToLowerInvariant(), arguments.Count), out template))
        {
            return null;
        }

        return Filled(template, arguments, isPart);
    }

    /// <summary>A template over arguments as they are written.</summary>
    public static string Filled(string template, IEnumerable<string> arguments, bool isPart)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, template,
            arguments.Select(a => IsOperand(a) ? a : $"({a})").ToArray<object>());
        return isPart && !IsOperand(text) ? $"({text})" : text;
    }

    /// <summary>A power as a call.</summary>
    public static string Power(string @base, string exponent) => @base == Euler ? $"exp({Unwrapped(exponent)})"
        : exponent == "2" ? $"sq({Unwrapped(@base)})" : $"pow({Unwrapped(@base)}, {Unwrapped(exponent)})";

    // Between the parentheses of a call, a text needs none of its own.
    private static string Unwrapped(string text) =>
        text.Length > 1 && text[0] == '(' && IsOperand(text) ? text.Substring(1, text.Length - 2) : text;

    /// <summary>
    /// Whether a text needs no parentheses beside an operator: a name, a number, or one that ends with the parenthesis it began with.
    /// </summary>
    public static bool IsOperand(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            if (depth == 0 && i < text.Length - 1 && !char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '.'))
            {
                return false;
            }
        }

        return depth == 0 && text.Length > 0;
    }
}
