using System.Collections.Immutable;
using ActGen.Generator.Bind;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Tests.Harness;

/// <summary>Declarations as Read makes them, from source text.</summary>
internal static class Declarations
{
    /// <summary>The declaration of the type <c>A</c> in a source text.</summary>
    public static ActivationDeclaration Read(string source) => GeneratorRun.Of(source).Result.TrackedSteps[TrackingNames.Declarations]
        .SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value).Single(d => d.Name == "A");

    /// <summary>The type <c>A</c> with the attributes of a source text, bound; it must have no error.</summary>
    public static BoundActivation Bind(string source)
    {
        var bound = ActivationBinder.Bind(Read(source), out var findings);
        Assert.True(bound is not null, string.Join("\n", findings));
        return bound;
    }

    public static ImmutableArray<Finding> Findings(string source)
    {
        ActivationBinder.Bind(Read(source), out var findings);
        return findings;
    }

    /// <summary>The value of an expression at <c>name = value</c> pairs.</summary>
    public static double At(this Expr expression, params (string Name, double Value)[] values) =>
        new Interpreter(values.ToDictionary(v => v.Name, v => v.Value)).Evaluate(expression);
}
