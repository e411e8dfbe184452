using System.CommandLine;
using ActGen;
using ActGen.Training.Reporting;
using MnistTrainer.Output;
using MnistTrainer.Runs;

namespace MnistTrainer.Cli;

/// <summary>The <c>show</c> command: one activation with formula, derivatives, parameters and a plot in the terminal.</summary>
internal static class ShowCommand
{
    private const int UsualWidth = 80;
    private const int MostWidth = 100;
    private const int Height = 16;
    private const double Reach = 4;

    /// <summary>Makes the command.</summary>
    /// <param name="console">Where to write.</param>
    public static Command Create(TrainerConsole console)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the activation, in any case; see list." };
        var library = new LibraryOption();
        var command = new Command("show", "Shows an activation: formula, derivatives, kinks, parameters, and a plot.")
        {
            name, library.Option,
        };
        command.SetAction(result =>
        {
            library.Include(result);
            var activation = ActivationCatalogue.Get(result.GetRequiredValue(name));
            Write(console.Out, activation, console.Width?.Invoke());
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, ActivationDescriptor activation, int? width)
    {
        ActivationText.Write(output, activation.Info, isLong: true, width);
        if (activation.Info is not { Inputs.Count: 1, Outputs: 1, IsOverRows: false })
        {
            output.WriteLine("  (no plot: it is no function of one number)");
            return;
        }

        var curve = ActivationCurve.AtStart(activation);
        foreach (var (title, function) in new (string, Func<double, double>)[] { ("value", curve.Value), ("derivative in x", curve.Slope) })
        {
            output.WriteLine();
            HangingText.Write(output, "  ", title + (activation.Info.Learnables.Count > 0 ? ", parameters as they start" : ""), width);
            foreach (var line in TextPlot.Draw(-Reach, Reach, [function], Math.Min(MostWidth, width ?? UsualWidth), Height))
            {
                output.WriteLine(line);
            }
        }
    }
}
