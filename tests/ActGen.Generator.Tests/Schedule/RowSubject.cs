using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>An activation of rows: its schedules, and its formulas and those of its gradients, which know nothing of passes.</summary>
internal sealed class RowSubject(ActivationModel model, RowKernels kernels)
{
    private const int Rows = 4;

    private readonly BoundActivation _bound = model.Bound;

    public RowKernels Kernels => kernels;

    /// <summary>Walks all schedules over a few rows of random columns and parameters.</summary>
    /// <param name="seed">Of the numbers.</param>
    /// <param name="agreement">Takes the results.</param>
    /// <param name="faulty">A step whose result comes out wrong; null: none does.</param>
    public void Walk(int seed, Agreement agreement, Operation? faulty = null)
    {
        var random = new Random(seed);
        for (var width = 1; width <= Rows; width++)
        {
            double Draw() => (4 * random.NextDouble()) - 2;
            IReadOnlyList<Variable> Of(bool isColumn) =>
                [.. _bound.Learnables.Where(l => (l.Declaration.Per != Generator.Per.Layer) == isColumn).SelectMany(l => l.Elements)];
            var (layer, column) = (Of(false), Of(true));
            var shared = layer.ToDictionary(p => p.Name, _ => Draw());
            var columns = Enumerable.Range(0, width).Select(_ => new Column(
                [.. _bound.Inputs.Select(_ => Draw())], [.. model.Values.Select(_ => Draw())], default,
                column.ToDictionary(p => p.Name, _ => Draw()))).ToList();
            var interpreter = new ReductionInterpreter([.. columns.Select(c => shared.Concat(c.Parameters)
                .Concat(_bound.Inputs.Zip(c.X, (i, x) => KeyValuePair.Create(i.Name, x)))
                .Concat(c.Dy.Select((dy, o) => KeyValuePair.Create(c.Dy.Length == 1 ? "dy" : $"dy[{o + 1}]", dy)))
                    .ToDictionary(v => v.Key, v => v.Value))]);
            var place = $"{_bound.Declaration.Name}, row of {width}, ";

            var forward = new RowPassWalk(shared, columns, faulty).Run(kernels.Forward);
            Agreement.Each(columns, model.Values, (c, o) =>
                agreement.Compare($"{place}output {o} of column {c}", interpreter.Evaluate(model.Values[o])[c], forward.Results[c][o]));
            columns = [.. columns.Select((c, i) => c with { Y = forward.Results[i][0] })];

            var slopes = model.Derivatives.ToDictionary(d => d.Of, d => interpreter.Evaluate(d.Formulas.Single()));
            foreach (var (direction, schedule) in new[] { ("backward", kernels.Backward),
                ("backward from output", kernels.BackwardFromOutput) })
            {
                if (schedule is not null)
                {
                    var found = new RowPassWalk(shared, columns, faulty).Run(schedule);
                    Agreement.Each(columns, _bound.Inputs, (c, i) => agreement.Compare($"{place}{direction}, d/d{_bound.Inputs[i]}[{c}]",
                        slopes[_bound.Inputs[i].Name][c], found.Results[c][i]));
                    Agreement.Each(
                        columns, column, (c, p) => agreement.Compare($"{place}{direction}, d/d{column[p]}[{c}]", slopes[column[p].Name][c],
                            found.ColumnGradients[c][p]));
                    Agreement.Each([shared], layer, (_, p) => agreement.Compare(
                        $"{place}{direction}, d/d{layer[p]}", slopes[layer[p].Name].Sum(), found.LayerGradients[p],
                        slopes[layer[p].Name].Sum(Math.Abs)));
                }
            }
        }
    }
}
