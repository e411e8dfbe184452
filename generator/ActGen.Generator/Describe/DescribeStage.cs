using ActGen.Generator.Diagnostics;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;

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
            Derivatives = derivatives.Totals,
            Kinks = Kinks(derivatives, repair),
            Repairs = plan.Prepared.Repairs,
            Kernels = plan.Kernels,
            Findings = derivatives.Activation.Findings.AddRange(ZeroDerivatives(derivatives)),
        };
    }

    private static IReadOnlyList<FoundKink> Kinks(Derivatives derivatives, Func<Expr, Expr> repair)
    {
        var (activation, form) = (derivatives.Activation, derivatives.Form);
        var samples = ParameterSamples.Generic(activation);
        foreach (var (sample, i) in samples.Select((s, i) => (s, i)))
        {
            form.Symbols.ForEach(s => sample[s.Symbol.Name] = 1 + i);
        }

        var ties = form.Symbols.Where(s => s.Function.Reduction == Reduction.Max && !s.IsMaxShift)
            .Select(s => new FoundKink($"ties of {form.Restored(s.Symbol)}", "shared equally"));
        return derivatives.Slopes.SelectMany(slope =>
            new KinkFinder(activation.Pool, slope.Input, samples, repair).Find(slope.Value, slope.Derivative))
            .Concat(ties).Distinct().ToList();
    }

    // A derivative in an input that is 0 everywhere, unless somebody gave it. An input that no formula uses is advised about by itself.
    private static IEnumerable<Finding> ZeroDerivatives(Derivatives derivatives) =>
        derivatives.Totals.Take(derivatives.Activation.Inputs.Length)
        .Where(d => d.Formulas.All(f => f is Number { Value: 0 }) && !derivatives.Activation.Overrides.Has(d.Of))
        .Where(d => derivatives.Activation.Declaration.Mix is not null || derivatives.Activation.UsedNames.Contains(d.Of))
        .Select(d => Mistakes.ZeroDerivative(derivatives.Activation.Declaration.Name, d.Of));
}
