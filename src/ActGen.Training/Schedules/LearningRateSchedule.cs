namespace ActGen.Training;

/// <summary>
/// How the learning rate changes during training: a factor on <see cref="Optimizer.LearningRate"/> that depends on the time in
/// epochs (2.5: in the middle of the third). Callbacks that change the rate, such as <see cref="ReduceLROnPlateau"/>, come on top.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The same rate all the time.</summary>
    public static LearningRateSchedule Constant { get; } = new StepSchedule(1, 1);

    /// <summary>The factor before a step.</summary>
    /// <param name="epochs">Epochs since the start of the training, with fractions: 0 before the very first step.</param>
    public abstract double Factor(double epochs);

    /// <summary>Multiplies the rate after every so many epochs.</summary>
    /// <param name="every">The number of epochs, at least 1.</param>
    /// <param name="factor">The factor, above 0.</param>
    public static LearningRateSchedule Step(int every, double factor) => new StepSchedule(every, factor);

    /// <summary>Multiplies the rate by a factor each epoch, a little at every step: factor^epochs.</summary>
    /// <param name="factor">The factor, above 0.</param>
    public static LearningRateSchedule Exponential(double factor) => new ExponentialSchedule(factor);

    /// <summary>Goes down along half a cosine wave and stays at the floor.</summary>
    /// <param name="epochs">The number of epochs it takes, above 0.</param>
    /// <param name="floor">The last factor, from 0 to below 1.</param>
    public static LearningRateSchedule Cosine(double epochs, double floor = 0) => new CosineSchedule(epochs, floor);

    /// <summary>Grows evenly from 0, then follows another schedule, whose time begins after the warm-up.</summary>
    /// <param name="epochs">The number of epochs it grows, above 0; fractions are allowed. The very first step has rate 0.</param>
    /// <param name="then">What follows.</param>
    public static LearningRateSchedule WarmUp(double epochs, LearningRateSchedule then) => new WarmUpSchedule(epochs, then);
}
