using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Prepare;

/// <summary>A learnable: its name, its initial value and its bounds.</summary>
internal sealed record Start(string Name, double Initial, Interval Bounds);

/// <summary>Records that Prepare takes.</summary>
internal static class PreparedByHand
{
    public static BoundActivation Bound(Formulas formulas, params Start[] learnables) => new()
    {
        Declaration = new ActivationDeclaration { Name = "A", Namespace = "", Types = default, FullName = "A" },
        Pool = formulas.Pool,
        Inputs = [formulas.Input],
        Learnables = [.. learnables.Select(l => new BoundLearnable(
            new LearnableDeclaration { Name = l.Name, Init = "" },
                new BoundInitializer(Generator.InitializerKind.Constant, l.Initial, l.Initial),
            [formulas.Pool.Variable(l.Name, VariableKind.Learnable)]) { Bounds = l.Bounds })],
        Outputs = [],
        Written = [],
    };

    /// <summary>An activation with derivatives of its value in x and in each learnable, all given.</summary>
    public static Derivatives Derivatives(Formulas formulas, string value, IReadOnlyList<string> derivatives, bool isRepaired = true,
        params Start[] learnables)
    {
        var bound = Bound(formulas, learnables);
        bound = bound with { Declaration = bound.Declaration with { IsRepaired = isRepaired } };
        List<Variable> variables = [formulas.Input, .. bound.Learnables.SelectMany(l => l.Elements)];
        var read = derivatives.Select(formulas.Read).ToList();
        return new()
        {
            Activation = new(new DefinedActivation(bound)) { Values = [formulas.Read(value)], Repairs = [], HasReductions = false },
            Variables = variables,
            Outputs = [formulas.Read(value)],
            Form = new ReductionForm(formulas.Pool, []),
            Jacobian = [variables.Zip(read).ToDictionary(p => p.First, p => p.Second)],
            Totals = [.. variables.Zip(read, (v, d) => new FoundDerivative(v.Name, [d]))],
            Slopes = [],
        };
    }
}
