using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Incrementality;

/// <summary>Declarations that are compiled at the same time come out as they do alone.</summary>
[Trait("Speed", "Slow")]
public class PendingActivationTests
{
    private static readonly string[] Formulas =
    [
        "x / (1 + abs(x))", "x * sigmoid(a * x)", "log(1 + exp(a * x)) / a", "x > 0 ? x : a * (exp(x) - 1)", "x * tanh(softplus(x))",
            "sqrt(x) + 1 / x",
        "exp(x) / rowsum(exp(x))", "y + 1", "step(x)",
    ];

    [Fact]
    public void Many_at_a_time_are_what_each_is_alone()
    {
        const int Count = 200;
        var declarations = Declared(Count);
        var together = declarations.Select(d => PendingActivation.Start(d, default)).ToList().Select(p => p.Result).ToList();
        Assert.Equal(Count, together.Select(c => c.HintName).Distinct().Count());
        Assert.All(declarations.Zip(together), pair => Assert.Equal(Compiler.Compile(pair.First, default), pair.Second));
    }

    [Fact]
    public void Equal_declarations_are_equal_on_their_way()
    {
        var (first, again) = (Declared(2), Declared(2));
        Assert.NotSame(first[0], again[0]);
        Assert.Equal(PendingActivation.Start(first[0], default), PendingActivation.Start(again[0], default));
        Assert.NotEqual(PendingActivation.Start(first[0], default), PendingActivation.Start(first[1], default));
    }

    [Fact]
    public void A_canceled_run_has_no_result() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PendingActivation.Start(Declared(1)[0], new CancellationToken(canceled: true)).Result);

    private static List<ActivationDeclaration> Declared(int count) => GeneratorRun
        .Of(string.Concat(Enumerable.Range(0, count).Select(
            i => $"[Activation(\"{i} + ({Formulas[i % Formulas.Length]})\")] [Learnable(\"a\", 1)] partial struct A{i};\n")))
        .Result.TrackedSteps[TrackingNames.Declarations].SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value).ToList();
}
