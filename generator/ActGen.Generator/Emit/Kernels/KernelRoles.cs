using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Names the steps of a loop that have a role in the kernel: the results, the slope, the derivatives in the parameters, and what these are
/// made of.
/// </summary>
internal sealed class KernelRoles(Names names)
{
    // Choices within choices are told apart this far.
    private const int MostChoices = 2;

    private readonly HashSet<Operation> _named = new();

    public static void Name(Names names, RowLoop loop, Direction direction)
    {
        var roles = new KernelRoles(names);
        roles.NameResults(loop.Results, direction);
        foreach (var sum in loop.Sums)
        {
            foreach (var (_, derivative) in sum.Terms)
            {
                roles.NameSlope(sum.Total, derivative);
            }
        }

        roles.NameGradients(loop.ParameterGradients);
    }

    /// <summary>The same for what comes after all parts of a loop.</summary>
    public static void Name(Names names, IReadOnlyList<Operation?> parameterGradients) =>
        new KernelRoles(names).NameGradients(parameterGradients);

    /// <summary>The same for one part of a loop.</summary>
    public static void Name(Names names, RowLoop loop, LoopPass part, Direction direction)
    {
        var roles = new KernelRoles(names);
        roles.NameResults(part.Results, direction);
        foreach (var (sum, _, derivative) in part.Sums)
        {
            roles.NameSlope(loop.Sums[sum].Total, derivative);
        }
    }

    /// <summary>The same for a pass over a row.</summary>
    public static void Name(Names names, RowPass pass, Direction direction)
    {
        var roles = new KernelRoles(names);
        roles.NameResults(pass.Results, direction);
        foreach (var term in pass.Reductions)
        {
            roles.Give(term.Value, term.Function.ToString().ToLowerInvariant() + "Term");
        }
    }

    private void NameSlope(Operation total, Operation derivative) =>
        Give(derivative, "slopeIn" + QuantityNames.Pascal(QuantityNames.Identifier(total.Name)));

    private void NameGradients(IReadOnlyList<Operation?> gradients)
    {
        for (var i = 0; i < gradients.Count; i++)
        {
            if (gradients[i] is { } gradient)
            {
                Give(gradient, "d" + QuantityNames.Pascal(QuantityNames.Identifier(names.ParameterAt(i))));
            }
        }
    }

    private void NameResults(IReadOnlyList<Operation> results, Direction direction)
    {
        var result = Directions.Result(direction);
        for (var i = 0; i < results.Count; i++)
        {
            var place = results.Count == 1 ? "" : (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            names.Role(results[i], result + place);
            if (results[i] is { Code: OpCode.Multiply } product && product.Operands[0].Code == OpCode.OutputGradient)
            {
                Give(product.Operands[1], "slope" + place);
            }

            Give(results[i], result + place);
        }
    }

    private void Give(Operation operation, string role)
    {
        names.Role(operation, role);
        GiveOperands(operation, role, choices: 0);
    }

    // What a step with a role is made of: one word for what it is in it, whatever lies between.
    private void GiveOperands(Operation operation, string role, int choices)
    {
        if (!_named.Add(operation))
        {
            return;
        }

        for (var i = 0; i < operation.Operands.Length; i++)
        {
            var operand = operation.Operands[i];
            if (operation.Code == OpCode.Select && choices < MostChoices && i > 0)
            {
                var branch = role + (i == 1 ? "Then" : "Else");
                names.Role(operand, branch);
                GiveOperands(operand, branch, choices + 1);
                continue;
            }

            if (Part(operation.Code, i) is { } part)
            {
                names.Role(operand, role + part);
            }

            GiveOperands(operand, role, choices);
        }
    }

    private static string? Part(OpCode code, int operand) => (code, operand) switch
    {
        (OpCode.Multiply, _) => "Factor",
        (OpCode.FusedMultiplyAdd, < 2) => "Factor",
        (OpCode.FusedMultiplyAdd, _) or (OpCode.Add, _) or (OpCode.Subtract, _) => "Term",
        (OpCode.Divide, 0) => "Numerator",
        (OpCode.Divide, _) => "Denominator",
        (OpCode.Negate, _) => "Negated",
        (OpCode.Select, > 0) => "Choice",
        _ => null,
    };
}
