using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>
/// The derivatives of the functions with kinks, for each convention, and where the kinks are. PyTorch's are: relu'(0) = 0 and
/// abs'(0) = 0; half for each argument at a tie of min or max; 1 at the bounds of clamp. Left and right are those of the argument
/// in question, so that max(x, 0) and max(0, x) have the same derivative.
/// </summary>
internal static class KinkPolicy
{
    private static readonly Row[] Rows =
    {
        new("relu", 0, "u == 0", "u > 0 ? 1 : 0", "u > 0 ? 1 : u == 0 ? 0.5 : 0", "u > 0 ? 1 : 0", "u >= 0 ? 1 : 0"),
        new("abs", 0, "u == 0", "sign(u)", "sign(u)", "u > 0 ? 1 : -1", "u >= 0 ? 1 : -1"),
        new("min", 0, "u == v", "u < v ? 1 : u == v ? 0.5 : 0", "u < v ? 1 : u == v ? 0.5 : 0", "u <= v ? 1 : 0", "u < v ? 1 : 0"),
        new("min", 1, "", "v < u ? 1 : u == v ? 0.5 : 0", "v < u ? 1 : u == v ? 0.5 : 0", "v <= u ? 1 : 0", "v < u ? 1 : 0"),
        new("max", 0, "u == v", "u > v ? 1 : u == v ? 0.5 : 0", "u > v ? 1 : u == v ? 0.5 : 0", "u > v ? 1 : 0", "u >= v ? 1 : 0"),
        new("max", 1, "", "v > u ? 1 : u == v ? 0.5 : 0", "v > u ? 1 : u == v ? 0.5 : 0", "v > u ? 1 : 0", "v >= u ? 1 : 0"),
        // Where the bounds cross, v > w, the value is w.
        new("clamp", 0, "u == v || u == w", "u >= v && u <= w ? 1 : 0",
            "u > v && u < w ? 1 : (u == v && u < w) || (u > v && u == w) ? 0.5 : 0", "u > v && u <= w ? 1 : 0", "u >= v && u < w ? 1 : 0"),
        new("clamp", 1, "", "u < v && v < w ? 1 : 0",
            "u < v && v < w ? 1 : (u == v && v < w) || (u < v && v == w) ? 0.5 : 0", "u < v && v <= w ? 1 : 0", "u <= v && v < w ? 1 : 0"),
        new("clamp", 2, "", "u > w || v > w ? 1 : 0",
            "u > w || v > w ? 1 : u == w || v == w ? 0.5 : 0", "u >= w || v >= w ? 1 : 0", "u > w || v > w ? 1 : 0"),
        // Jumps: the derivative is 0 on both sides, whatever the convention.
        new("sign", 0, "u == 0", "0", "0", "0", "0"),
        new("step", 0, "u == 0", "0", "0", "0", "0"),
    };

    public static bool Has(string function) => Rows.Any(r => r.Function == function);

    /// <summary>The derivative of a function in an argument, as a formula over its arguments.</summary>
    public static string Derivative(string function, int argument, KinkConvention convention)
    {
        var row = Rows.First(r => r.Function == function && r.Argument == argument);
        return convention switch
        {
            KinkConvention.Average => row.Average,
            KinkConvention.Left => row.Left,
            KinkConvention.Right => row.Right,
            _ => row.PyTorch,
        };
    }

    /// <summary>The conditions under which a function has a kink, as formulas over its arguments.</summary>
    public static IEnumerable<string> KinksOf(string function) =>
        Rows.Where(r => r.Function == function && r.At.Length > 0).Select(r => r.At);

    private sealed record Row(string Function, int Argument, string At, string PyTorch, string Average, string Left, string Right);
}
