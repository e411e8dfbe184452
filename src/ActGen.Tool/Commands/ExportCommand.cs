using System.CommandLine;
using ActGen.Onnx;
using ActGen.Training;

namespace ActGen.Tool.Commands;

/// <summary>The <c>export</c> command: an activation of the catalogue in another language.</summary>
internal static class ExportCommand
{
    /// <summary>The formats, and what writes each to a path.</summary>
    private static readonly Dictionary<string, Action<ActivationDescriptor, string>> Formats = new(StringComparer.Ordinal)
    {
        ["c"] = (activation, path) => CExport.Write(path, activation.Info),
        // One position; learnables with their initial values.
        ["onnx"] = (activation, path) => activation.SaveOnnx(path, activation.Info.Inputs.Count),
        ["pytorch"] = (activation, path) => PyTorchExport.Write(path, activation.Info),
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
        var command = new Command("export", "Writes an activation of the catalogue for C, ONNX or PyTorch.") { name, format, path };
        command.SetAction(result =>
        {
            var activation = Catalogue.Get(result.GetValue(name)!);
            var file = Path.GetFullPath(result.GetValue(path)!);
            Formats[result.GetValue(format)!](activation, file);
            output.WriteLine(file);
            return 0;
        });
        return command;
    }
}
