namespace ActGen.Training;

/// <summary>Multiplies the rate by a factor each epoch, a little at every step: factor^epochs.</summary>
internal sealed class ExponentialSchedule(double factor) : LearningRateSchedule
{
    private readonly double _factor = Checks.Positive(factor, nameof(factor), nameof(LearningRateSchedule.Exponential));

    /// <inheritdoc />
    public override double Factor(double epochs) => Exact.Power(_factor, epochs);
}
