using ActGen.Onnx;
using ActGen.Training;
using MnistTrainer.Cli;

namespace MnistTrainer.Exports;

/// <summary>The formats of the <c>export</c> command, a row each.</summary>
internal static class ExportFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("onnx", "an ONNX model, for ONNX Runtime", (run, path) => run.Model.SaveOnnx(path)),
        new("pytorch", "a file of Python for PyTorch, which reads the checkpoint", (run, path) => run.Model.SavePyTorch(path)),
        new("c", "one C99 header with the weights, without dependencies", (run, path) => run.Model.SaveC(path)),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(format => format.Name);

    /// <summary>The format of a name, in any case.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="UserErrorException">There is no such format.</exception>
    public static ExportFormat Get(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new UserErrorException(
            $"unknown format {name}{Suggestion.For(name, Names)} (there are {string.Join(", ", Names)})");
}
