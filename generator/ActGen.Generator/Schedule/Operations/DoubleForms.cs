using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>Finds the slow paths in double precision of a set of kernels.</summary>
internal static class DoubleForms
{
    /// <summary>Each form once, by its number.</summary>
    public static IReadOnlyList<DoubleForm> Of(KernelSet kernels) => Steps(kernels).Select(s => s.Form).OfType<DoubleForm>()
        .GroupBy(f => f.Number).Select(g => g.First()).OrderBy(f => f.Number).ToList();

    /// <summary>The nodes of expressions that are computed, each after those it needs: all but reciprocals in products.</summary>
    // Children have smaller numbers than what is made of them.
    public static IReadOnlyList<Expr> Nodes(IEnumerable<Expr> roots) =>
        roots.SelectMany(r => ExprTraversal.Reached(r, Needs)).Distinct().OrderBy(n => n.Id).ToList();

    /// <summary>The nodes that a node is computed from.</summary>
    public static IEnumerable<Expr> Needs(Expr node) => node is Product
        ? node.Children.Select(f => f is Power { Exponent: < 0 } inverse ? inverse.Base : f) : node.Children;

    private static IEnumerable<Operation> Steps(KernelSet kernels) => kernels switch
    {
        ElementKernels elements => new[] { elements.Forward, elements.Backward, elements.BackwardFromOutput }
            .SelectMany(s => s?.Loops ?? new List<RowLoop>()).SelectMany(l => l.Before.Concat(l.Body).Concat(l.After)),
        RowKernels rows => new[] { rows.Forward, rows.Backward, rows.BackwardFromOutput }
            .SelectMany(s => s?.Passes ?? new List<RowPass>()).SelectMany(p => p.Before.Concat(p.Body)),
        _ => Enumerable.Empty<Operation>(),
    };
}
