using System.Text;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// The statements for a row of which a reduction is no finite float: all of it in double precision, reduction by reduction, each step
/// computed anew where it is needed.
/// </summary>
/// <param name="header">Takes the functions that are called.</param>
/// <param name="procedure">What is computed.</param>
/// <param name="leaf">Where a value lies that is read.</param>
internal sealed class CRowInDouble(CHeader header, Procedure procedure, Func<Instruction, string> leaf)
{
    /// <summary>Writes the statements.</summary>
    /// <param name="targets">Where the results go.</param>
    /// <param name="totals">What the gradient of each parameter element is added to.</param>
    public string Write(IReadOnlyList<string> targets, IReadOnlyList<string> totals)
    {
        var text = new StringBuilder();
        for (var step = 0; step < procedure.Instructions.Length; step++)
        {
            if (procedure.Instructions[step] is { IsReduction: true } reduction)
            {
                text.Append(Reducing(step, reduction));
            }
        }

        var results = procedure.Results.Select((r, i) => (Step: r, Text: $"{targets[i]} = (float)t{r};"));
        var gradients = procedure.ParameterGradients.Select((g, i) => (Step: procedure.Instructions[g!.Value].Operands[0], i))
            .Select(g => (g.Step, Text: $"{totals[g.i]} += t{g.Step};"));
        text.Append(Columns([.. results, .. gradients]));
        foreach (var callee in CSlowPath.Callees(text.ToString()).ToList())
        {
            header.Function(callee);
        }

        return text.ToString();
    }

    private string Reducing(int step, Instruction reduction)
    {
        var operand = reduction.Operands[0];
        var isLargest = reduction.Code is OpCode.RowMax or OpCode.RowMaxShift;
        var join = isLargest ? $"s{step} = actgen_real_max(s{step}, t{operand});" : $"s{step} += t{operand};";
        var start = isLargest ? "-(double)INFINITY" : "0.0";
        var end = reduction.Code == OpCode.RowMean ? $"s{step} / (double)part" : $"s{step}";
        return $"        double s{step} = {start};\n{Columns([(operand, join)])}        const double t{step} = {end};\n";
    }

    // A loop over the columns, with the steps that lead to some of them.
    private string Columns(IReadOnlyList<(int Step, string Text)> ends)
    {
        var needed = new SortedSet<int>();
        var open = new Stack<int>(ends.Select(e => e.Step));
        while (open.TryPop(out var step))
        {
            if (!procedure.Instructions[step].IsReduction && needed.Add(step))
            {
                foreach (var operand in procedure.Instructions[step].Operands)
                {
                    open.Push(operand);
                }
            }
        }

        var lines = needed.Select(Step).Concat(ends.Select(e => e.Text)).ToList();
        var isPlaced = lines.Any(l => System.Text.RegularExpressions.Regex.IsMatch(l, @"\bi\b"));
        var all = isPlaced ? lines.Prepend("const size_t i = row * part + c;") : lines;
        return "        for (size_t c = 0; c < part; c++)\n        {\n"
            + string.Concat(all.Select(l => $"            {l}\n")) + "        }\n";
    }

    private string Step(int number)
    {
        var step = procedure.Instructions[number];
        var isLeaf = step.Code is OpCode.Input or OpCode.Output or OpCode.OutputGradient or OpCode.Parameter;
        var type = step.Kind == ValueKind.Condition ? "int" : "double";
        return $"const {type} t{number} = {(isLeaf ? $"(double){leaf(step)}" : CDouble.Expression(number, step))};";
    }
}
