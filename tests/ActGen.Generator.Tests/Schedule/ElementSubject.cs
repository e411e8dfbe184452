using ActGen.Generator.Differentiate;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>
/// An activation of single elements: its schedules, and its formulas as they are written with their derivatives, which know nothing of
/// repairs, derived parameters and schedules.
/// </summary>
internal sealed class ElementSubject
{
    private const int Lanes = 6;
    private const int Rows = 4;

    private readonly string _name;
    private readonly IReadOnlyList<BoundLearnable> _learnables;
    private readonly IReadOnlyList<Variable> _inputs;
    private readonly IReadOnlyList<Variable> _parameters;
    private readonly IReadOnlyList<Expr> _outputs;
    private readonly IReadOnlyList<IReadOnlyList<Expr>> _derivatives;

    public ElementSubject(BoundActivation bound, ElementKernels kernels)
    {
        (_name, Kernels, _learnables, _inputs) = (bound.Declaration.Name, kernels, bound.Learnables, bound.Inputs);
        _parameters = [.. bound.Learnables.SelectMany(l => l.Elements)];
        var derived = bound.Derived.ToDictionary(d => (Expr)d.Symbol, d => d.Value);
        _outputs = [.. bound.Outputs.Select(o => Substitution.Replace(bound.Pool, o, derived))];
        var differentiator = new Differentiator(bound.Pool, bound.Declaration.Kinks);
        _derivatives =
            [.. _outputs.Select((output, i) =>
                (IReadOnlyList<Expr>)[.. _inputs.Concat(_parameters).Select(v => bound.Overrides.Of(v, i) is { } given
            ? Substitution.Replace(bound.Pool, given, derived)
            : differentiator.Differentiate(output, v))])];
    }

    public ElementKernels Kernels { get; }

    /// <summary>Walks all schedules over a few lanes of random rows and parameters; the first lane has the initial values.</summary>
    /// <param name="seed">Of the numbers.</param>
    /// <param name="agreement">Takes the results.</param>
    /// <param name="faulty">A step whose result comes out wrong; null: none does.</param>
    public void Walk(int seed, Agreement agreement, Operation? faulty = null)
    {
        var random = new Random(seed);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var isFirst = lane == 0;
            var parameters = _learnables.SelectMany(l => l.Elements.Select(e => (e.Name, Value: Draw(random, l, isFirst))))
                .ToDictionary(p => p.Name, p => p.Value);
            var points = Enumerable.Range(0, Rows).Select(row => (
                X: _inputs.Select(_ => row == 0 && isFirst ? 0 : (8 * random.NextDouble()) - 4).ToArray(),
                Dy: _outputs.Select(_ => (4 * random.NextDouble()) - 2).ToArray())).ToList();
            var rows = points.Select(p => new Element(p.X, p.Dy, [])).ToList();
            var interpreters = points.Select(p => new Interpreter(
                parameters.Concat(_inputs.Zip(p.X, (i, x) => KeyValuePair.Create(i.Name, x))).ToDictionary(v => v.Key, v => v.Value)))
                    .ToList();

            foreach (var loop in new ElementWalk(parameters, rows, faulty).Run(Kernels.Forward))
            {
                Agreement.Each(rows, _outputs, (r, o) => agreement.Compare(
                    $"{_name}, forward {loop.Case}, output {o} at {Text(rows[r].X, parameters)}", interpreters[r].Evaluate(_outputs[o]),
                    loop.Results[r][o]));
                rows = [.. rows.Select((row, r) => row with { Y = loop.Results[r] })];
            }

            foreach (var (direction, schedule) in new[] { ("backward", Kernels.Backward),
                ("backward from output", Kernels.BackwardFromOutput) })
            {
                foreach (var loop in schedule is null ? [] : new ElementWalk(parameters, rows, faulty).Run(schedule))
                {
                    Compare($"{_name}, {direction} {loop.Case}, d/d", rows, interpreters, parameters, loop, agreement);
                }
            }
        }
    }

    private void Compare(
        string what, IReadOnlyList<Element> rows, IReadOnlyList<Interpreter> interpreters, IReadOnlyDictionary<string, double> parameters,
        LoopResult loop, Agreement agreement)
    {
        double[] Terms(int r, int variable) => [.. _derivatives.Select((d, o) => rows[r].Dy[o] * interpreters[r].Evaluate(d[variable]))];
        Agreement.Each(rows, _inputs, (r, i) => agreement.Compare(
            $"{what}{_inputs[i]} at {Text(rows[r].X, parameters)}", Terms(r, i).Sum(), loop.Results[r][i], Terms(r, i).Sum(Math.Abs)));
        for (var p = 0; p < _parameters.Count; p++)
        {
            var terms = rows.SelectMany((_, r) => Terms(r, _inputs.Count + p)).ToList();
            agreement.Compare(
                $"{what}{_parameters[p]} at {string.Join("; ", rows.Select(r => Text(r.X, parameters)))}", terms.Sum(),
                loop.ParameterGradients[p], terms.Sum(Math.Abs));
        }
    }

    // Up to 1 away from where the learnable starts, within its bounds.
    private static double Draw(Random random, BoundLearnable learnable, bool isInitial)
    {
        var start = learnable.Initializer.First;
        var (lower, upper) = (Math.Max(learnable.Bounds.Lower, start - 1), Math.Min(learnable.Bounds.Upper, start + 1));
        return isInitial ? start : lower + ((upper - lower) * random.NextDouble());
    }

    private static string Text(double[] x, IReadOnlyDictionary<string, double> parameters) =>
        FormattableString.Invariant($"x = {string.Join(", ", x)}{string.Concat(parameters.Take(5).Select(p => $", {p.Key} = {p.Value}"))}");
}
