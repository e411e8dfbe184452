using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Schedule;
using Reduction = ActGen.Generator.Expressions.RowReduction;

namespace ActGen.Generator.Tests.Digits;

/// <summary>An activation of single elements: the first output, and its derivatives.</summary>
internal sealed class ElementFloatKernel : FloatKernel
{
    // Where the first input and the others are while another variable is moved.
    private const double FirstStill = 0.75;
    private const double OtherStill = -1.5;

    private const int MostMoved = 4;

    private readonly BoundActivation _bound;
    private readonly ElementKernels _kernels;

    public ElementFloatKernel(ActivationModel model, ElementKernels kernels)
        : base(model)
    {
        (_bound, _kernels) = (model.Bound, kernels);
        Variables = [.. _bound.Inputs.Concat(_bound.Learnables.SelectMany(l => l.Elements)).Select(v => v.Name)];
        var written = new ExprTransform(_bound.Pool, enter: OfOneValue).Of(Written);
        Exact = new([.. Variables.Prepend(null).Select(v => new ExactResult(written, v))]);
    }

    public override IReadOnlyList<string> Variables { get; }

    public override IReadOnlyList<string> Inputs => [.. _bound.Inputs.Select(i => i.Name)];

    public override ExactResults Exact { get; }

    public override int Values => 1;

    public override IEnumerable<IReadOnlyDictionary<string, double>> Points(IReadOnlyList<double> magnitudes)
    {
        var still = Inputs.Select((n, i) => (n, v: i == 0 ? FirstStill : OtherStill)).Concat(Initial.Select(v => (v.Key, v.Value)))
            .ToDictionary(p => p.Item1, p => p.Item2);
        foreach (var moved in Variables.Take(MostMoved))
        {
            var range = Inputs.Contains(moved) ? magnitudes : magnitudes.Where(m => m < LargestLearnable);
            foreach (var x in range.SelectMany(m => new[] { -m, m }).Append(0).Where(x => Allows(moved, x)))
            {
                yield return new Dictionary<string, double>(still) { [moved] = (float)x };
            }
        }
    }

    public override double[] Compute(IReadOnlyDictionary<string, double> at)
    {
        var x = _bound.Inputs.Select(i => at[i.Name]).ToArray();
        var dy = _bound.Outputs.Select((_, i) => i == 0 ? 1.0 : 0).ToArray();
        var forward = new ElementWalk(at, [new Element(x, dy, [])], inFloat: true).Run(_kernels.Forward)[^1];
        var backward = new ElementWalk(at, [new Element(x, dy, forward.Results[0])], inFloat: true).Run(_kernels.Backward)[^1];
        return [forward.Results[0][0].Value, .. backward.Results[0].Concat(backward.ParameterGradients).Select(b => b.Value)];
    }

    // A reduction that is gone from the kernels was one of a number, which is nothing to a sum but 0.
    private Expr? OfOneValue(Expr node) => node is Call { Function.Reduction: { } reduction } call
        ? new ExprTransform(_bound.Pool, enter: OfOneValue).Of(call.Children[0])
            * _bound.Pool.Number(reduction == Reduction.Sum ? Width : 1) : null;
}
