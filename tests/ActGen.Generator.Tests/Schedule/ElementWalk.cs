using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>The values that one row of a lane reads: inputs, gradients of the outputs, outputs.</summary>
internal sealed record Element(double[] X, double[] Dy, Bounded[] Y);

/// <summary>The values that a loop leaves: the results of each row, and the gradient of each parameter element.</summary>
internal sealed record LoopResult(LoopCase Case, IReadOnlyList<Bounded[]> Results, Bounded[] ParameterGradients);

/// <summary>Walks the loops of a kernel over the rows of one lane.</summary>
/// <param name="parameters">The values of the parameter elements by name.</param>
/// <param name="rows">The rows.</param>
/// <param name="faulty">A step whose result comes out wrong; null: none does.</param>
/// <param name="inFloat">Whether each result is rounded to a float, as kernels do.</param>
internal sealed class ElementWalk(IReadOnlyDictionary<string, double> parameters, IReadOnlyList<Element> rows, Operation? faulty = null,
    bool inFloat = false)
{
    /// <summary>Every loop that a block with this lane may take.</summary>
    public IReadOnlyList<LoopResult> Run(KernelSchedule schedule)
    {
        LoopCase[] cases = schedule.Condition is null ? [LoopCase.Always] : [LoopCase.WhereTrue, LoopCase.WhereFalse, LoopCase.Mixed];
        Assert.Equal(cases, schedule.Loops.Select(l => l.Case));
        return [.. schedule.Loops.Where(l => IsTaken(l.Case, schedule.Condition)).Select(Run)];
    }

    private bool IsTaken(LoopCase which, Operation? condition)
    {
        if (condition is null || which == LoopCase.Mixed)
        {
            return true;
        }

        var holds = new StepWalk(Parameter, inFloat: inFloat).Take(OperationOrder.Of([condition]))[condition];
        return holds.Error == 0 && holds.Value == (which == LoopCase.WhereTrue ? 1 : 0);
    }

    private LoopResult Run(RowLoop loop)
    {
        var before = new StepWalk(Parameter, faulty, inFloat).Take(loop.Before);
        var results = new List<Bounded[]>();
        var totals = loop.Sums.Select(_ => new Bounded(0)).ToArray();
        foreach (var row in rows)
        {
            var body = before.Inside(leaf => leaf.Code switch
            {
                OpCode.Input => new(row.X[leaf.Index]),
                OpCode.Output => row.Y[leaf.Index],
                OpCode.OutputGradient => new(row.Dy[leaf.Index]),
                _ => throw new InvalidOperationException($"{leaf.Code} {leaf.Name} in a row"),
            }).Take(loop.Body);
            for (var i = 0; i < totals.Length; i++)
            {
                totals[i] = loop.Sums[i].Terms.Aggregate(totals[i],
                    (total, term) => Bounded.FusedMultiplyAdd(body[term.Gradient], body[term.Derivative], total));
            }

            results.Add([.. loop.Results.Select(r => body[r])]);
        }

        var after = before.Inside(Parameter);
        for (var i = 0; i < totals.Length; i++)
        {
            after[loop.Sums[i].Total] = totals[i];
        }

        after.Take(loop.After);
        return new(loop.Case, results, [.. loop.ParameterGradients.Select(g => g is null ? new Bounded(0) : after[g])]);
    }

    private Bounded Parameter(Operation leaf)
    {
        Assert.True(leaf.Code == OpCode.Parameter && parameters.ContainsKey(leaf.Name), $"{leaf.Code} {leaf.Name} outside of the rows");
        return new(parameters[leaf.Name]);
    }
}
