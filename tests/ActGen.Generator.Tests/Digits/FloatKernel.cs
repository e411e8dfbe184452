using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Digits;

/// <summary>
/// An activation as its kernels compute it, every step rounded to a float, beside what its formulas mean as they are written, with 211
/// digits.
/// </summary>
internal abstract class FloatKernel(ActivationModel model)
{
    /// <summary>Learnables are moved less far.</summary>
    protected const double LargestLearnable = 3;

    /// <summary>The elements of a row.</summary>
    protected const int Width = 4;

    // Below, floats lose digits whatever is done: a hundredth of it counts as nothing.
    private const double SmallestNormal = 1.1754944e-38;

    public ActivationModel Model { get; } = model;

    /// <summary>The first output as it is written, over inputs and learnables.</summary>
    protected Expr Written { get; } = Substitution.Replace(
        model.Bound.Pool, model.Bound.Outputs[0], model.Bound.Derived.ToDictionary(d => (Expr)d.Symbol, d => d.Value));

    /// <summary>The inputs, then the elements of the learnables: what there is a derivative in.</summary>
    public abstract IReadOnlyList<string> Variables { get; }

    /// <summary>The inputs.</summary>
    public abstract IReadOnlyList<string> Inputs { get; }

    /// <summary>The meaning of the results of <see cref="Compute"/>.</summary>
    public abstract ExactResults Exact { get; }

    /// <summary>How many of the results are values; the others are derivatives, one in each variable.</summary>
    public abstract int Values { get; }

    /// <summary>The values at which the learnables start.</summary>
    public IReadOnlyDictionary<string, double> Initial =>
        Model.Bound.Learnables.SelectMany(l => l.Elements.Select(e => (e.Name, l.Initializer.First)))
        .ToDictionary(p => p.Name, p => (double)(float)p.First);

    /// <summary>Points to look at: one variable moved over magnitudes, the others still.</summary>
    public abstract IEnumerable<IReadOnlyDictionary<string, double>> Points(IReadOnlyList<double> magnitudes);

    /// <summary>The values, then the derivative in each variable.</summary>
    public abstract double[] Compute(IReadOnlyDictionary<string, double> at);

    /// <summary>Whether a variable may have a value.</summary>
    public bool Allows(string variable, double value) =>
        Model.Bound.Learnables.FirstOrDefault(l => l.Elements.Any(e => e.Name == variable)) is not { } l
            || (value >= l.Bounds.Lower && value <= l.Bounds.Upper);

    /// <summary>The name of a result.</summary>
    public string NameOf(int result) => result >= Values ? $"d{Variables[result - Values]}" : Values == 1 ? "y" : $"y[{result}]";

    /// <summary>The error of a float in ulps of the exact value; down to the smallest normal number.</summary>
    public static double Ulps(double computed, double exact)
    {
        var rounded = (float)exact;
        if (computed == rounded || (Math.Abs(exact) < SmallestNormal && Math.Abs(computed - exact) < SmallestNormal / 128)
            || (float.IsInfinity(rounded) && Math.Abs(computed) >= float.MaxValue && computed > 0 == exact > 0))
        {
            return 0;
        }

        var ulp = Math.Max(Math.ScaleB(1, Math.ILogB(exact) - 23), Math.ScaleB(1, -149));
        // Beyond the largest float there is nothing nearer than infinity; its sign may be the function's own doing.
        var error = Math.Abs((float.IsInfinity(rounded) ? Math.Clamp(computed, -float.MaxValue, float.MaxValue) : computed) - exact) / ulp;
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>The kernel of a declaration; null where it has an error.</summary>
    public static FloatKernel? TryOf(string attributes)
    {
        ActivationModel? model = null;
        var run = GeneratorRun.Of($"{attributes} internal readonly partial struct A;");
        var declaration = run.Result.TrackedSteps[TrackingNames.Declarations]
            .SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value).Single();
        new Compiler(default, (_, made) => model = made as ActivationModel ?? model).Compile(declaration);
        return model is null ? null : Of(model);
    }

    /// <summary>The kernels of declarations: formulas with their learnables, each the attributes of one type.</summary>
    public static IReadOnlyList<FloatKernel> Of(IReadOnlyList<string> attributes) =>
        [.. GeneratorRun.Of(string.Join("\n", attributes.Select((a, i) => $"{a} internal readonly partial struct A{i:D5};"))).Result
            .TrackedSteps[TrackingNames.Declarations].SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value)
            .OrderBy(d => d.Name, StringComparer.Ordinal).Select(declaration => Of(Declarations.Model(declaration)))];

    private static FloatKernel Of(ActivationModel model) => model.Kernels switch
    {
        RowKernels rows => new RowFloatKernel(model, rows),
        ElementKernels elements => new ElementFloatKernel(model, elements),
        _ => throw new InvalidOperationException($"{model.Kernels} are no kernels that can be walked"),
    };
}
