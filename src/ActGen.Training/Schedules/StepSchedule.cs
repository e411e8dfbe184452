namespace ActGen.Training;

/// <summary>Multiplies the rate after every so many epochs.</summary>
internal sealed class StepSchedule(int every, float factor) : LearningRateSchedule
{
    private readonly int _every = Checks.AtLeast(1, every, nameof(every));
    private readonly float _factor = Checks.NotNegative(factor, nameof(factor));

    public override float Factor(double epochs)
    {
        double result = 1;
        for (long left = (long)epochs / _every; left > 0; left--)
        {
            result *= _factor;
        }

        return (float)result;
    }
}
