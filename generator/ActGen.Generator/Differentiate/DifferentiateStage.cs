using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Differentiate;

/// <summary>Differentiates the repaired outputs, and repairs the derivatives.</summary>
internal static class DifferentiateStage
{
    /// <param name="activation">The activation.</param>
    /// <param name="stabilizer">The repairs; those that it applies are in the record.</param>
    /// <param name="cancellation">Stops the stage.</param>
    public static Derivatives Run(StableActivation activation, Stabilizer stabilizer, CancellationToken cancellation)
    {
        var derivatives = activation.HasReductions ? new ReductionDerivatives(activation, stabilizer.Repair, cancellation).Run()
            : OfElements(activation, stabilizer.Repair);
        return derivatives with { Repairs = activation.Repairs.Concat(stabilizer.Repairs).Distinct().ToList() };
    }

    private static Derivatives OfElements(StableActivation activation, Func<Expr, Expr> repair)
    {
        var differentiator = new Differentiator(activation.Pool, activation.Declaration.Kinks);
        var variables = Variables(activation);
        var all = variables.Concat(activation.Derived.Select(d => d.Symbol)).ToList();
        var jacobian = activation.Values.Select((value, output) => (IReadOnlyDictionary<Variable, Expr>)all.ToDictionary(
            v => v, v => activation.Overrides.Of(v, output) ?? repair(differentiator.Differentiate(value, v)))).ToList();
        return new Derivatives
        {
            Activation = activation,
            Variables = variables,
            Outputs = activation.Values,
            Form = new ReductionForm(activation.Pool, []),
            Jacobian = jacobian,
            Totals = variables.Select(v => new FoundDerivative(v.Name, jacobian.Select(d => Total(activation, v, d)).ToList())).ToList(),
            Slopes = activation.Inputs.SelectMany(input =>
                activation.Values.Select((value, output) => new Slope(input, value, jacobian[output][input]))).ToList(),
        };
    }

    /// <summary>The inputs, then the elements of the learnables.</summary>
    public static IReadOnlyList<Variable> Variables(BoundActivation activation) =>
        activation.Inputs.Concat(activation.Learnables.SelectMany(l => l.Elements)).ToList();

    // The derivative in a learnable, through the derived parameters it goes into.
    private static Expr Total(StableActivation activation, Variable variable, IReadOnlyDictionary<Variable, Expr> derivatives) =>
        activation.Pool.Sum(
        activation.Derived.Where(d => d.Derivatives.ContainsKey(variable)).Select(d => derivatives[d.Symbol] * d.Derivatives[variable])
            .Prepend(derivatives[variable]).ToList());
}
