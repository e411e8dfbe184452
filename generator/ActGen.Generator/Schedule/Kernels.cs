using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>Kernels that treat each element by itself.</summary>
/// <param name="Forward">y from x.</param>
/// <param name="Backward">The gradients, from x.</param>
/// <param name="BackwardFromOutput">The gradients, reading y; null where that saves nothing.</param>
/// <param name="ConditionText">The condition on parameters that is decided for whole blocks, as text.</param>
internal sealed record ElementKernels(
    KernelSchedule Forward, KernelSchedule Backward, KernelSchedule? BackwardFromOutput, string? ConditionText) : KernelSet
{
    // Of a row, in additions.
    private const int ReadingCost = 12;

    /// <summary>Whether there are functions or quotients of parameters alone, before a loop or after it.</summary>
    public bool HasCostlyCalls => new[] { Forward, Backward, BackwardFromOutput }.OfType<KernelSchedule>().SelectMany(s => s.Loops)
        .Any(l => l.Before.Concat(l.After).Any(IsCostly));

    /// <summary>
    /// Whether parameters that each column has may be read with each element: nothing else precedes the loop or follows it, and a row takes
    /// no longer than reading it.
    /// </summary>
    public bool GoesAlongRows => BackwardFromOutput is null && new[] { Forward, Backward }.SelectMany(s => s.Loops).All(l =>
        l.Case == LoopCase.Always && l.Results.Count == 1 && l.After.Count == 0
        && l.Before.All(o => o.Code is OpCode.Parameter or OpCode.Constant)
        && l.ParameterGradients.All(g => g is null or { Code: OpCode.RowTotal }) && OperationCost.OfRow(l.Body) <= ReadingCost);

    public override (bool Input, bool Output) BackwardReads
    {
        get
        {
            var called = BackwardFromOutput ?? Backward;
            return (called.ReadsInput, called.ReadsOutput);
        }
    }

    public override bool HasBackwardFromOutput => BackwardFromOutput is not null;

    private static bool IsCostly(Operation operation) => operation.Code is OpCode.Divide or OpCode.Call or OpCode.PairFirst;
}

/// <summary>Kernels that take passes over rows.</summary>
/// <param name="Forward">y from x.</param>
/// <param name="Backward">The gradients, from x.</param>
/// <param name="BackwardFromOutput">The gradients from y; null where y does not tell all.</param>
internal sealed record RowKernels(RowSchedule Forward, RowSchedule Backward, RowSchedule? BackwardFromOutput) : KernelSet
{
    public override (bool Input, bool Output) BackwardReads
    {
        get
        {
            var called = BackwardFromOutput ?? Backward;
            return (called.ReadsInput, called.ReadsOutput);
        }
    }

    public override bool HasBackwardFromOutput => BackwardFromOutput is not null;
}
