using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using Reduction = ActGen.Generator.Expressions.RowReduction;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>Walks the passes of a kernel over one row in double precision; what comes out is rounded to floats.</summary>
/// <param name="parameters">The values of the parameters with one value by name.</param>
/// <param name="columns">The columns.</param>
internal sealed class RealRowWalk(IReadOnlyDictionary<string, double> parameters, IReadOnlyList<Column> columns)
{
    public RowResult Run(RealRowSchedule schedule)
    {
        var reductions = new List<double>();
        foreach (var pass in schedule.Passes.SkipLast(1))
        {
            var terms = Values(schedule, reductions).Select(v => v.Evaluate(Assert.Single(pass.Values))).ToList();
            reductions.Add(pass.Reduced!.Function.Reduction switch
            {
                Reduction.Sum => terms.Sum(),
                Reduction.Mean => terms.Average(),
                _ => terms.Max(),
            });
        }

        var (results, layers) = (schedule.Work.Results.Count, schedule.Work.LayerGradients.Count);
        var ends = Values(schedule, reductions).Select(v => schedule.Passes[^1].Values.Select(v.Evaluate).ToArray()).ToList();
        return new(
            [.. ends.Select(e => Rounded(e[..results]))], [.. ends.Select(e => Rounded(e[(results + layers)..]))],
            Rounded([.. Enumerable.Range(results, layers).Select(i => ends.Sum(e => e[i]))]));
    }

    private IEnumerable<Interpreter> Values(RealRowSchedule schedule, List<double> reductions) => columns.Select(column => new Interpreter(
        schedule.Leaves.Where(l => l.Value.Code != OpCode.Reduction || l.Value.Index < reductions.Count)
            .ToDictionary(l => l.Key.Name, l => l.Value.Code switch
            {
                OpCode.Input => column.X[l.Value.Index],
                OpCode.Output => column.Y.Value,
                OpCode.OutputGradient => column.Dy[l.Value.Index],
                OpCode.ColumnParameter => column.Parameters[l.Value.Name],
                OpCode.Parameter => parameters[l.Value.Name],
                _ => reductions[l.Value.Index],
            })));

    private static Bounded[] Rounded(double[] values) => [.. values.Select(v => new Bounded((float)v))];
}
