using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Names the steps of a loop that have a role in the kernel: the results, the slope, the derivatives in the parameters.</summary>
internal static class KernelRoles
{
    public static void Name(Names names, RowLoop loop, Direction direction)
    {
        NameResults(names, loop.Results, direction);
        foreach (var sum in loop.Sums)
        {
            foreach (var (_, derivative) in sum.Terms)
            {
                NameSlope(names, sum.Total, derivative);
            }
        }
    }

    /// <summary>The same for one part of a loop.</summary>
    public static void Name(Names names, RowLoop loop, LoopPass part, Direction direction)
    {
        NameResults(names, part.Results, direction);
        foreach (var (sum, _, derivative) in part.Sums)
        {
            NameSlope(names, loop.Sums[sum].Total, derivative);
        }
    }

    private static void NameSlope(Names names, Operation total, Operation derivative) =>
        names.Role(derivative, "slopeIn" + QuantityNames.Pascal(QuantityNames.Identifier(total.Name)));

    private static void NameResults(Names names, IReadOnlyList<Operation> results, Direction direction)
    {
        var result = Directions.Result(direction);
        for (var i = 0; i < results.Count; i++)
        {
            var place = results.Count == 1 ? "" : (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            names.Role(results[i], result + place);
            if (results[i] is { Code: OpCode.Multiply } product && product.Operands[0].Code == OpCode.OutputGradient)
            {
                names.Role(product.Operands[1], "slope" + place);
            }
        }
    }
}
