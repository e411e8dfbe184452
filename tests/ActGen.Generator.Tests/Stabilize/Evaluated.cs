using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The value of an expression of x and alpha, as a kernel computes it and in double precision.</summary>
internal static class Evaluated
{
    public static float InFloat(Expr node, double x, double alpha = 1) => (float)new FloatInterpreter(Values(x, alpha)).Evaluate(node);

    public static double InDouble(Expr node, double x, double alpha = 1) => new Interpreter(Values(x, alpha)).Evaluate(node);

    public static Dictionary<string, double> Values(double x, double alpha) => new() { ["x"] = x, ["alpha"] = alpha };

    /// <summary>Points at which x has these values, and alpha is 1.</summary>
    public static IReadOnlyList<SweptPoint> Points(Formulas formulas, params double[] values) =>
        new Sweep(values.Select(x => new Place(formulas.Input, x, Values(0.5, 1)))).Points;
}
