using ActGen.Gallery.Errors;
using ActGen.Sweep.Errors;

namespace ActGen.Sweep.Tests;

/// <summary>The recorded errors are those of the kernels of today.</summary>
public class RecordTests
{
    private const string Remedy = "run tests/ActGen.Sweep -- errors --record, then errors --readme";

    public static TheoryData<string> Names => [.. MeasuredActivations.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Measured_again_the_errors_are_those_of_the_record(string name)
    {
        var recorded = ErrorFile.Read();
        Assert.Equal(ErrorPoints.All, recorded.Points);
        var measured = ErrorMeasurement.Run(MeasuredActivations.All.Where(a => a.Name == name));
        Assert.NotEmpty(measured);
        var lines = recorded.Series.Where(s => s.Activation == name).Select(ErrorTable.Line).ToList();
        Assert.True(
            measured.Select(ErrorTable.Line).SequenceEqual(lines),
            $"{name} is not what Results/errors.tsv says: {Remedy}");
    }

    [Fact]
    public void Every_activation_is_recorded_along_each_input() => Assert.Equal(
        MeasuredActivations.All.SelectMany(a => a.Info.Inputs.SelectMany(i => Enum.GetValues<Quantity>().Select(q => (a.Name, i, q)))),
        ErrorFile.Read().Series.Select(s => (s.Activation, s.Input, s.Quantity)));

    [Fact]
    public void Every_series_has_exact_results_to_compare_with() =>
        Assert.All(ErrorFile.Read().Series, s => Assert.True(s.Errors.Count(double.IsFinite) > 300, $"{s.Activation} along {s.Input}"));

    [Fact]
    public void The_pages_have_the_tables_of_the_record()
    {
        foreach (var (path, text) in ErrorPages.Texts(ErrorFile.Read()))
        {
            Assert.True(File.ReadAllText(path) == text, $"the table in {path} is not that of the record: {Remedy}");
        }
    }
}
