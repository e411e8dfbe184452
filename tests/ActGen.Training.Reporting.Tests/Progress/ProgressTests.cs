using System.Globalization;
using System.Text.RegularExpressions;
using ActGen.Activations;

namespace ActGen.Training.Reporting.Tests.Progress;

public partial class ProgressTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void On_a_terminal_each_epoch_leaves_one_line_and_nothing_of_the_bar(int width)
    {
        var screen = new Screen(width);
        Train(new ProgressReporter(screen, () => width), epochs: 12);
        var lines = screen.Lines;
        Assert.Equal("", lines[^1]);
        Assert.StartsWith("epoch", lines[0].TrimStart(), StringComparison.Ordinal);
        Assert.Equal(1 + 12 + 1, lines.Count);
        var columns = Words().Count(lines[0]);
        for (var epoch = 1; epoch <= 12; epoch++)
        {
            Assert.Matches($@"^ *{epoch}/12 +\d\.\d{{4}} +\d\.\d{{4}} +\d\.\d{{4}}", lines[epoch]);
            Assert.DoesNotContain("━", lines[epoch], StringComparison.Ordinal);
            // The unit of seconds and the bars of the movement are words of their own.
            Assert.InRange(Words().Count(lines[epoch]), columns, columns + 2);
        }

        Assert.Equal(width >= 80, lines[0].Contains("learned", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void The_bar_is_never_as_wide_as_the_terminal(int width)
    {
        var screen = new Screen(width);
        Train(new ProgressReporter(screen, () => width), epochs: 2);
        var written = screen.ToString().Split('\r', '\n').Select(line => line.Replace("\u001b[2K", "", StringComparison.Ordinal)).ToList();
        Assert.Contains(written, line => line.Contains('━', StringComparison.Ordinal) || line.Contains('─', StringComparison.Ordinal));
        Assert.All(written, line => Assert.InRange(line.Length, 0, width - 1));
    }

    [Fact]
    public void Redirected_output_is_a_line_for_each_epoch_without_control_codes()
    {
        var output = new StringWriter();
        Train(new ProgressReporter(output), epochs: 3);
        var lines = output.ToString().Split(Environment.NewLine);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("epoch 2/3  loss ", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"  accuracy 0\.\d{4}  val_loss \d\.\d{4}  val_accuracy \d\.\d{4}  lr 0\.01  \d+\.\d\d s  learned 0\.\d{4}$",
            lines[1]);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void The_movement_is_the_root_of_the_mean_square_distance_from_the_start()
    {
        var history = new LearnedHistory();
        var model = Train(history, epochs: 4);
        var slope = Assert.Single(history.Parameters);
        Assert.Equal("activation_1.slope", slope.Name);
        Assert.All(slope.Start, value => Assert.Equal(0.25f, value));
        double squares = 0;
        foreach (var value in model.Parameters.Single(parameter => parameter.Name == slope.Name).Value)
        {
            squares += Math.Pow(value - 0.25, 2);
        }

        Assert.Equal(4, history.Moved.Count);
        Assert.Equal(Math.Sqrt(squares / slope.Start.Length), history.Moved[^1], 1e-6);
        Assert.True(history.Moved[0] > 0);
    }

    [Theory]
    [InlineData(7.4, "0:07")]
    [InlineData(750, "12:30")]
    [InlineData(3723, "1:02:03")]
    [InlineData(double.NaN, "-:--")]
    [InlineData(double.PositiveInfinity, "-:--")]
    public void Times_are_as_on_a_clock(double seconds, string text) => Assert.Equal(text, TimeText.Clock(seconds));

    [Fact]
    public void A_sparkline_goes_from_0_to_the_highest_of_the_last_values()
    {
        Assert.Equal("▁▅█", Sparkline.Of([9, 0, 0.5, 1], 3).Replace('▄', '▅'));
        Assert.Equal("▁▁", Sparkline.Of([0, 0], 8));
        Assert.Equal("", Sparkline.Of([], 8));
    }

    [Fact]
    public void A_table_leaves_out_what_matters_least()
    {
        TextColumn<int>[] columns =
        [
            new("name", row => row.ToString(CultureInfo.InvariantCulture), Rank: 0, IsLeft: true), new("middle", _ => "22", Rank: 1),
                new("last", _ => "333", Rank: 2),
        ];
        Assert.Equal("name  middle  last", new TextTable<int>(columns, [1], 18).Header);
        Assert.Equal("name  middle", new TextTable<int>(columns, [1], 17).Header);
        Assert.Equal("1         22", new TextTable<int>(columns, [1], 17).Row(1));
        Assert.Equal("name", new TextTable<int>(columns, [1], 2).Header);
        Assert.Equal(["middle", "last"], new TextTable<int>(columns, [1], 2).Hidden);
        Assert.Empty(new TextTable<int>(columns, [1], 18).Hidden);
    }

    private static Sequential Train(Callback callback, int epochs)
    {
        var model = new Sequential([8], new Dense(6), new Activation<PRelu>(), new Dense(3));
        using var trainer =
            new Trainer(model, new Adam(0.01f), new TrainerOptions { BatchSize = 16, Seed = 3, Threads = 1, Callbacks = [callback] });
        trainer.Fit(new Stripes(96), new Stripes(32), epochs);
        return model;
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Words();
}
