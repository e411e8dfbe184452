using System.Collections.Immutable;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Stabilize;

/// <summary>Repairs the outputs before they are differentiated: a singularity that is removed here is gone from every derivative.</summary>
internal static class StabilizeStage
{
    /// <param name="defined">The activation.</param>
    /// <param name="stabilizer">The repairs; those that it applies are in the record.</param>
    public static StableActivation Run(DefinedActivation defined, Stabilizer stabilizer)
    {
        var constants = new RowConstants(defined.Pool, defined.ColumnParameters);
        var values = defined.Outputs.Select((output, i) => new PointPatches(defined.Pool, defined.Patches, i)
            .Apply(stabilizer.Repair(constants.Simplify(output)))).ToImmutableArray();
        return new StableActivation(defined)
        {
            Values = values,
            Repairs = stabilizer.Repairs.ToImmutableArray(),
            HasReductions = values.Concat(defined.Overrides.Formulas).Any(ReductionForm.HasReductions),
        };
    }
}
