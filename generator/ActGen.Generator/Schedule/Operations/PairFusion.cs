using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>Primitives that share most of their work: where a kernel needs both of the same argument, one call gives both.</summary>
internal static class PairFusion
{
    // The method returns the first and passes the second out. Its bits are those of the two alone.
    private static readonly (string First, string Second, string Pair, int Locals)[] Rows =
    {
        ("Sin", "Cos", "SinCos", 60),
        ("Tanh", "SechSquared", "TanhSechSquared", 75),
        ("Softplus", "ExpOfMinusAbs", "SoftplusExpOfMinusAbs", 45),
        ("Erfc", "Gauss", "ErfcGauss", 90),
        ("NormalCdf", "GaussHalf", "NormalCdfGaussHalf", 95),
    };

    private static readonly HashSet<string> Even = new(System.StringComparer.Ordinal) { "ExpOfMinusAbs" };

    /// <summary>The two primitives that a pair stands for.</summary>
    public static (string First, string Second) PartsOf(string pair)
    {
        var row = Rows.First(r => r.Pair == pair);
        return (row.First, row.Second);
    }

    /// <summary>How many local variables of the JIT a pair takes.</summary>
    public static int LocalsOf(string pair) => Rows.First(r => r.Pair == pair).Locals;

    /// <summary>The steps with such calls joined.</summary>
    public static IReadOnlyList<Operation> Fuse(OperationGraph graph, IReadOnlyList<Operation> roots)
    {
        var calls = OperationOrder.Of(roots).Where(o => o.Code == OpCode.Call).ToList();
        var replacements = new Dictionary<Operation, Operation>();
        foreach (var (first, second, pair, _) in Rows)
        {
            foreach (var one in calls.Where(c => c.Name == first))
            {
                if (calls.FirstOrDefault(c => c.Name == second && HasArgument(c, one.Operands[0])) is { } other)
                {
                    replacements[one] = graph.Pair(pair, one.Operands[0]);
                    replacements[other] = graph.Op(OpCode.PairSecond, replacements[one]);
                }
            }
        }

        return replacements.Count == 0 ? roots : OperationOrder.Replace(graph, roots, replacements);
    }

    // The even ones are called with u where a formula has -u, which is an argument of its own.
    private static bool HasArgument(Operation call, Operation argument) => ReferenceEquals(call.Operands[0], argument)
        || (Even.Contains(call.Name) && argument.Code == OpCode.Negate && ReferenceEquals(call.Operands[0], argument.Operands[0]));
}
