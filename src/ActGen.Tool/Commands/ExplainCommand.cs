using System.CommandLine;
using System.Globalization;
using ActGen.Tool.Formulas;
using ActGen.Training;

namespace ActGen.Tool.Commands;

/// <summary>The <c>explain</c> command: what the generator makes of a formula.</summary>
internal static class ExplainCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var formula = new Argument<string>("FORMULA") { Description = "The formula, as in [Activation(\"...\")]." };
        var learnables = new Option<string[]>("--learnable", "-l")
        {
            Description = "A learned parameter and its initial value; may be given several times.",
            HelpName = "NAME=VALUE",
        };
        var inputs = new Option<string?>("--inputs") { Description = "The names of the inputs. [default: x]", HelpName = "\"A, B\"" };
        var domain = new Option<string?>("--domain") { Description = "What happens outside the domain. [default: propagate]" };
        domain.AcceptOnlyFromAmong([.. Enum.GetNames<DomainPolicy>().Select(n => n.ToLowerInvariant())]);
        var plot = new Option<string?>("--plot") { Description = "Draws value and slope into an SVG file.", HelpName = "FILE" };
        var kernel = new Option<bool>("--kernel") { Description = "Also prints the generated file with the kernels." };
        var command = new Command("explain", "Tries a formula: derivatives, kinks, domain, repairs, LaTeX, and what is wrong with it.")
        {
            formula, learnables, inputs, domain, plot, kernel,
        };
        command.SetAction(result => Run(
            new FormulaOptions(
                result.GetValue(formula)!,
                [.. (result.GetValue(learnables) ?? []).Select(Learnable)],
                result.GetValue(domain) is { } name ? Enum.Parse<DomainPolicy>(name, ignoreCase: true) : null,
                result.GetValue(inputs)),
            result.GetValue(plot), result.GetValue(kernel), output, error));
        return command;
    }

    private static int Run(FormulaOptions options, string? plot, bool kernel, TextWriter output, TextWriter error)
    {
        var file = plot is null ? null : OutputFile.At(plot);
        var tried = TriedFormula.Compile(options);
        var isWrong = tried.Activation is null;
        foreach (var line in tried.Diagnostics.SelectMany(FormulaReport.Lines))
        {
            (isWrong ? error : output).WriteLine(line);
        }

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

    private static (string Name, double Value) Learnable(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? (parts[0].Trim(), value)
            : throw new InputException($"--learnable {text}: a name, '=' and a number are expected, as in alpha=0.5");
    }
}
