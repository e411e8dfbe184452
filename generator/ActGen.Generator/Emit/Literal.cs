using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Emit;

/// <summary>Values as C# literals, the same on every machine.</summary>
internal static class Literal
{
    public static string Float(double value)
    {
        var single = (float)value;
        if (float.IsNaN(single))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(single))
        {
            return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        // The shortest digits that give the same float: hosts differ in how they print, so they are looked for here.
        var isPlain = Math.Abs(single) is >= 1e-4f and < 1e7f;
        for (var digits = 1; digits <= 9; digits++)
        {
            var text = single.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed == single
                && !(isPlain && text.Contains("E")))
            {
                return text + "f";
            }
        }

        return $"global::System.BitConverter.Int32BitsToSingle({BitConverter.ToInt32(BitConverter.GetBytes(single), 0)})";
    }

    /// <summary>As a double; its bits where no decimal digits tell them on every machine.</summary>
    public static string Double(double value)
    {
        if (Math.Abs(value) < 1e15 && value == Math.Floor(value))
        {
            return value.ToString("0", CultureInfo.InvariantCulture) + ".0";
        }

        var text = value.ToString("G17", CultureInfo.InvariantCulture);
        foreach (var format in new[] { "G15", "G16" })
        {
            var shorter = value.ToString(format, CultureInfo.InvariantCulture);
            text = double.TryParse(shorter, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed == value
                && shorter.Length < text.Length
                ? shorter : text;
        }

        return double.IsNaN(value) ? "double.NaN" : double.IsInfinity(value) ? value > 0 ? "double.PositiveInfinity"
            : "double.NegativeInfinity"
            : text.IndexOfAny(new[] { '.', 'E' }) >= 0 ? text : text + ".0";
    }

    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Texts(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Text)) + "]";

    /// <summary>Text inside an XML doc comment, on one line.</summary>
    public static string Xml(string value) => PlainText.OneLine(value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
