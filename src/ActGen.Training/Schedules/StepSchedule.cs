namespace ActGen.Training;

/// <summary>Multiplies the rate after every so many epochs.</summary>
internal sealed class StepSchedule(int every, double factor) : LearningRateSchedule
{
    private readonly int _every = Checks.AtLeast(1, every, nameof(every), nameof(LearningRateSchedule.Step));
    private readonly double _factor = Checks.Positive(factor, nameof(factor), nameof(LearningRateSchedule.Step));

    /// <inheritdoc />
    public override double Factor(double epochs) => Exact.Power(_factor, (long)epochs / _every);
}
