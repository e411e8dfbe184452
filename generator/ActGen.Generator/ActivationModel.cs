using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Bind;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator;

/// <summary>Everything the stages found out about one activation: what the emitter writes down.</summary>
internal sealed record ActivationModel
{
    public required BoundActivation Bound { get; init; }

    /// <summary>The repaired values, one for each output.</summary>
    public required IReadOnlyList<Expr> Values { get; init; }

    /// <summary>The partial derivatives: of the inputs, then of each learnable element.</summary>
    public required IReadOnlyList<FoundDerivative> Derivatives { get; init; }

    public required IReadOnlyList<FoundKink> Kinks { get; init; }

    public required IReadOnlyList<string> Repairs { get; init; }

    /// <summary>The kernels: row loops where each element is treated by itself, passes over rows where it is not.</summary>
    public required KernelSet Kernels { get; init; }
}

/// <summary>The derivative in one input or learnable element.</summary>
/// <param name="Of">The input or learnable element.</param>
/// <param name="Formulas">
/// One for each output; with row functions one formula for the gradient, made of the gradients <c>dy</c> of the outputs.
/// </param>
internal sealed record FoundDerivative(string Of, IReadOnlyList<Expr> Formulas)
{
    public string Text => string.Join(", ", Formulas.Select(f => f.ToString()));
}

/// <summary>The kernels of an activation.</summary>
internal abstract record KernelSet
{
    /// <summary>What the backward kernel that the contract calls reads: x, y.</summary>
    public abstract (bool Input, bool Output) BackwardReads { get; }

    /// <summary>Whether there is a backward kernel that reads y.</summary>
    public abstract bool HasBackwardFromOutput { get; }
}

/// <summary>Kernels that treat each element by itself.</summary>
/// <param name="Forward">y from x.</param>
/// <param name="Backward">The gradients, from x.</param>
/// <param name="BackwardFromOutput">The gradients, reading y; null where that saves nothing.</param>
/// <param name="ConditionText">The condition on parameters that is decided for whole blocks, as text.</param>
internal sealed record ElementKernels(
    KernelSchedule Forward, KernelSchedule Backward, KernelSchedule? BackwardFromOutput, string? ConditionText) : KernelSet
{
    /// <summary>Whether there are functions or quotients of parameters alone, before a loop or after it.</summary>
    public bool HasCostlyCalls => new[] { Forward, Backward, BackwardFromOutput }.Any(s => s?.Loops.Any(l => l.Before.Concat(l.After).Any(IsCostly)) == true);

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
