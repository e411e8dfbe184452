using System.Collections.Generic;
using System.Globalization;

namespace ActGen.Widths;

/// <summary>
/// The operations of <c>ILanes</c> that are operators or methods of the vector types, which the JIT expands without inlining.
/// </summary>
internal static class Operations
{
    // {0}, {1}, {2} are the operands; Vector is the class of the width.
    private static readonly Dictionary<string, string> Rows = new()
    {
        ["Create"] = "Vector.Create({0})",
        ["CreateInt32"] = "Vector.Create({0}).AsSingle()",
        ["FusedMultiplyAdd"] = "Vector.FusedMultiplyAdd({0}, {1}, {2})",
        ["Sqrt"] = "Vector.Sqrt({0})",
        ["Abs"] = "Vector.Abs({0})",
        ["Min"] = "Vector.Min({0}, {1})",
        ["Max"] = "Vector.Max({0}, {1})",
        ["Floor"] = "Vector.Floor({0})",
        ["Round"] = "Vector.Round({0})",
        ["LessThan"] = "Vector.LessThan({0}, {1})",
        ["LessThanOrEqual"] = "Vector.LessThanOrEqual({0}, {1})",
        ["Equal"] = "Vector.Equals({0}, {1})",
        ["AddInt32"] = "(({0}).AsInt32() + ({1}).AsInt32()).AsSingle()",
        ["SubtractInt32"] = "(({0}).AsInt32() - ({1}).AsInt32()).AsSingle()",
        ["ShiftLeftInt32"] = "(({0}).AsInt32() << {1}).AsSingle()",
        ["ShiftRightLogicalInt32"] = "(({0}).AsInt32() >>> {1}).AsSingle()",
        ["ShiftRightArithmeticInt32"] = "(({0}).AsInt32() >> {1}).AsSingle()",
        ["ConvertInt32ToSingle"] = "Vector.ConvertToSingle(({0}).AsInt32())",
        ["ConvertSingleToInt32"] = "Vector.ConvertToInt32Native({0}).AsSingle()",
    };

    public static bool Has(string operation) => Rows.ContainsKey(operation);

    /// <param name="operation">The name in <c>ILanes</c>.</param>
    /// <param name="functions">The class of the functions at that width.</param>
    /// <param name="vector">The vector type, such as <c>Vector256&lt;float&gt;</c>.</param>
    /// <param name="operands">The operands as text.</param>
    public static string Write(string operation, string functions, string vector, params string[] operands)
    {
        var text = string.Format(CultureInfo.InvariantCulture, Rows[operation], operands);
        return text.StartsWith("Vector.", System.StringComparison.Ordinal)
            ? vector.Substring(0, vector.IndexOf('<')) + text.Substring(6) : text;
    }
}
