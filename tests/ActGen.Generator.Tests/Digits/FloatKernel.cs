using ActGen.Generator.Emit;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Harness;
using ActGen.Generator.Tests.Harness.Reals;
using ActGen.Generator.Tests.Schedule;

namespace ActGen.Generator.Tests.Digits;

/// <summary>
/// An activation of single elements as its kernels compute it, every step rounded to a float, beside what its formulas mean as they are
/// written, with 211 digits.
/// </summary>
internal sealed class FloatKernel
{
    // Below, floats lose digits whatever is done: a hundredth of it counts as nothing.
    private const double SmallestNormal = 1.1754944e-38;

    // Powers of two. After the larger one a sine of a huge number may be back where it was.
    private static readonly int[] Changes = [-26, -40];

    // Distances from a removable point, powers of two.
    private const int Near = -80;
    private const int Nearer = -120;

    // Of the digits of a value, a power of two, those that its difference quotient leaves.
    private const int Left = 560;

    private readonly BoundActivation _bound;
    private readonly ElementKernels _kernels;
    private readonly IReadOnlyList<Expr> _written;

    public FloatKernel(ActivationModel model)
    {
        (_bound, _kernels) = (model.Bound, (ElementKernels)model.Kernels);
        Model = model;
        var derived = _bound.Derived.ToDictionary(d => (Expr)d.Symbol, d => d.Value);
        _written = [.. _bound.Outputs.Select(o => Substitution.Replace(_bound.Pool, o, derived))];
        Variables = [.. _bound.Inputs.Concat(_bound.Learnables.SelectMany(l => l.Elements)).Select(v => v.Name)];
    }

    public ActivationModel Model { get; }

    /// <summary>The inputs, then the elements of the learnables.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The values at which the learnables start.</summary>
    public IReadOnlyDictionary<string, double> Initial =>
        _bound.Learnables.SelectMany(l => l.Elements.Select(e => (e.Name, l.Initializer.First)))
        .ToDictionary(p => p.Name, p => (double)(float)p.First);

    public IReadOnlyList<string> Inputs => [.. _bound.Inputs.Select(i => i.Name)];

    /// <summary>Whether a variable may have a value.</summary>
    public bool Allows(string variable, double value) =>
        _bound.Learnables.FirstOrDefault(l => l.Elements.Any(e => e.Name == variable)) is not { } l
            || (value >= l.Bounds.Lower && value <= l.Bounds.Upper);

    /// <summary>The first output, then its derivative in each variable.</summary>
    public double[] Compute(IReadOnlyDictionary<string, double> at)
    {
        var x = _bound.Inputs.Select(i => at[i.Name]).ToArray();
        var dy = _written.Select((_, i) => i == 0 ? 1.0 : 0).ToArray();
        var forward = new ElementWalk(at, [new Element(x, dy, [])], inFloat: true).Run(_kernels.Forward)[^1];
        var backward = new ElementWalk(at, [new Element(x, dy, forward.Results[0])], inFloat: true).Run(_kernels.Backward)[^1];
        return [forward.Results[0][0].Value, .. backward.Results[0].Concat(backward.ParameterGradients).Select(b => b.Value)];
    }

    /// <summary>The exact results of <see cref="Compute"/>; NaN where the formula has no value or no limit.</summary>
    public double[] Exact(IReadOnlyDictionary<string, double> at)
    {
        var values = at.ToDictionary(v => v.Key, v => (BigReal)v.Value);
        return [.. Variables.Prepend(null).Select(v => Limit(values, v))];
    }

    /// <summary>How much a relative change of the variables changes a result, relatively.</summary>
    public double Condition(IReadOnlyDictionary<string, double> at, int result)
    {
        var of = result == 0 ? null : Variables[result - 1];
        var values = at.ToDictionary(v => v.Key, v => (BigReal)v.Value);
        var value = Limit(values, of);
        return Variables.Where(v => at[v] != 0).Sum(v => Changes.Max(change =>
        {
            var moved = new Dictionary<string, BigReal>(values) { [v] = values[v] * (1 + BigReal.PowerOfTwo(change)) };
            var changed = Math.ScaleB(Math.Abs((Limit(moved, of) - value) / value), -change);
            // Beside the point the function changes too fast to have a slope.
            return double.IsNaN(changed) ? double.PositiveInfinity : changed;
        }));
    }

