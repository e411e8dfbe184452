using System.CommandLine;
using ActGen.Onnx;
using ActGen.Tool.Formulas;
using ActGen.Training;
using Microsoft.CodeAnalysis;

namespace ActGen.Tool.Commands;

/// <summary>The <c>export</c> command: an activation of the catalogue, or of a formula, in another language.</summary>
internal static class ExportCommand
{
    /// <summary>The formats, and what writes each to a path.</summary>
    private static readonly Dictionary<string, Action<ActivationDescriptor, string, int?>> Formats = new(StringComparer.Ordinal)
    {
        ["c"] = (activation, path, _) => CExport.Write(path, activation.Info),
        // Learnables with their initial values.
        ["onnx"] = (activation, path, channels) => activation.SaveOnnx(path, activation.Info.Inputs.Count * Channels(activation, channels)),
        ["pytorch"] = (activation, path, _) => PyTorchExport.Write(path, activation.Info),
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var name = new Argument<string>("NAME|FORMULA")
        {
            Description = "The activation, as `actgen list` names it, or a formula, as in [Activation(\"...\")], which is called Formula.",
        };
        var format = new Option<string>("--format", "-f") { Description = "The language.", Required = true };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var path = new Option<string>("--out", "-o")
        {
            Description = "The file to write, whole; an existing one is replaced.",
            HelpName = "FILE",
            Required = true,
        };
        var channels = new Option<int?>("--channels")
        {
            Description = "With onnx: the length of the last axis, of each input where there are several; 1 where each position stands by "
                + "itself.",
            HelpName = "N",
        };
        var command =
            new Command("export", "Writes an activation of the catalogue, or of a formula, for C, ONNX or PyTorch.")
            {
                name, format, path, channels,
            };
        var arguments = new FormulaArguments(command);
        command.SetAction(result =>
        {
            var file = OutputFile.At(result.GetValue(path)!);
            if (Find(result.GetValue(name)!, arguments, result, error) is not { } activation)
            {
                return CommandLine.BadInput;
            }

            Formats[result.GetValue(format)!](activation, file, result.GetValue(channels));
            output.WriteLine(file);
            return 0;
        });
        return command;
    }

    // Null where it is a formula with an error, which has been told.
    private static ActivationDescriptor? Find(string name, FormulaArguments arguments, ParseResult result, TextWriter error)
    {
        var given = arguments.Given(result);
        if (Catalogue.Get(name) is { } known)
        {
            return given is null ? known
                : throw new InputException($"{given} goes with a formula; {known.Name} of the catalogue is declared with all of that");
        }

        var tried = TriedFormula.Compile(arguments.Of(name, result));
        // One word is more likely a name than a formula that mentions it.
        if (tried.Activation is null && given is null && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            throw Catalogue.Missing(name);
        }

        FormulaReport.Tell(tried, error, DiagnosticSeverity.Warning);
        return tried.Activation;
    }

    private static int Channels(ActivationDescriptor activation, int? given) => given switch
    {
        < 1 => throw new InputException($"--channels {given}: give a length from 1 up"),
        null when activation.Info.IsOverRows =>
            throw new InputException($"{activation.Name} works on rows: give their length as --channels N"),
        _ => given ?? 1,
    };
}
