namespace ActGen.Generator.Models;

/// <summary>The result of Schedule: the steps of each kernel, in their order.</summary>
/// <param name="Prepared">The expressions that they compute.</param>
/// <param name="Kernels">The kernels.</param>
internal sealed record KernelPlan(PreparedActivation Prepared, KernelSet Kernels);

/// <summary>The kernels of an activation.</summary>
internal abstract record KernelSet
{
    /// <summary>Whether the backward kernel that the contract calls reads x, and y.</summary>
    public abstract (bool Input, bool Output) BackwardReads { get; }

    /// <summary>Whether there is a backward kernel that reads y.</summary>
    public abstract bool HasBackwardFromOutput { get; }
}
