using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using Reduction = ActGen.Generator.Expressions.RowReduction;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>
/// The values that one column of a row reads: inputs, gradients of the outputs, the output, and its values of the parameters along the
/// columns.
/// </summary>
internal sealed record Column(double[] X, double[] Dy, Bounded Y, IReadOnlyDictionary<string, double> Parameters);

/// <summary>
/// The values that the passes leave: for each column the results and the gradients of its own parameters, and the gradients of the others.
/// </summary>
internal sealed record RowResult(IReadOnlyList<Bounded[]> Results, IReadOnlyList<Bounded[]> ColumnGradients, Bounded[] LayerGradients);

/// <summary>Walks the passes of a kernel over one row.</summary>
/// <param name="parameters">The values of the parameters with one value by name.</param>
/// <param name="columns">The columns.</param>
/// <param name="faulty">A step whose result comes out wrong; null: none does.</param>
/// <param name="inFloat">Whether each result is rounded to a float, as kernels do.</param>
internal sealed class RowPassWalk(IReadOnlyDictionary<string, double> parameters, IReadOnlyList<Column> columns, Operation? faulty = null,
    bool inFloat = false)
{
    private readonly List<Bounded> _reductions = [];
    private readonly Dictionary<(int Column, int Place), Bounded> _saved = [];

    public RowResult Run(RowSchedule schedule)
    {
        var result = RunPasses(schedule);
        return inFloat && schedule.InDouble is { } inDouble && _reductions.Any(r => !double.IsFinite(r.Value))
            ? new RealRowWalk(parameters, columns).Run(inDouble)
            : result;
    }

    private RowResult RunPasses(RowSchedule schedule)
    {
        Assert.All(schedule.Passes.SkipLast(1), p => Assert.Empty(p.Results));
        foreach (var pass in schedule.Passes.SkipLast(1))
        {
            Run(pass);
        }

        return Run(schedule.Passes[^1]);
    }

    private RowResult Run(RowPass pass)
    {
        var before = new StepWalk(Shared, faulty, inFloat).Take(pass.Before);
        var bodies = columns.Select((column, i) => before.Inside(leaf => leaf.Code switch
        {
            OpCode.Input => new(column.X[leaf.Index]),
            OpCode.Output => column.Y,
            OpCode.OutputGradient => new(column.Dy[leaf.Index]),
            OpCode.ColumnParameter => new(column.Parameters[leaf.Name]),
            OpCode.Saved => _saved[(i, leaf.Index)],
            _ => throw new InvalidOperationException($"{leaf.Code} {leaf.Name} in a column"),
        }).Take(pass.Body)).ToList();
        foreach (var (value, place) in pass.Saves)
        {
            bodies.ForEach(body => _saved.Add((bodies.IndexOf(body), place), body[value]));
        }

        _reductions.AddRange(pass.Reductions.Select(r => Reduce(r.Function, [.. bodies.Select(body => body[r.Value])])));
        return new(
            [.. bodies.Select(body => Ends(body, pass.Results))], [.. bodies.Select(body => Ends(body, pass.ColumnGradients))],
            [.. pass.LayerGradients.Select((_, i) => bodies.Select(body => Ends(body, pass.LayerGradients)[i])
                .Aggregate(Sum))]);
    }

    private static Bounded[] Ends(StepWalk body, IReadOnlyList<Operation?> steps) =>
        [.. steps.Select(s => s is null ? new Bounded(0) : body[s])];

    private Bounded Shared(Operation leaf)
    {
        Assert.True(leaf.Code is OpCode.Parameter or OpCode.Reduction, $"{leaf.Code} {leaf.Name} outside of the columns");
        return leaf.Code == OpCode.Parameter ? new(parameters[leaf.Name]) : _reductions[leaf.Index];
    }

    private Bounded Reduce(Reduction function, IReadOnlyList<Bounded> row) => function switch
    {
        Reduction.Sum => row.Aggregate(Sum),
        Reduction.Mean => Rounded(row.Aggregate(Sum) / new Bounded(row.Count)),
        _ => new(row.Max(v => v.Value), row.Max(v => v.Error)),
    };

    private Bounded Sum(Bounded a, Bounded b) => Rounded(a + b);

    private Bounded Rounded(Bounded value) => inFloat ? value with { Value = (float)value.Value } : value;
}
