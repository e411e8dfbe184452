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

    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Texts(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Text)) + "]";

    /// <summary>Text inside an XML doc comment, on one line.</summary>
    public static string Xml(string value) => PlainText.OneLine(value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
