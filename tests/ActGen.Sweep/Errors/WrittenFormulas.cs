using System.Reflection;
using ActGen.Gallery.Formulas;
using ActGen.Generator.Expressions;

namespace ActGen.Sweep.Errors;

/// <summary>The formulas of an activation as they are written, before any repair, and the derivatives that are declared.</summary>
internal sealed class WrittenFormulas
{
    // At alpha = 0, where it starts, both quotients are 0 / 0, whichever side alpha is on.
    private static readonly Dictionary<string, string> LimitsAtStart =
        new(StringComparer.Ordinal) { ["SoftExponentialRectified"] = "2 * relu(x)" };

    private readonly DerivativeAttribute[] _declared;

    /// <summary>Reads the formulas of an activation.</summary>
    public WrittenFormulas(ActivationDescriptor activation)
    {
        Outputs = [.. activation.Info.Formulas.Select(Read)];
        Limits = LimitsAtStart.TryGetValue(activation.Name, out var limit) ? [Read(limit)] : Outputs;
        var attributes = activation.Accept(new Attributes()).ToList();
        _declared = [.. attributes.OfType<DerivativeAttribute>()];
        LogarithmMargin = attributes.OfType<ActivationAttribute>().FirstOrDefault() is { Domain: DomainPolicy.Extend } extended
            ? extended.DomainMargin : null;
    }

    /// <summary>The formula of each output.</summary>
    public IReadOnlyList<Expr> Outputs { get; }

    /// <summary>The same, with the limit in the place of a formula that is 0 / 0 where the parameters start.</summary>
    public IReadOnlyList<Expr> Limits { get; }

    /// <summary>Below this logarithms go on as tangent lines; null where the declaration says nothing of the kind.</summary>
    public double? LogarithmMargin { get; }

    /// <summary>The derivative that is declared for an output in an input; null where it is that of the formula.</summary>
    public Expr? DeclaredDerivative(int output, string input) =>
        _declared.FirstOrDefault(d => d.Of == input && (d.Output == output || d.Output < 0)) is { } declared
            ? Read(declared.Formula) : null;

    /// <summary>The names in a formula.</summary>
    public static IEnumerable<string> Names(Expr formula) =>
        ExprTraversal.Unique([formula]).OfType<Variable>().Select(variable => variable.Name);

    private static Expr Read(string formula) =>
        FormulaReader.Read(formula) ?? throw new InvalidOperationException($"'{formula}' does not read as a formula");

    // A program of tests, which is neither trimmed nor compiled ahead of time, may look at attributes.
    private sealed class Attributes : IActivationVisitor<IEnumerable<Attribute>>
    {
        public IEnumerable<Attribute> Visit<T>() where T : IActivation => typeof(T).GetCustomAttributes();
    }
}
