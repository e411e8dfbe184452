namespace ActGen.Training;

/// <summary>
/// How the learning rate changes during training: a factor on <see cref="Optimizer.LearningRate"/> that depends on the time in
/// epochs (2.5: in the middle of the third). Callbacks that change the rate, such as <see cref="ReduceLROnPlateau"/>, come on top.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The same rate all the time.</summary>
    public static LearningRateSchedule Constant { get; } = new StepSchedule(1, 1);

    /// <summary>The factor at a time.</summary>
    /// <param name="epochs">Epochs since the start, with fractions.</param>
    public abstract float Factor(double epochs);

    /// <summary>Multiplies the rate after every so many epochs.</summary>
    /// <param name="every">The number of epochs, at least 1.</param>
    /// <param name="factor">The factor, above 0.</param>
    public static LearningRateSchedule Step(int every, float factor) => new StepSchedule(every, factor);
}
