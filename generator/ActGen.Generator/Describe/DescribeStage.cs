using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Describe;

/// <summary>Gathers what is said about an activation: its formulas, derivatives, kinks and repairs, and the last warnings.</summary>
internal static class DescribeStage
{
    /// <param name="plan">The planned kernels.</param>
    /// <param name="repair">The repairs of Stabilize.</param>
    public static ActivationModel Run(KernelPlan plan, Func<Expr, Expr> repair)
    {
        var derivatives = plan.Prepared.Derivatives;
        return new ActivationModel
        {
            Bound = derivatives.Activation,
            Values = derivatives.Outputs,
            Derivatives = [.. derivatives.Totals.Select(d => d with { Formulas = [.. d.Formulas.Select(ReadableForm.Of)] })],
            Kinks = Breakpoints.Of(derivatives, repair),
            Repairs = plan.Prepared.Repairs,
            Kernels = plan.Kernels,
            Findings = derivatives.Activation.Findings.AddRange(ZeroDerivatives(derivatives)),
        };
    }

    // A derivative in an input that is 0 everywhere, unless somebody gave it. An input that no formula uses is advised about by itself.
    private static IEnumerable<Finding> ZeroDerivatives(Derivatives derivatives) =>
        derivatives.Totals.Take(derivatives.Activation.Inputs.Length)
        .Where(d => d.Formulas.All(f => f is Number { Value: 0 }) && !derivatives.Activation.Overrides.Has(d.Of))
        .Where(d => derivatives.Activation.Declaration.Mix is not null || derivatives.Activation.UsedNames.Contains(d.Of))
        .Select(d => Mistakes.ZeroDerivative(derivatives.Activation.Declaration.Name, d.Of));
}
