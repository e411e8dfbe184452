using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Schedule;

/// <summary>Finds the slow paths in double precision of a set of kernels.</summary>
internal static class DoubleForms
{
    /// <summary>Each form once, by its number.</summary>
    public static IReadOnlyList<DoubleForm> Of(KernelSet kernels) => Steps(kernels).Select(s => s.Form).OfType<DoubleForm>()
        .GroupBy(f => f.Number).Select(g => g.First()).OrderBy(f => f.Number).ToList();

    private static IEnumerable<Operation> Steps(KernelSet kernels) => kernels switch
    {
        ElementKernels elements => new[] { elements.Forward, elements.Backward, elements.BackwardFromOutput }
            .SelectMany(s => s?.Loops ?? new List<RowLoop>()).SelectMany(l => l.Before.Concat(l.Body).Concat(l.After)),
        RowKernels rows => new[] { rows.Forward, rows.Backward, rows.BackwardFromOutput }
            .SelectMany(s => s?.Passes ?? new List<RowPass>()).SelectMany(p => p.Before.Concat(p.Body)),
        _ => Enumerable.Empty<Operation>(),
    };
}
