using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Tests.Schedule;
using Reduction = ActGen.Generator.Expressions.RowReduction;

namespace ActGen.Generator.Tests.Digits;

/// <summary>
/// An activation of rows, over one row of four: the first output of each element, and the gradients of their sum, each times its dy, in
/// the elements of the inputs, in the learnables, and in the elements of those along the columns. What it means is written out element by
/// element, without reductions.
/// </summary>
internal sealed class RowFloatKernel : FloatKernel
{
    // What the elements of a row are while one of them, or a learnable, is moved, and what reaches them.
    private static readonly double[] Still = [0.75, -1.5, 0.3125, 2.25];
    private static readonly double[] Mixed = [1.25, -0.5, 0.75, 2];
    private static readonly double[] OfFirst = [1.5, 0, 0, 0];

    private const int OneIn = 4;

    private readonly BoundActivation _bound;
    private readonly RowKernels _kernels;
    private readonly List<string> _layers;
    private readonly List<string> _columns;

    public RowFloatKernel(ActivationModel model, RowKernels kernels)
        : base(model)
    {
        (_bound, _kernels) = (model.Bound, kernels);
        var learnables = _bound.Learnables.SelectMany(l => l.Elements.Select(e => (e.Name, l.Declaration.Per))).ToLookup(
            l => l.Per == Per.Layer, l => l.Name);
        (_layers, _columns) = ([.. learnables[true]], [.. learnables[false]]);
        Inputs = [.. _bound.Inputs.SelectMany(i => Elements(i.Name))];
        Variables = [.. Inputs, .. _layers, .. _columns.SelectMany(Elements)];
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
        // With more variables there are more derivatives at each point.
        var thinned = magnitudes.Where((_, i) => _bound.Inputs.Length + _columns.Count == 1 || i % OneIn == 0);
        var signed = thinned.SelectMany(m => new[] { -m, m }).Append(0).Select(x => (double)(float)x).ToList();
        for (var i = 0; i < signed.Count; i++)
        {
            var x = signed[i];
            yield return Row([x, .. Still.Skip(1)], i % 3 == 0 ? OfFirst : Mixed);
            if (i % 2 == 0 || x == 0)
            {
                yield return Row([x, x, x, x], Mixed);
            }

            foreach (var input in _bound.Inputs.Skip(1))
            {
                yield return new Dictionary<string, double>(Row(Still, Mixed)) { [Element(input.Name, i % Width)] = x };
            }
        }

        foreach (var learnable in _layers.Concat(_columns))
        {
            foreach (var (value, i) in signed.Where(v => Math.Abs(v) < LargestLearnable && Allows(learnable, v)).Select((v, i) => (v, i)))
            {
                var name = _layers.Contains(learnable) ? learnable : Element(learnable, i % Width);
                yield return new Dictionary<string, double>(Row(Still, Mixed)) { [name] = value };
            }
        }
    }

    public override double[] Compute(IReadOnlyDictionary<string, double> at)
    {
        var shared = _layers.ToDictionary(l => l, l => at[l]);
        List<Column> columns = [.. Enumerable.Range(0, Width).Select(i => new Column(
            [.. _bound.Inputs.Select(input => at[Element(input.Name, i)])],
            [.. _bound.Outputs.Select((_, output) => output == 0 ? at[Gradient(i)] : 0)], default,
            _columns.ToDictionary(c => c, c => at[Element(c, i)])))];
        var forward = new RowPassWalk(shared, columns, inFloat: true).Run(_kernels.Forward);
        columns = [.. columns.Select((c, i) => c with { Y = forward.Results[i][0] })];
        var backward = new RowPassWalk(shared, columns, inFloat: true).Run(_kernels.BackwardFromOutput ?? _kernels.Backward);
        var dx = _bound.Inputs.SelectMany((_, input) => backward.Results.Select(r => r[input]));
        var ofColumns = _columns.SelectMany((_, c) => backward.ColumnGradients.Select(g => g[c]));
        return [.. forward.Results.Select(r => r[0]).Concat(dx).Concat(backward.LayerGradients).Concat(ofColumns).Select(b => b.Value)];
    }

    private static IEnumerable<string> Elements(string input) => Enumerable.Range(0, Width).Select(i => Element(input, i));

    private static string Element(string input, int index) => $"{input}[{index}]";

    private static string Gradient(int index) => Element("dy", index);

    private Dictionary<string, double> Row(IReadOnlyList<double> x, IReadOnlyList<double> dy) =>
        _bound.Inputs.SelectMany((input, i) =>
            Elements(input.Name).Select((n, e) => KeyValuePair.Create(n, i == 0 ? x[e] : Still[^(e + 1)])))
            .Concat(dy.Select((v, e) => KeyValuePair.Create(Gradient(e), v)))
            .Concat(Initial.SelectMany(l => _columns.Contains(l.Key)
                ? Elements(l.Key).Select(e => KeyValuePair.Create(e, l.Value)) : [l]))
            .ToDictionary(p => p.Key, p => p.Value);

    private Expr AtElement(Expr node, int index) => new ExprTransform(_bound.Pool, enter: n => n switch
    {
        Variable variable when _bound.Inputs.Contains(variable) || _columns.Contains(variable.Name) =>
            _bound.Pool.Variable(Element(variable.Name, index), VariableKind.Input),
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
