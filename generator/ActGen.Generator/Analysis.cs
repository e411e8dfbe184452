using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActGen.Generator.Bind;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilise;

namespace ActGen.Generator;

/// <summary>The stages between a bound activation and the text of its kernels.</summary>
internal static class Analysis
{
    public static ActivationModel Run(BoundActivation bound, CancellationToken cancellation)
    {
        // Stabilise the values before they are differentiated: what is repaired there is repaired in every derivative.
        var stabiliser = bound.Stabiliser;
        var values = bound.Outputs.Select((output, i) => new PointPatches(bound.Pool, bound.Patches, i).Apply(stabiliser.Repair(output))).ToList();
        cancellation.ThrowIfCancellationRequested();
        return values.Concat(bound.Overrides.Formulas).Any(RowForm.HasRows)
            ? RowAnalysis.Run(bound, values, cancellation)
            : ElementAnalysis.Run(bound, values, stabiliser, cancellation);
    }
}
