using System;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Names the steps of a loop that have a role in the kernel: the results, the slope, the derivatives in the parameters.</summary>
internal static class KernelRoles
{
    public static void Name(Names names, RowLoop loop, string direction)
    {
        var result = direction.StartsWith("Forward", StringComparison.Ordinal) ? "y" : "dx";
        for (var i = 0; i < loop.Results.Count; i++)
        {
            var place = loop.Results.Count == 1 ? "" : (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            names.Role(loop.Results[i], result + place);
            if (loop.Results[i] is { Code: OpCode.Multiply } product && product.Operands[0].Code == OpCode.OutputGradient)
            {
                names.Role(product.Operands[1], "slope" + place);
            }
        }

        foreach (var sum in loop.Sums)
        {
            foreach (var (_, derivative) in sum.Terms)
            {
                names.Role(derivative, "slopeIn" + QuantityNames.Pascal(QuantityNames.Identifier(sum.Total.Name)));
            }
        }
    }
}
