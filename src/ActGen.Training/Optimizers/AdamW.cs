namespace ActGen.Training;

/// <summary><see cref="Adam"/> with weight decay, decoupled from the gradient (Loshchilov and Hutter, 2019).</summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="weightDecay">The decay, 0.004 as in Keras.</param>
/// <param name="beta1">How much of the mean gradient is kept at each step.</param>
/// <param name="beta2">How much of the mean square is kept at each step.</param>
/// <param name="epsilon">What is added to the root of the mean square.</param>
public sealed class AdamW(
    float learningRate = 1e-3f, float weightDecay = 0.004f, double beta1 = 0.9, double beta2 = 0.999, float epsilon = 1e-7f)
    : Adam(learningRate, beta1, beta2, epsilon, weightDecay)
{
    /// <inheritdoc />
    public override string Name => "adamw";
}
