using System.Globalization;
using System.Text;

namespace ActGen.Training.Export.C;

/// <summary>Names and numbers as C.</summary>
internal static class CText
{
    // What a parameter or function cannot be called: words of C, C++ and OpenCL, and what the header itself is made of.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "auto", "bool", "break", "case", "char", "class", "const", "constant", "continue", "default", "delete", "do", "double", "else",
        "enum",
        "extern", "float", "for", "global", "goto", "half", "if", "inline", "int", "kernel", "local", "long", "main", "new", "operator",
        "private", "protected", "public", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch",
        "template", "this", "throw", "try", "typedef", "union", "unsigned", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>A float, exactly.</summary>
    public static string Float(float value)
    {
        if (float.IsInfinity(value))
        {
            return value > 0 ? "INFINITY" : "-INFINITY";
        }

        if (float.IsNaN(value))
        {
            return $"actgen_float({Bits(BitConverter.SingleToInt32Bits(value))})";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text + "f" : text + ".0f";
    }

    /// <summary>A double, exactly.</summary>
    public static string Double(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "(double)NAN" : value > 0 ? "(double)INFINITY" : "-(double)INFINITY";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text : text + ".0";
    }

    /// <summary>The bits of a float, or an integer.</summary>
    public static string Bits(int bits) => string.Create(CultureInfo.InvariantCulture, $"0x{(uint)bits:x8}u");

    /// <summary>An array of floats.</summary>
    /// <param name="declaration">What stands before its length.</param>
    /// <param name="values">The numbers.</param>
    public static string Array(string declaration, ReadOnlySpan<float> values)
    {
        const int PerLine = 8;
        var text = new StringBuilder($"{declaration}[{values.Length}] = {{");
        for (var i = 0; i < values.Length; i++)
        {
            text.Append(i % PerLine == 0 ? "\n    " : " ").Append(Float(values[i])).Append(',');
        }

        return text.Append("\n};\n").ToString();
    }

    /// <summary>
    /// A name in the style of C: <c>soft_exponential</c> for SoftExponential; letters that C does not have become their numbers.
    /// </summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsUpper(c) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(startsWord && name[i - 1] != '_' ? "_" : "");
            text.Append(char.IsAscii(c) && (char.IsLetterOrDigit(c) || c == '_') ? char.ToLowerInvariant(c).ToString() : $"u{(int)c:x4}");
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>A name that is no word of the language.</summary>
    public static string Identifier(string name) => Reserved.Contains(Snake(name)) ? Snake(name) + "_" : Snake(name);
}
