using System.Collections.Frozen;
using System.Globalization;

namespace ActGen.Training.Export.PyTorch;

/// <summary>
/// The primitives in PyTorch: {0}, {1}, {2} are the arguments. What PyTorch lacks is a function of the
/// file's first part.
/// </summary>
internal static class PyPrimitives
{
    private static readonly FrozenDictionary<string, string> Rows = new Dictionary<string, string>
    {
        ["Exp"] = "torch.exp({0})",
        ["ExpOfMinusAbs"] = "torch.exp(-torch.abs({0}))",
        ["Expm1"] = "torch.expm1({0})",
        ["Log"] = "torch.log({0})",
        ["Log1p"] = "torch.log1p({0})",
        ["Log2"] = "torch.log2({0})",
        ["Sigmoid"] = "torch.sigmoid({0})",
        ["Softplus"] = "torch.logaddexp({0}, torch.zeros_like({0}))",
        ["Pow"] = "torch.pow({0}, {1})",
        ["Sqrt"] = "torch.sqrt({0})",
        ["Cbrt"] = "_cbrt({0})",
        ["Hypot"] = "torch.hypot({0}, {1})",
        ["Hypot1"] = "torch.hypot({0}, torch.ones_like({0}))",
        ["Abs"] = "torch.abs({0})",
        ["Sign"] = "torch.sign({0})",
        ["Relu"] = "torch.relu({0})",
        ["Floor"] = "torch.floor({0})",
        ["Round"] = "torch.round({0})",
        ["Step"] = "_step({0})",
        ["Sin"] = "torch.sin({0})",
        ["Cos"] = "torch.cos({0})",
        ["Tan"] = "torch.tan({0})",
        ["Asin"] = "torch.asin({0})",
        ["Acos"] = "torch.acos({0})",
        ["Atan"] = "torch.atan({0})",
        ["Sinh"] = "torch.sinh({0})",
        ["Cosh"] = "torch.cosh({0})",
        ["Tanh"] = "torch.tanh({0})",
        ["Asinh"] = "torch.asinh({0})",
        ["Acosh"] = "torch.acosh({0})",
        ["Atanh"] = "torch.atanh({0})",
        ["SechSquared"] = "_sech_squared({0})",
        ["Erf"] = "torch.erf({0})",
        ["Erfc"] = "torch.erfc({0})",
        ["Gauss"] = "_gauss({0})",
        ["GaussHalf"] = "_gauss({0}, 0.5)",
        ["NormalCdf"] = "_normal_cdf({0})",
        ["Exprel"] = "_exprel({0})",
        ["Exprel2"] = "_exprel2({0})",
        ["ExprelDerivative"] = "_exprel_derivative({0})",
        ["Log1prel"] = "_log1prel({0}, {1})",
        ["Log1prelDerivative"] = "_log1prel_derivative({0}, {1})",
        ["SincDerivative"] = "_sinc_derivative({0})",
    }.ToFrozenDictionary();

    // Tensors of two kinds, and numbers, which are bounds.
    private static readonly FrozenDictionary<string, (string Tensors, string Number)> Bounds = new Dictionary<string, (string, string)>
    {
        ["Min"] = ("torch.minimum({0}, {1})", "{0}.clamp(max={1})"),
        ["AtMost"] = ("torch.minimum({0}, {1})", "{0}.clamp(max={1})"),
        ["Max"] = ("torch.maximum({0}, {1})", "{0}.clamp(min={1})"),
        ["AtLeast"] = ("torch.maximum({0}, {1})", "{0}.clamp(min={1})"),
    }.ToFrozenDictionary();

    /// <summary>A call of a primitive; null if there is no row for it.</summary>
    public static PyTerm? Call(string name, IReadOnlyList<PyTerm> arguments)
    {
        if (Bounds.TryGetValue(name, out var bound))
        {
            var (value, limit) = arguments[0].IsNumber ? (arguments[1], arguments[0]) : (arguments[0], arguments[1]);
            return new(limit.IsNumber
                ? string.Format(CultureInfo.InvariantCulture, bound.Number, value.Within(Binding.Atom), limit.Text)
                : string.Format(CultureInfo.InvariantCulture, bound.Tensors, value.Text, limit.Text));
        }

        return Rows.TryGetValue(name, out var row)
            ? new(string.Format(CultureInfo.InvariantCulture, row, [.. arguments.Select(a => a.Text)]))
            : null;
    }
}
