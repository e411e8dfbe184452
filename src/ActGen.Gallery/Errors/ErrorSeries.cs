namespace ActGen.Gallery.Errors;

/// <summary>The measured quantity.</summary>
internal enum Quantity
{
    Value,
    Derivative,
}

/// <summary>An error and the input at which it occurs.</summary>
/// <param name="Ulps">In ulp of the exact result; infinite for a NaN, or an infinity where the exact result is a float.</param>
/// <param name="X">The input.</param>
internal readonly record struct WorstError(double Ulps, float X);

/// <summary>The measured errors of the value or the derivative of an activation along one of its inputs.</summary>
/// <param name="Activation">The name of the activation.</param>
/// <param name="Input">The input that varies, and in which the derivative is taken.</param>
/// <param name="Quantity">Whether it is the value or the derivative.</param>
/// <param name="Errors">
/// In ulp, at each input of the table; of several outputs the largest. NaN where there is no exact result to compare with, as at a kink.
/// </param>
/// <param name="Unexplained">The worst without the points where the condition number explains it; null where nothing is left.</param>
/// <param name="Textbook">The worst of the formula as it is written, in floats; null for reductions.</param>
internal sealed record ErrorSeries(
    string Activation, string Input, Quantity Quantity, IReadOnlyList<double> Errors, WorstError? Unexplained, WorstError? Textbook)
{
    /// <summary>The worst error, of equal ones that nearest to 0; null where there was nothing to compare with.</summary>
    /// <param name="points">The inputs of the table.</param>
    public WorstError? Worst(IReadOnlyList<float> points) =>
        Errors.Index().Where(e => !double.IsNaN(e.Item)).OrderByDescending(e => e.Item).ThenBy(e => Math.Abs(points[e.Index]))
            .Select(e => (WorstError?)new WorstError(e.Item, points[e.Index])).FirstOrDefault();
}
