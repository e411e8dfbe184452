using System.Collections.Immutable;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Domains;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stages;

/// <summary>A stage needs nothing but its record: each is run on one that no stage before it has made.</summary>
public class HandMadeRecordTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void Domains_continues_what_is_marked_and_leaves_the_rest()
    {
        var (logarithm, x) = (_formulas.Read("log(x)"), _formulas.Input);
        var mark = new DomainMark(Generator.DomainPolicy.Clamp, 0.5, "A");
        var bound = Bound() with { Outputs = [_formulas.Pool.Mark(mark, logarithm, _formulas.Pool.True) + _formulas.Read("sqrt(x)")] };
        var defined = DomainsStage.Run(bound, node => node, default).Value!;
        Assert.Equal("(x < 0.5 ? log(0.5) : log(x)) + sqrt(x)", defined.Outputs.Single().ToString());
        Assert.Equal(Math.Log(0.5) + 0.5, defined.Outputs.Single().At((x.Name, 0.25)), 1e-15);
    }

    [Fact]
    public void Domains_takes_a_patch_for_the_point_alone()
    {
        var alpha = (Variable)_formulas.Read("alpha");
        var mark = new PatchMark("", 1, alpha, 0);
        var bound = Bound() with
        {
            Outputs = [_formulas.Pool.Mark(mark, _formulas.Read("sin(alpha * x) / alpha"), _formulas.Read("x"))],
            PatchMarks = [mark]
        };
        var defined = DomainsStage.Run(bound, node => node, default).Value!;
        Assert.Equal("sin(alpha * x) / alpha", defined.Outputs.Single().ToString());
        Assert.Equal(
            ("alpha", 0.0, "x"),
            (defined.Patches.Single().Variable.Name, defined.Patches.Single().Point,
                defined.Patches.Single().Formulas.Single().ToString()));
    }

    [Fact]
    public void Stabilize_drops_a_patch_that_the_repaired_value_makes_superfluous_and_keeps_another()
    {
        var alpha = (Variable)_formulas.Read("alpha");
        DefinedActivation Patched(string patch) => new(Bound())
        {
            Outputs = [_formulas.Read("(exp(alpha * x) - 1) / alpha")],
            Patches = [new PointPatch(alpha, 0, [_formulas.Read(patch)])],
        };
        var right = StabilizeStage.Run(Patched("x"), new Stabilizer(_formulas.Pool, default)).Values.Single();
        var other = StabilizeStage.Run(Patched("x + 1"), new Stabilizer(_formulas.Pool, default)).Values.Single();
        Assert.Equal(3, right.At(("x", 3), ("alpha", 0)));
        Assert.Equal(4, other.At(("x", 3), ("alpha", 0)));
    }

    [Fact]
    public void Differentiate_takes_values_as_they_are()
    {
        var derivatives = DifferentiateStage.Run(Stable("x * x + sin(alpha)"), node => node, default);
        Assert.Equal(["x", "alpha"], derivatives.Totals.Select(t => t.Of));
        Assert.Equal(7, derivatives.Of(_formulas.Input).Single().At(("x", 3.5)));
        Assert.Equal(Math.Cos(2), derivatives.Totals[1].Formulas.Single().At(("alpha", 2)), 1e-15);
    }

    [Fact]
    public void Schedule_plans_what_was_prepared_by_hand()
    {
        var (x, value) = (_formulas.Input, _formulas.Read("x * x + 2"));
        var work = new ElementWork(
            [x], [value], [], new Dictionary<Variable, Expr>(), [new Dictionary<Variable, Expr> { [x] = _formulas.Read("2 * x") }],
            new Dictionary<(Variable, Variable), Expr>());
        var derivatives = DifferentiateStage.Run(Stable("x"), node => node, default);
        var kernels = Assert.IsType<ElementKernels>(ScheduleStage.Run(new(derivatives, work, [])).Kernels);
        var loop = Assert.Single(kernels.Forward.Loops);
        Assert.Equal([OpCode.Input, OpCode.Multiply, OpCode.Add], loop.Body.Select(s => s.Code));
        Assert.Equal((true, false), kernels.BackwardReads);
    }

    private StableActivation Stable(string formula) =>
        new(new DefinedActivation(Bound())) { Values = [_formulas.Read(formula)], HasReductions = false };

    private BoundActivation Bound() => new()
    {
        Declaration = new ActivationDeclaration { Name = "A", Namespace = "", Types = default, FullName = "A" },
        Pool = _formulas.Pool,
        Inputs = [_formulas.Input],
        Learnables = [new BoundLearnable(
            new LearnableDeclaration { Name = "alpha", Init = "1" }, new BoundInitializer(Generator.InitializerKind.Constant, 1, 1),
            [(Variable)_formulas.Read("alpha")]) { Bounds = Interval.All }],
        Outputs = ImmutableArray<Expr>.Empty,
        Written = ImmutableArray<Expr>.Empty,
    };
}
