using System;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Emit;

/// <summary>Reductions over the last axis as C#: where a total starts, and how it takes the next value.</summary>
internal static class RowReductionText
{
    /// <summary>The reduction's name in the run time.</summary>
    public static string Name(Reduction function) => "RowReduction." + (function == Reduction.MaxShift ? "Anchor" : function.ToString());

    public static string Start(Reduction function) =>
        function is Reduction.Max or Reduction.MaxShift ? "Create(float.NegativeInfinity)" : "Zero";

    public static string Join(Reduction function, string total, string value) => function switch
    {
        Reduction.Max => $"Max({total}, {value})",
        Reduction.MaxShift => $"Larger({value}, {total})",
        Reduction.Sum or Reduction.Mean =>
            $"{(total.Contains(" + ") ? $"({total})" : total)} + {(value.Contains(" + ") ? $"({value})" : value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
