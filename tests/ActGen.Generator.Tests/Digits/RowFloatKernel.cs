using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Schedule;
using Reduction = ActGen.Generator.Expressions.RowReduction;

namespace ActGen.Generator.Tests.Digits;

/// <summary>
/// An activation of rows, over one row of four: the first output of each element, and the gradients of their sum, each times its dy, in
/// the elements of the first input and in the learnables. What it means is written out element by element, without reductions.
/// </summary>
internal sealed class RowFloatKernel : FloatKernel
{
    // What the elements of a row are while one of them, or a learnable, is moved, and what reaches them.
    private static readonly double[] Still = [0.75, -1.5, 0.3125, 2.25];
    private static readonly double[] Mixed = [1.25, -0.5, 0.75, 2];
    private static readonly double[] OfFirst = [1.5, 0, 0, 0];

    private readonly BoundActivation _bound;
    private readonly RowKernels _kernels;
    private readonly List<string> _learnables;

    public RowFloatKernel(ActivationModel model, RowKernels kernels)
        : base(model)
    {
        (_bound, _kernels) = (model.Bound, kernels);
        _learnables = [.. _bound.Learnables.SelectMany(l => l.Elements).Select(e => e.Name)];
        Inputs = [.. Elements(_bound.Inputs[0].Name)];
        Variables = [.. Inputs.Concat(_learnables)];
        var values = Enumerable.Range(0, Width).Select(i => AtElement(Written, i)).ToList();
        var sum = _bound.Pool.Sum([.. values.Select((v, i) => v * _bound.Pool.Variable(Gradient(i), VariableKind.Input))]);
        Exact = new([.. values.Select(v => new ExactResult(v, null)), .. Variables.Select(v => new ExactResult(sum, v))]);
    }

    public override IReadOnlyList<string> Variables { get; }

    public override IReadOnlyList<string> Inputs { get; }

    public override ExactResults Exact { get; }

    public override int Values => Width;

    public override IEnumerable<IReadOnlyDictionary<string, double>> Points(IReadOnlyList<double> magnitudes)
    {
        var signed = magnitudes.SelectMany(m => new[] { -m, m }).Append(0).Select(x => (double)(float)x).ToList();
        for (var i = 0; i < signed.Count; i++)
        {
            var x = signed[i];
            yield return Row([x, .. Still.Skip(1)], i % 3 == 0 ? OfFirst : Mixed);
            if (i % 2 == 0 || x == 0)
            {
                yield return Row([x, x, x, x], Mixed);
            }
        }

        foreach (var learnable in _learnables)
        {
            foreach (var value in signed.Where(v => Math.Abs(v) < LargestLearnable && Allows(learnable, v)))
            {
                yield return new Dictionary<string, double>(Row(Still, Mixed)) { [learnable] = value };
            }
        }
    }

    public override double[] Compute(IReadOnlyDictionary<string, double> at)
    {
        var shared = _learnables.ToDictionary(l => l, l => at[l]);
        List<Column> columns = [.. Enumerable.Range(0, Width).Select(i => new Column(
            [.. _bound.Inputs.Select(input => at[Element(input.Name, i)])],
            [.. _bound.Outputs.Select((_, output) => output == 0 ? at[Gradient(i)] : 0)], default, new Dictionary<string, double>()))];
        var forward = new RowPassWalk(shared, columns, inFloat: true).Run(_kernels.Forward);
        columns = [.. columns.Select((c, i) => c with { Y = forward.Results[i][0] })];
        var backward = new RowPassWalk(shared, columns, inFloat: true).Run(_kernels.BackwardFromOutput ?? _kernels.Backward);
        return [.. forward.Results.Concat(backward.Results).Select(r => r[0]).Concat(backward.LayerGradients).Select(b => b.Value)];
    }

    private static IEnumerable<string> Elements(string input) => Enumerable.Range(0, Width).Select(i => Element(input, i));

    private static string Element(string input, int index) => $"{input}[{index}]";

    private static string Gradient(int index) => Element("dy", index);

    private Dictionary<string, double> Row(IReadOnlyList<double> x, IReadOnlyList<double> dy) =>
        _bound.Inputs.SelectMany((input, i) =>
            Elements(input.Name).Select((n, e) => KeyValuePair.Create(n, i == 0 ? x[e] : Still[^(e + 1)])))
            .Concat(dy.Select((v, e) => KeyValuePair.Create(Gradient(e), v))).Concat(Initial)
            .ToDictionary(p => p.Key, p => p.Value);

    private Expr AtElement(Expr node, int index) => new ExprTransform(_bound.Pool, enter: n => n switch
    {
        Variable variable when _bound.Inputs.Contains(variable) => _bound.Pool.Variable(Element(variable.Name, index), VariableKind.Input),
        Call { Function.Reduction: { } reduction } call =>
            Reduced(reduction, [.. Enumerable.Range(0, Width).Select(i => AtElement(call.Children[0], i))]),
        _ => null,
    }).Of(node);

    private Expr Reduced(Reduction reduction, IReadOnlyList<Expr> row) => reduction switch
    {
        Reduction.Sum => _bound.Pool.Sum(row),
        Reduction.Mean => _bound.Pool.Sum(row) / _bound.Pool.Number(Width),
        Reduction.Max => row.Aggregate((a, b) => _bound.Pool.Call("max", a, b)),
        _ => throw new InvalidOperationException($"{reduction} does not occur in formulas as they are written"),
    };
}
