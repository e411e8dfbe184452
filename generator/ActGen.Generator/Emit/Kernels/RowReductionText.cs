using System;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Emit;

/// <summary>Reductions over the last axis as C#: where a total starts, and how it takes the next value.</summary>
internal static class RowReductionText
{
    /// <summary>The reduction's name in the run time.</summary>
    public static string Name(Reduction function) => $"RowReduction.{function}";

    public static string Start(Reduction function) =>
        function is Reduction.Max or Reduction.MaxShift ? "Create(float.NegativeInfinity)" : "Zero";

    /// <summary>A total with the next value.</summary>
    public static string Join(Reduction function, string total, string value) => function switch
    {
        Reduction.Max => $"Max({total}, {value})",
        Reduction.MaxShift => $"Larger({value}, {total})",
        Reduction.Sum or Reduction.Mean => $"{total} + {value}",
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    /// <summary>The totals of four chains as one, neighbors first.</summary>
    public static string JoinChains(Reduction function, string first, string second, string third, string fourth)
    {
        var (left, right) = (Join(function, first, second), Join(function, third, fourth));
        return function is Reduction.Sum or Reduction.Mean ? Join(function, $"({left})", $"({right})") : Join(function, left, right);
    }
}
