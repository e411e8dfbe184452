using System.Collections.Immutable;
using ActGen.Generator.Bind;
using ActGen.Generator.Describe;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Differentiate;
using ActGen.Generator.Domains;
using ActGen.Generator.Emit;
using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Schedule;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stages;

/// <summary>A stage needs nothing but its record: each is run on one that no stage before it has made.</summary>
public class HandMadeRecordTests
{
    private readonly Formulas _formulas = new();

    [Fact]
    public void What_was_repaired_goes_on_in_the_records()
    {
        var stable = StabilizeStage.Run(
            new(Bound() with { Outputs = [_formulas.Read("log(1 + exp(x))")] }), new Stabilizer(_formulas.Pool, default));
        var derivatives = DifferentiateStage.Run(stable, new Stabilizer(_formulas.Pool, default), default);
        var prepared = PrepareStage.Run(derivatives, new Stabilizer(_formulas.Pool, default));
        Assert.Contains(stable.Repairs, r => r.StartsWith("softplus", StringComparison.Ordinal));
        Assert.Superset(stable.Repairs.ToHashSet(), derivatives.Repairs.ToHashSet());
        Assert.Superset(derivatives.Repairs.ToHashSet(), prepared.Repairs.ToHashSet());
    }

    [Fact]
    public void Bind_gives_names_their_meaning()
    {
        var declaration = Declaration with
        {
            Formulas = new(["p * x"]),
            Lets = new([new("p", "2 * a")]),
            Learnables = new([new() { Name = "a", Init = "3" }]),
        };
        var bound = BindStage.Run(declaration, default).Value!;
        Assert.Equal("2 * a * x", bound.Outputs.Single().ToString());
        Assert.Equal(3, Assert.Single(bound.Learnables).Initializer.First);
    }

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
        var derivatives = DifferentiateStage.Run(
            Stable("x * x + sin(alpha)"), new Stabilizer(_formulas.Pool, default, isRepaired: false), default);
        Assert.Equal(["x", "alpha"], derivatives.Totals.Select(t => t.Of));
        Assert.Equal(7, derivatives.Of(_formulas.Input).Single().At(("x", 3.5)));
        Assert.Equal(Math.Cos(2), derivatives.Totals[1].Formulas.Single().At(("alpha", 2)), 1e-15);
    }

    [Fact]
    public void Prepare_takes_derivatives_as_they_are_and_finds_forms_that_keep_their_digits()
    {
        // A derivative that nobody would compute.
        var derivatives = Derived("1 - cos(x)", "7 * x");
        var prepared = PrepareStage.Run(derivatives, new Stabilizer(_formulas.Pool, default));
        var work = Assert.IsType<ElementWork>(prepared.Work);
        Assert.Equal("7 * x", work.Derivatives.Single()[_formulas.Input].ToString());
        Assert.NotEmpty(prepared.Repairs);
        Assert.NotEqual("1 - cos(x)", work.Values.Single().ToString());
        Assert.Same(derivatives, prepared.Derivatives);
    }

    [Fact]
    public void Schedule_plans_what_was_prepared_by_hand()
    {
        var (x, value) = (_formulas.Input, _formulas.Read("x * x + 2"));
        var work = new ElementWork(
            [x], [value], [], new Dictionary<Variable, Expr>(), [new Dictionary<Variable, Expr> { [x] = _formulas.Read("2 * x") }],
            new Dictionary<(Variable, Variable), Expr>());
        var derivatives = DifferentiateStage.Run(Stable("x"), new Stabilizer(_formulas.Pool, default, isRepaired: false), default);
        var kernels = Assert.IsType<ElementKernels>(ScheduleStage.Run(new(derivatives, work, [])).Kernels);
        var loop = Assert.Single(kernels.Forward.Loops);
        Assert.Equal([OpCode.Input, OpCode.Multiply, OpCode.Add], loop.Body.Select(s => s.Code));
        Assert.Equal((true, false), kernels.BackwardReads);
    }

    [Fact]
    public void Describe_says_what_the_plan_says()
    {
        var model = DescribeStage.Run(new(new(Derived("sin(1)", "0"), Work(), ["a repair"]), new NoKernels()), node => node);
        Assert.Equal(["x"], model.Derivatives.Select(d => d.Of));
        Assert.Equal("a repair", Assert.Single(model.Repairs));
        Assert.IsType<NoKernels>(model.Kernels);
        // Its derivative is 0, and a formula mentions x.
        Assert.Equal(FindingIds.ZeroDerivative, Assert.Single(model.Findings).Id);
    }

    [Fact]
    public void Emit_writes_what_the_model_says()
    {
        var graph = new OperationGraph();
        var (x, dy) = (graph.Leaf(OpCode.Input, ""), graph.Leaf(OpCode.OutputGradient, ""));
        var text = EmitStage.Run(new()
        {
            Bound = Stable("x + 2") with { Learnables = [] },
            Values = [_formulas.Read("x + 2")],
            Derivatives = [new("x", [_formulas.Read("1")])],
            Kinks = [new Breakpoint("x == 4", "made up", null, [])],
            Repairs = ["a repair"],
            Kernels = new ElementKernels(Loop(graph.Op(OpCode.Add, x, graph.Constant(2))), Loop(dy), null, null),
            Findings = [],
        });
        Assert.Contains("partial struct A", text, StringComparison.Ordinal);
        Assert.Contains("x + Create(2f)", text, StringComparison.Ordinal);
        Assert.All(["x == 4", "made up", "a repair"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    private static KernelSchedule Loop(Operation result) => new(
        [
            new RowLoop(
                LoopCase.Always, [.. OperationOrder.Of([result]).Where(o => o.Code == OpCode.Constant)],
                [.. OperationOrder.Of([result]).Where(o => o.Code != OpCode.Constant)], [result], [], [], []),
        ],
        null, ReadsInput: true, ReadsOutput: false);

    private ElementWork Work() => new(
        [_formulas.Input], [], [], new Dictionary<Variable, Expr>(), [], new Dictionary<(Variable, Variable), Expr>());

    private Derivatives Derived(string value, string derivative) => new()
    {
        Activation = Stable(value) with { Learnables = [], UsedNames = ["x"] },
        Variables = [_formulas.Input],
        Outputs = [_formulas.Read(value)],
        Form = new ReductionForm(_formulas.Pool, []),
        Jacobian = [new Dictionary<Variable, Expr> { [_formulas.Input] = _formulas.Read(derivative) }],
        Totals = [new("x", [_formulas.Read(derivative)])],
        Slopes = [],
    };

    private StableActivation Stable(string formula) =>
        new(new DefinedActivation(Bound())) { Values = [_formulas.Read(formula)], Repairs = [], HasReductions = false };

    private static ActivationDeclaration Declaration =>
        new() { Name = "A", Namespace = "", Types = new([new("struct", "A")]), FullName = "A", HasActivation = true };

    private BoundActivation Bound() => new()
    {
        Declaration = Declaration,
        Pool = _formulas.Pool,
        Inputs = [_formulas.Input],
        Learnables = [new BoundLearnable(
            new LearnableDeclaration { Name = "alpha", Init = "1" }, new BoundInitializer(Generator.InitializerKind.Constant, 1, 1),
            [(Variable)_formulas.Read("alpha")]) { Bounds = Interval.All }],
        Outputs = ImmutableArray<Expr>.Empty,
        Written = ImmutableArray<Expr>.Empty,
    };

    private sealed record NoKernels : KernelSet
    {
        public override (bool Input, bool Output) BackwardReads => (true, false);

        public override bool HasBackwardFromOutput => false;
    }
}
