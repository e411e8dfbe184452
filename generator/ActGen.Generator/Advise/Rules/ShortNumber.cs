using System.Globalization;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Advise;

/// <summary>Numbers as messages show them.</summary>
internal static class ShortNumber
{
    /// <summary>A number to six digits.</summary>
    public static string Text(double value) =>
        FormulaPrinter.Print(double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
