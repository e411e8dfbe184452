using System.Collections.Immutable;
using ActGen.Generator.Bind;
using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Tests.Harness;

/// <summary>Declarations as Read makes them, from source text.</summary>
internal static class Declarations
{
    /// <summary>The declaration of the type <c>A</c> in a source text.</summary>
    public static ActivationDeclaration Read(string source) => GeneratorRun.Of(source).Result.TrackedSteps[TrackingNames.Declarations]
        .SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value).Single(d => d.Name == "A");

    /// <summary>
    /// The type <c>A</c> with the attributes of a source text, bound, with its domain policies applied; it must have no error.
    /// </summary>
    public static DefinedActivation Bind(string source) => Bind(Read(source));

    public static DefinedActivation Bind(ActivationDeclaration declaration)
    {
        var defined = Define(declaration);
        Assert.True(defined.Value is not null, $"{declaration.Name}: {string.Join("\n", defined.Findings)}");
        return defined.Value;
    }

    /// <summary>The findings of Bind and Domains.</summary>
    public static ImmutableArray<Finding> Findings(string source) => Define(Read(source)).Findings;

    /// <summary>The model that the stages before Emit make of a declaration that has no error.</summary>
    public static ActivationModel Model(ActivationDeclaration declaration)
    {
        ActivationModel? model = null;
        var compiled = new Compiler(default, (_, made) => model = made as ActivationModel ?? model).Compile(declaration);
        Assert.True(model is not null, $"{declaration.Name}: {string.Join("\n", compiled.Findings)}");
        return model;
    }

    private static Checked<DefinedActivation> Define(ActivationDeclaration declaration)
    {
        var bound = BindStage.Run(declaration, default);
        return bound.Value is null
            ? new(null, bound.Findings)
            : DomainsStage.Run(bound.Value, new Stabilizer(bound.Value.Pool, default).Repair, default);
    }

    /// <summary>The value of an expression at <c>name = value</c> pairs.</summary>
    public static double At(this Expr expression, params (string Name, double Value)[] values) =>
        new Interpreter(values.ToDictionary(v => v.Name, v => v.Value)).Evaluate(expression);
}
