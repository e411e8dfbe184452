namespace ActGen.Training.Tests.Schedules;

public class LearningRateScheduleTests
{
    public static TheoryData<string, double, double> Rows => new()
    {
        { "constant", 0, 1 },
        { "constant", 12.7, 1 },
        { "step", 0, 1 },
        { "step", 2.99, 1 },
        { "step", 3, 0.5 },
        { "step", 8.999, 0.25 },
        { "step", 9, 0.125 },
        { "exponential", 0, 1 },
        { "exponential", 1, 0.9 },
        { "exponential", 0.5, Math.Sqrt(0.9) },
        { "exponential", 17.25, Math.Pow(0.9, 17.25) },
        { "cosine", 0, 1 },
        { "cosine", 2.5, 0.1 + 0.45 * (1 + Math.Sqrt(0.5)) },
        { "cosine", 5, 0.55 },
        { "cosine", 8, 0.1 + 0.45 * (1 + Math.Cos(0.8 * Math.PI)) },
        { "cosine", 10, 0.1 },
        { "cosine", 99, 0.1 },
        { "warm-up", 0, 0 },
        { "warm-up", 1, 0.5 },
        { "warm-up", 2, 1 },
        { "warm-up", 4.9, 1 },
        { "warm-up", 5, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void HasTheFactor(string name, double epochs, double expected)
    {
        var schedule = name switch
        {
            "constant" => LearningRateSchedule.Constant,
            "step" => LearningRateSchedule.Step(3, 0.5),
            "exponential" => LearningRateSchedule.Exponential(0.9),
            "cosine" => LearningRateSchedule.Cosine(10, 0.1),
            _ => LearningRateSchedule.WarmUp(2, LearningRateSchedule.Step(3, 0.5)),
        };
        Assert.Equal(expected, schedule.Factor(epochs), 1e-13);
    }

    [Fact]
    public void RefusesBadSettings()
    {
        Assert.Contains("every", Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Step(0, 1)).Message);
        Assert.Contains("factor", Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0)).Message);
        Assert.Contains("epochs", Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(double.NaN)).Message);
    }
}
