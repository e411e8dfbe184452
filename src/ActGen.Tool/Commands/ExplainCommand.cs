using System.CommandLine;
using ActGen.Tool.Formulas;
using ActGen.Training;

namespace ActGen.Tool.Commands;

/// <summary>The <c>explain</c> command: what the generator makes of a formula.</summary>
internal static class ExplainCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var formula = new Argument<string>("FORMULA") { Description = "The formula, as in [Activation(\"...\")]." };
        var plot = new Option<string?>("--plot") { Description = "Draws value and slope into an SVG file.", HelpName = "FILE" };
        var kernel = new Option<bool>("--kernel") { Description = "Also prints the generated file with the kernels." };
        var command = new Command("explain", "Tries a formula: derivatives, kinks, domain, repairs, LaTeX, and what is wrong with it.")
        {
            formula,
        };
        var arguments = new FormulaArguments(command);
        command.Add(plot);
        command.Add(kernel);
        command.SetAction(result => Run(
            arguments.Of(result.GetValue(formula)!, result), result.GetValue(plot), result.GetValue(kernel), output, error));
        return command;
    }

    private static int Run(FormulaOptions options, string? plot, bool kernel, TextWriter output, TextWriter error)
    {
        var file = plot is null ? null : OutputFile.At(plot);
        var tried = TriedFormula.Compile(options);
        FormulaReport.Tell(tried, tried.Activation is null ? error : output);
        if (tried.Activation is not { } activation)
        {
            return CommandLine.BadInput;
        }

        foreach (var line in FormulaReport.Facts(activation.Info))
        {
            output.WriteLine(line);
        }

        if (kernel)
        {
            output.WriteLine(tried.Generated);
        }

        return file is null ? 0 : Draw(activation, file, output);
    }

    private static int Draw(ActivationDescriptor activation, string file, TextWriter output)
    {
        if (!FormulaPlot.IsCurve(activation.Info))
        {
            throw new InputException("--plot draws functions of one input without reductions over the row; this is none");
        }

        AtomicFile.WriteText(file, FormulaPlot.Draw(activation));
        output.WriteLine(file);
        return 0;
    }
}
