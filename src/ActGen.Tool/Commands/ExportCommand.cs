using System.CommandLine;
using ActGen.Onnx;
using ActGen.Training;

namespace ActGen.Tool.Commands;

/// <summary>The <c>export</c> command: an activation of the catalogue in another language.</summary>
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
        var name = new Argument<string>("NAME") { Description = "The activation, as `actgen list` names it." };
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
            new Command("export", "Writes an activation of the catalogue for C, ONNX or PyTorch.") { name, format, path, channels };
        command.SetAction(result =>
        {
            var activation = Catalogue.Get(result.GetValue(name)!);
            var file = OutputFile.At(result.GetValue(path)!);
            Formats[result.GetValue(format)!](activation, file, result.GetValue(channels));
            output.WriteLine(file);
            return 0;
        });
        return command;
    }

    private static int Channels(ActivationDescriptor activation, int? given) => given switch
    {
        < 1 => throw new InputException($"--channels {given}: give a length from 1 up"),
        null when activation.Info.IsOverRows =>
            throw new InputException($"{activation.Name} works on rows: give their length as --channels N"),
        _ => given ?? 1,
    };
}
