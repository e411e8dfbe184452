using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Prepare;

/// <summary>Makes values and derivatives ready to be computed with floats: the forms that keep their digits, at every input.</summary>
internal static class PrepareStage
{
    /// <param name="derivatives">The values and their derivatives.</param>
    /// <param name="stabilizer">The repairs; those that it applies are in the record.</param>
    public static PreparedActivation Run(Derivatives derivatives, Stabilizer stabilizer)
    {
        var (work, repairs) = derivatives.Gradients is { } gradients
            ? new ReductionPreparation(derivatives, gradients, stabilizer).Run()
            : ElementPreparation.Run(derivatives, stabilizer);
        return new(derivatives, work, derivatives.Repairs.Concat(stabilizer.Repairs).Concat(repairs).Distinct().ToList());
    }
}
