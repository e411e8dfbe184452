using MnistTrainer.Cli;
using Spectre.Console;

namespace MnistTrainer.Tests;

public sealed class TerminalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-terminal-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_terminal_gets_a_bar_and_keeps_a_line_for_each_epoch()
    {
        var (exitCode, screen) = OnTerminal("--data", SmallData.Folder, "--epochs", "2", "--out", Path.Combine(_folder.FullName, "run"));
        Assert.Equal(0, exitCode);
        Assert.Contains('\u001b', screen);
        Assert.Contains("━", screen, StringComparison.Ordinal);
        Assert.Contains("epoch 1/2  loss ", screen, StringComparison.Ordinal);
        Assert.Contains("epoch 2/2  loss ", screen, StringComparison.Ordinal);
        Assert.Contains("test accuracy ", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_the_list_as_a_table()
    {
        var (exitCode, screen) = OnTerminal("list");
        Assert.Equal(0, exitCode);
        Assert.Contains("│", screen, StringComparison.Ordinal);
        Assert.Contains("SoftExponentialAsinh", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_a_comparison_as_a_table()
    {
        var (exitCode, screen) = OnTerminal(
            "compare", "--activations", "Relu", "--seeds", "2", "--data", SmallData.Folder, "--epochs", "1", "--quiet");
        Assert.Equal(0, exitCode);
        Assert.Contains("│ Relu", screen, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Screen) OnTerminal(params string[] args)
    {
        var screen = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(screen),
        });
        terminal.Profile.Width = 200;
        var error = new StringWriter();
        var exitCode = CommandLine.Run(args, new TrainerConsole(screen, error, terminal), CancellationToken.None);
        Assert.Equal("", error.ToString());
        return (exitCode, screen.ToString());
    }
}
