using System.CommandLine;
using ActGen;
using MnistTrainer.Runs;
using Spectre.Console;

namespace MnistTrainer.Cli;

/// <summary>The <c>list</c> command: every activation with formula, derivative and parameters.</summary>
internal static class ListCommand
{
    // Sums over a grid go on for pages, one term like the other.
    private const int LongestFormula = 300;

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    public static Command Create(TrainerConsole console)
    {
        var command = new Command("list", "Lists all activations with formula, derivative and parameters.");
        command.SetAction(_ =>
        {
            if (console.Terminal is { } terminal)
            {
                WriteTable(terminal, ActivationCatalogue.All);
            }
            else
            {
                WritePlain(console.Out, ActivationCatalogue.All);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteTable(IAnsiConsole terminal, IReadOnlyList<ActivationDescriptor> activations)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators();
        table.AddColumns("[bold]Activation[/]", "[bold]Formula[/]", "[bold]Derivative in x[/]", "[bold]Parameters[/]");
        foreach (var activation in activations)
        {
            var info = activation.Info;
            table.AddRow(
                new Text(info.Name, new Style(Color.Green)),
                new Text(string.Join("\n", info.Formulas.Select(Shorten))),
                new Text(Shorten(info.Derivative)),
                new Text(string.Join("\n", info.Learnables.Select(Describe))));
        }

        terminal.Write(table);
    }

    private static void WritePlain(TextWriter output, IReadOnlyList<ActivationDescriptor> activations)
    {
        foreach (var info in activations.Select(activation => activation.Info))
        {
            output.WriteLine(info.Name);
            output.WriteLine($"  formula     {string.Join(" | ", info.Formulas.Select(Shorten))}");
            output.WriteLine($"  derivative  {Shorten(info.Derivative)}");
            foreach (var learnable in info.Learnables)
            {
                output.WriteLine($"  parameter   {Describe(learnable)}");
            }
        }
    }

    private static string Shorten(string formula) =>
        formula.Length <= LongestFormula ? formula : formula[..formula.LastIndexOf(' ', LongestFormula)] + " ...";

    private static string Describe(LearnableInfo learnable)
    {
        var count = learnable.Count == 1 ? "" : $"[{learnable.Count}]";
        var text = $"{learnable.Name}{count} per {learnable.Per.ToString().ToLowerInvariant()}, starts at {learnable.Init}";
        if (float.IsFinite(learnable.Min) || float.IsFinite(learnable.Max))
        {
            text += FormattableString.Invariant($", held in [{learnable.Min}, {learnable.Max}]");
        }

        return learnable.LearningRate == 1 ? text : text + FormattableString.Invariant($", learning rate x {learnable.LearningRate}");
    }
}
