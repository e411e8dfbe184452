using System.Globalization;

namespace ActGen.Training.Export.PyTorch;

/// <summary>How tightly an expression of Python binds.</summary>
internal enum Binding
{
    Comparison,
    Sum,
    Product,
    Unary,
    Atom,
}

/// <summary>An expression of Python.</summary>
/// <param name="Text">The text.</param>
/// <param name="Binding">How tightly it binds.</param>
/// <param name="IsNumber">Whether it is a plain number, which functions of two tensors do not take.</param>
internal sealed record PyTerm(string Text, Binding Binding = Binding.Atom, bool IsNumber = false)
{
    /// <summary>A number, as short as a float allows.</summary>
    public static PyTerm Number(float value) =>
        float.IsNaN(value) ? new("math.nan", IsNumber: true)
        : float.IsInfinity(value) ? value > 0 ? new("math.inf", IsNumber: true) : new("-math.inf", Binding.Unary, true)
        : Math.Abs(value) == float.MaxValue ? value > 0 ? new("_LARGEST", IsNumber: true) : new("-_LARGEST", Binding.Unary, true)
        : new(Decimal(value), value < 0 ? Binding.Unary : Binding.Atom, true);

    /// <summary>A number with all digits of a double.</summary>
    public static PyTerm Precise(double value) =>
        double.IsNaN(value) ? new("math.nan", IsNumber: true)
        : double.IsInfinity(value) ? Number((float)value)
        : new(Decimal(value.ToString("R", CultureInfo.InvariantCulture)), value < 0 ? Binding.Unary : Binding.Atom, true);

    /// <summary>Two expressions and an operator between them.</summary>
    public static PyTerm Infix(PyTerm a, string operation, PyTerm b, Binding binding) =>
        new($"{a.Within(binding)} {operation} {b.Within(binding + 1)}", binding);

    /// <summary>A number with a point or exponent, as Python writes floats.</summary>
    public static string Decimal(float value)
    {
        return Decimal(value.ToString("R", CultureInfo.InvariantCulture));
    }

    private static string Decimal(string text)
    {
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text.Replace('E', 'e');
    }

    /// <summary>The text where something binds that tightly.</summary>
    public string Within(Binding least) => Binding < least ? $"({Text})" : Text;
}
