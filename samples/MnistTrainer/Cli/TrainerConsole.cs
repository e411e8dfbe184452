using ActGen.Training;
using MnistTrainer.Output;
using Spectre.Console;

namespace MnistTrainer.Cli;

/// <summary>Where the program writes: two streams, and a live terminal if there is one.</summary>
/// <param name="Out">Results and progress.</param>
/// <param name="Error">Errors, one line each.</param>
/// <param name="Terminal">The terminal that <paramref name="Out"/> goes to; null when it is redirected.</param>
internal sealed record TrainerConsole(TextWriter Out, TextWriter Error, IAnsiConsole? Terminal = null)
{
    /// <summary>The streams of this process.</summary>
    public static TrainerConsole OfProcess()
    {
        var live = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive && AnsiConsole.Profile.Capabilities.Ansi;
        var error = live && !Console.IsErrorRedirected ? new FoldingWriter(Console.Error, () => AnsiConsole.Profile.Width) : Console.Error;
        return new TrainerConsole(Console.Out, error, live ? AnsiConsole.Console : null);
    }

    /// <summary>Results and progress, on a terminal in lines that fit.</summary>
    public TextWriter Out { get; } = Terminal is null ? Out : new FoldingWriter(Out, () => Terminal.Profile.Width);

    /// <summary>The processes that this one writes for.</summary>
    public ProcessGroup Processes { get; init; } = ProcessGroup.Single;

    /// <summary>Whether only results are wanted.</summary>
    public bool Quiet { get; init; }

    /// <summary>The width of the terminal at the moment; null where there is none.</summary>
    public Func<int>? Width => Terminal is { } terminal ? () => terminal.Profile.Width : null;

    /// <summary>The output beyond results.</summary>
    public TextWriter Details => Quiet ? TextWriter.Null : Out;
}
