using System;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes steps as local variables of a kernel.</summary>
/// <param name="writer">Takes the text.</param>
/// <param name="names">The names of the variables.</param>
/// <param name="leaf">How what is read from memory is loaded.</param>
/// <param name="isCommented">Whether the part of the formula stands behind a step.</param>
internal sealed class StepWriter(SourceWriter writer, Names names, Func<Operation, string> leaf, bool isCommented)
{
    private const int LongestComment = 70;

    public void Write(Operation operation)
    {
        if (operation.Code is OpCode.Constant or OpCode.PairSecond)
        {
            return;
        }

        if (names.IsWithin(operation))
        {
            names.Leave(operation, OperationText.Of(operation, operation.Operands.Select(names.Of).ToList(), ""));
            return;
        }

        var name = names.Declare(operation);
        var text = operation.Operands.IsEmpty
            ? leaf(operation)
            : OperationText.Of(operation, operation.Operands.Select(names.Of).ToList(), names.Pair(operation));
        writer.Line($"{OperationText.TypeOf(operation)} {name} = {text};{(isCommented ? Comment(operation) : "")}");
    }

    // Steps that are plain to see, and formulas too long for a line, go without.
    private static string Comment(Operation operation)
    {
        var isPlain = operation.Name is "AtLeast" or "AtMost" || (operation.Operands.IsEmpty && operation.Code != OpCode.Saved);
        return isPlain || operation.SourceExpression is not { Length: <= LongestComment } source ? "" : " // " + source;
    }
}
