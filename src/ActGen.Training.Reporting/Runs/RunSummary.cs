using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActGen.Training.Reporting;

/// <summary>Writes <c>summary.json</c>, which exists once a run is over.</summary>
internal static class RunSummary
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="description">The run.</param>
    /// <param name="model">The trained model.</param>
    /// <param name="result">What the training gave.</param>
    public static void Write(string path, RunDescription description, Sequential model, RunResult result)
    {
        var summary = new JsonObject();
        foreach (var metric in result.Test.Metrics)
        {
            summary[$"test_{metric.Name}"] = metric.Value;
        }

        summary["test_loss"] = result.Test.Loss;
        summary["parameters"] = model.ParameterCount;
        summary["epochs"] = result.Epochs;
        summary["stopped"] = result.Stopped ?? "all epochs are done";
        summary["test_samples"] = result.Test.Count;
        foreach (var (name, value) in description.Settings)
        {
            summary[name] = value?.DeepClone();
        }

        summary["simd"] = RunEnvironment.Simd;
        summary["weights_sha256"] = result.WeightsSha256;
        summary["seconds"] = Math.Round(result.Seconds, 3);
        summary["peak_memory_mb"] = RunEnvironment.PeakMemory;
        AtomicFile.Write(path, stream =>
        {
            using (var json = new Utf8JsonWriter(stream, Indented))
            {
                summary.WriteTo(json);
            }

            stream.WriteByte((byte)'\n');
        });
    }
}
