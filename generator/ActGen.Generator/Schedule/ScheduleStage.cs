using System.Globalization;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Schedule;

/// <summary>
/// Plans the kernels. Here those of elements and of reductions part: one loop over rows for elements that stand for themselves, passes
/// over each row where there are reductions. Before, a reduction is an expression that gradients go through in both directions.
/// </summary>
internal static class ScheduleStage
{
    public static KernelPlan Run(PreparedActivation prepared) => new(prepared, prepared.Work switch
    {
        ElementWork work => Elements(work),
        ReductionWork work => Reductions(prepared.Derivatives, work),
        _ => throw new InvalidOperationException($"nothing schedules {prepared.Work}"),
    });

    private static ElementKernels Elements(ElementWork work)
    {
        var scheduler = new Scheduler(work);
        return new(scheduler.Forward(), scheduler.Backward(), scheduler.BackwardFromOutput(), ConditionText(work));
    }

    // Conditions on parameters alone, the one that is decided for whole blocks first.
    private static string? ConditionText(ElementWork work) => ExprTraversal
        .Unique(work.Values.Concat(work.Derivatives.SelectMany(d => d.Values)).Reverse())
        .OfType<Select>().FirstOrDefault(s => !Dependence.OnInput(s.Condition))?.Condition.ToString();

    private static RowKernels Reductions(Derivatives derivatives, ReductionWork work)
    {
        var gradients = derivatives.Gradients!;
        return new(
            new RowScheduler(work.Forward, Leaves(derivatives)).Schedule(),
            new RowScheduler(work.Backward, Leaves(derivatives, gradients.OutputGradients)).Schedule(),
            work.BackwardFromOutput is null ? null
                : new RowScheduler(work.BackwardFromOutput, Leaves(derivatives, gradients.OutputGradients, gradients.Output)).Schedule());
    }

    // The names tell several inputs or outputs apart.
    private static Dictionary<Variable, RowLeaf> Leaves(
        Derivatives derivatives, IReadOnlyList<Variable>? outputGradients = null, Variable? y = null)
    {
        var inputs = derivatives.Activation.Inputs;
        var leaves = inputs.Select((v, i) => (v, Leaf: new RowLeaf(OpCode.Input, inputs.Length == 1 ? "" : v.Name, i)))
            .ToDictionary(l => l.v, l => l.Leaf);
        var (layer, column) = (0, 0);
        foreach (var learnable in derivatives.Activation.Learnables)
        {
            foreach (var element in learnable.Elements)
            {
                leaves.Add(element, learnable.Declaration.Per == Per.Layer
                    ? new RowLeaf(OpCode.Parameter, element.Name, layer++)
                    : new RowLeaf(OpCode.ColumnParameter, element.Name, column++));
            }
        }

        for (var i = 0; i < outputGradients?.Count; i++)
        {
            var ordinal = outputGradients.Count == 1 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture);
            leaves.Add(outputGradients[i], new RowLeaf(OpCode.OutputGradient, ordinal, i));
        }

        if (y is not null)
        {
            leaves.Add(y, new RowLeaf(OpCode.Output, "", 0));
        }

        return leaves;
    }
}
