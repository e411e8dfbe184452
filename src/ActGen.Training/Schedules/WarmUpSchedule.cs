namespace ActGen.Training;

/// <summary>Grows the rate evenly from 0, then follows another schedule, whose time begins after the warm-up.</summary>
internal sealed class WarmUpSchedule(double epochs, LearningRateSchedule then) : LearningRateSchedule
{
    private readonly double _epochs = Checks.Positive(epochs, nameof(epochs), nameof(LearningRateSchedule.WarmUp));
    private readonly LearningRateSchedule _then = then ?? throw new ArgumentNullException(nameof(then));

    /// <inheritdoc />
    public override double Factor(double epochs) =>
        epochs < _epochs ? epochs / _epochs * _then.Factor(0) : _then.Factor(epochs - _epochs);
}
