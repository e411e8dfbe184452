using MnistTrainer.Cli;
using Spectre.Console;

namespace MnistTrainer.Tests;

public sealed class TerminalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-terminal-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void A_terminal_gets_a_bar_and_keeps_a_line_for_each_epoch(int width)
    {
        var (exitCode, screen) =
            OnTerminal(width, "--data", SmallData.Folder, "--epochs", "2", "--out", Path.Combine(_folder.FullName, "run"));
        Assert.Equal(0, exitCode);
        Assert.Contains("\u001b[2K", screen, StringComparison.Ordinal);
        Assert.Contains("━", screen, StringComparison.Ordinal);
        var lines = screen.Split('\n')
            .Select(line => line[(line.LastIndexOf('\r') + 1)..].Replace("\u001b[2K", "", StringComparison.Ordinal)).ToList();
        var first = lines.FindIndex(line => line.TrimStart().StartsWith("epoch ", StringComparison.Ordinal));
        Assert.StartsWith("  1/2  ", lines[first + 1], StringComparison.Ordinal);
        Assert.StartsWith("  2/2  ", lines[first + 2], StringComparison.Ordinal);
        Assert.All(lines.Slice(first, 3), line => Assert.InRange(line.Length, 1, width - 1));
        Assert.Contains("test accuracy ", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(200, true)]
    public void A_terminal_gets_the_list_as_a_table_if_it_is_wide(int width, bool isTable)
    {
        var (exitCode, screen) = OnTerminal(width, "list");
        Assert.Equal(0, exitCode);
        Assert.Equal(isTable, screen.Contains('│', StringComparison.Ordinal));
        Assert.Contains("SoftExponentialAsinh", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void A_terminal_gets_a_comparison_whose_numbers_stay_whole(int width)
    {
        var (exitCode, screen) = OnTerminal(
            width, "compare", "--activations", "Relu,SoftExponential", "--seeds", "2", "--data", SmallData.Folder, "--epochs", "1",
                "--quiet");
        Assert.Equal(0, exitCode);
        var all = screen.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var lines = all.TakeWhile(line => !line.StartsWith('(')).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.All(all, line => Assert.InRange(line.Length, 1, width));
        // What has no room is told.
        var told = string.Join(' ', all.Skip(3).Select(line => line.Trim()));
        Assert.All(
            new[] { "activation", "parameters", "mean", "deviation", "worst", "best", "epochs", "s/epoch", "runs" },
            title => Assert.True(
                lines[0].Contains(title, StringComparison.Ordinal) != told.Contains(title, StringComparison.Ordinal), title));
        Assert.Matches(@"^Relu +(118,282 +)?\d+\.\d\d %", lines[1]);
        Assert.Equal(width == 200, lines[0].Contains("s/epoch", StringComparison.Ordinal));
    }

    [Fact]
    public void An_activation_is_shown_with_a_plot_that_fits()
    {
        var (exitCode, screen) = OnTerminal(60, "show", "softsign");
        Assert.Equal(0, exitCode);
        var plot = screen.Split('\n').Where(line => line.Any(letter => letter is >= '\u2800' and <= '\u28ff')).ToArray();
        Assert.Equal(2 * 16, plot.Length);
        Assert.All(plot, line => Assert.InRange(line.TrimEnd('\r').Length, 1, 60));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void What_is_read_is_folded_at_words_to_the_width(int width)
    {
        string[][] commands = [["show", "PadeA"], ["show", "SoftExponential"], ["study", "list"], ["list", "GeluTanh"]];
        foreach (var command in commands)
        {
            var (exitCode, screen) = OnTerminal(width, command);
            Assert.Equal(0, exitCode);
            // A name may be longer than a line; words of a formula are not.
            Assert.All(screen.Split('\n'), line => Assert.InRange(Visible(line).Length, 0, width));
        }
    }

    [Theory]
    [InlineData(40, 2)]
    [InlineData(80, 1)]
    public void A_confusion_matrix_is_in_as_many_blocks_as_it_takes(int width, int blocks)
    {
        var folder = Directory.CreateTempSubdirectory("mnist-terminal-");
        try
        {
            Assert.Equal(0, Run.Inside("--data", SmallData.Folder, "--epochs", "1", "--layers", "8", "--out", folder.FullName).ExitCode);
            var file = Path.Combine(folder.FullName, "model.safetensors");
            var (_, screen) = OnTerminal(width, "evaluate", file, "--data", SmallData.Folder);
            var lines = screen.Split('\n').SkipWhile(line => !line.StartsWith("confusion", StringComparison.Ordinal)).Skip(1)
                .Select(Visible).Where(line => line.Any(char.IsDigit)).ToArray();
            Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
            Assert.True(lines.Length >= 11 && lines.Length % 11 == 0 && lines.Length / 11 <= blocks, screen);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Visible(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line.TrimEnd('\r'), "\u001b\\[[0-9;?]*[A-Za-z]", "");

    /// <summary>Runs the program on a terminal of a width.</summary>
    internal static (int ExitCode, string Screen) OnTerminal(int width, params string[] args)
    {
        var screen = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(screen),
        });
        terminal.Profile.Width = width;
        var error = new StringWriter();
        var exitCode = CommandLine.Run(args, new TrainerConsole(screen, error, terminal), CancellationToken.None);
        Assert.Equal("", error.ToString());
        return (exitCode, screen.ToString());
    }
}
