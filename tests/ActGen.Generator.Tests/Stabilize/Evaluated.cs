using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Stabilize;

/// <summary>The value of an expression of x and alpha, as a kernel computes it and in double precision.</summary>
internal static class Evaluated
{
    public static float InFloat(Expr node, double x, double alpha = 1) => (float)new FloatInterpreter(Values(x, alpha)).Evaluate(node);

    public static double InDouble(Expr node, double x, double alpha = 1) => new Interpreter(Values(x, alpha)).Evaluate(node);

    public static Dictionary<string, double> Values(double x, double alpha) => new() { ["x"] = x, ["alpha"] = alpha };
}
