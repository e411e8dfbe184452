using System.CommandLine;
using ActGen;
using MnistTrainer.Output;
using MnistTrainer.Runs;
using Spectre.Console;

namespace MnistTrainer.Cli;

/// <summary>The <c>list</c> command: activations with formula, derivative and parameters.</summary>
internal static class ListCommand
{
    // Four columns need room; on a narrower terminal a list reads better than a table.
    private const int NarrowestTable = 100;

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    public static Command Create(TrainerConsole console)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "A part of the names to list. [default: all]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var library = new LibraryOption();
        var command = new Command("list", "Lists activations with formula, derivative and parameters.") { name, library.Option };
        command.SetAction(result =>
        {
            library.Include(result);
            var activations = Named(result.GetValue(name));
            if (console.Terminal is { } terminal && terminal.Profile.Width >= NarrowestTable)
            {
                WriteTable(terminal, activations);
            }
            else
            {
                foreach (var activation in activations)
                {
                    ActivationText.Write(console.Out, activation.Info, isLong: false, console.Width?.Invoke());
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<ActivationDescriptor> Named(string? part)
    {
        ActivationDescriptor[] found =
        [
            .. ActivationCatalogue.All.Where(activation => activation.Name.Contains(part ?? "", StringComparison.OrdinalIgnoreCase)),
        ];
        return found.Length > 0 ? found : [ActivationCatalogue.Get(part!)];
    }

    private static void WriteTable(IAnsiConsole terminal, IReadOnlyList<ActivationDescriptor> activations)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators();
        table.AddColumns("[bold]Activation[/]", "[bold]Formula[/]", "[bold]Derivative in x[/]", "[bold]Parameters[/]");
        foreach (var info in activations.Select(activation => activation.Info))
        {
            table.AddRow(
                new Text(info.Name, new Style(Color.Green)),
                new Text(string.Join("\n", info.Formulas.Select(ActivationText.Shorten))),
                new Text(ActivationText.Shorten(info.Derivative)),
                new Text(string.Join("\n", info.Learnables.Select(ActivationText.Describe))));
        }

        terminal.Write(table);
    }
}