    // At a removable point, what both sides agree on.
    private double Limit(Dictionary<string, BigReal> values, string? of)
    {
        try
        {
            return At(values, of);
        }
        catch (Exception e) when (e is ArithmeticException)
        {
            var zeros = values.Where(v => v.Value.Sign == 0 || Math.Abs((double)v.Value) == 1).Select(v => v.Key).ToList();
            foreach (var zero in zeros)
            {
                try
                {
                    var (left, right) = (At(Moved(values, zero, -1), of), At(Moved(values, zero, 1), of));
                    // A logarithm has no limit, and gets ahead slowly.
                    if (!(Math.Abs(At(Moved(values, zero, 1, Nearer), of) - right) <= 1e-6 * Math.Abs(right)))
                    {
                        return double.NaN;
                    }

                    if (left == right || Math.Abs(left - right) <= 1e-12 * Math.Max(Math.Abs(left), Math.Abs(right))
                        || Math.Max(Math.Abs(left), Math.Abs(right)) < 1e-15)
                    {
                        return Math.Abs(left) < 1e-15 ? 0 : left;
                    }
                }
                catch (Exception inner) when (inner is ArithmeticException)
                {
                }
            }

            return double.NaN;
        }
    }

    private static Dictionary<string, BigReal> Moved(Dictionary<string, BigReal> values, string of, int side, int distance = Near) =>
        new(values) { [of] = values[of] + (side * BigReal.PowerOfTwo(distance)) };

    // NaN at a kink, where the sides have slopes of their own.
    private double At(Dictionary<string, BigReal> values, string? of)
    {
        if (of is null)
        {
            return (double)new BigInterpreter(values).Evaluate(_written[0]);
        }

        var slope = (double)BigInterpreter.Derivative(_written[0], values, of);
        if (new BigInterpreter(values).Evaluate(_written[0]) is { Sign: not 0 } value && slope != 0
            && value.Magnitude - Math.ILogB(slope) > Left)
        {
            // Nothing of the difference of two such values.
            return double.NaN;
        }

        var right = (double)BigInterpreter.Derivative(_written[0], values, of, side: 1);
        // At 0 a step of 2^-100 leaves its own size of a kink of the slope, and the root of it of a root.
        if (values[of].Sign == 0 && (Math.Abs(right) < 1e-25 || Math.Abs(right) > 1e15))
        {
            return Math.Abs(right) > 1e15 ? double.NaN : 0;
        }

        // Beside a cube root's or a square root's zero a slope grows with the number of digits of the step.
        if (Math.Abs(right) > 1e15
            && !(Math.Abs((double)BigInterpreter.Derivative(_written[0], values, of, side: 1, digits: 80) / right) > 0.9))
        {
            return double.NaN;
        }

        return Math.Abs(slope - right) <= 1e-9 * Math.Abs(slope) || Math.Abs(right) < 1e-20 || slope == right ? slope : double.NaN;
    }

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
        return model is null ? null : new(model);
    }

    /// <summary>The kernels of declarations: formulas with their learnables, each the attributes of one type.</summary>
    public static IReadOnlyList<FloatKernel> Of(IReadOnlyList<string> attributes) =>
        [.. GeneratorRun.Of(string.Join("\n", attributes.Select((a, i) => $"{a} internal readonly partial struct A{i:D5};"))).Result
            .TrackedSteps[TrackingNames.Declarations].SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value)
            .OrderBy(d => d.Name, StringComparer.Ordinal).Select(declaration => new FloatKernel(Declarations.Model(declaration)))];
}
