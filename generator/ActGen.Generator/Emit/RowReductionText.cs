using System;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Emit;

/// <summary>Row functions as C#: where a total starts, and how it takes the next value.</summary>
internal static class RowReductionText
{
    public static string Start(RowFunction function) =>
        function is RowFunction.Max or RowFunction.Anchor ? "Create(float.NegativeInfinity)" : "Zero";

    public static string Join(RowFunction function, string total, string value) => function switch
    {
        RowFunction.Max => $"Max({total}, {value})",
        RowFunction.Anchor => $"Larger({value}, {total})",
        RowFunction.Sum or RowFunction.Mean =>
            $"{(total.Contains(" + ") ? $"({total})" : total)} + {(value.Contains(" + ") ? $"({value})" : value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
