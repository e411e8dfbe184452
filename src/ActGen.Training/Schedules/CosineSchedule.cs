namespace ActGen.Training;

/// <summary>Goes from 1 to a floor along half a cosine wave and stays there (Loshchilov and Hutter, 2017, without restarts).</summary>
internal sealed class CosineSchedule(double epochs, double floor) : LearningRateSchedule
{
    private readonly double _epochs = Checks.Positive(epochs, nameof(epochs), nameof(LearningRateSchedule.Cosine));
    private readonly double _floor = Checks.Fraction(floor, nameof(floor), nameof(LearningRateSchedule.Cosine));

    /// <inheritdoc />
    public override double Factor(double epochs) =>
        _floor + (1 - _floor) * 0.5 * (1 + Exact.CosineOfHalfTurns(Math.Min(epochs / _epochs, 1)));
}
