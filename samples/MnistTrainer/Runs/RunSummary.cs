using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;
using ActGen.Training;

namespace MnistTrainer.Runs;

/// <summary>Writes <c>summary.json</c>, which exists once a run is over.</summary>
internal static class RunSummary
{
    /// <summary>The widest vectors of this process, as the kernels see them.</summary>
    public static string Simd => Vector512.IsHardwareAccelerated ? "Vector512"
        : Vector256.IsHardwareAccelerated ? "Vector256"
        : Vector128.IsHardwareAccelerated ? "Vector128"
        : "scalar";

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="experiment">The training.</param>
    /// <param name="data">Its data.</param>
    /// <param name="result">What it gave.</param>
    public static void Write(string path, Experiment experiment, DataSets data, ExperimentResult result)
    {
        var settings = experiment.Settings;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("test_accuracy", result.Test.Accuracy);
            json.WriteNumber("test_loss", result.Test.Loss);
            json.WriteNumber("parameters", experiment.Model.ParameterCount);
            json.WriteNumber("epochs", result.Epochs);
            json.WriteString("stopped", result.Stopped ?? "all epochs are done");
            json.WriteString("activation", settings.Activation);
            json.WriteStartArray("layers");
            foreach (var width in settings.Layers)
            {
                json.WriteNumberValue(width);
            }

            json.WriteEndArray();
            json.WriteString("optimizer", settings.Optimizer);
            json.WriteNumber("lr", settings.Rate);
            json.WriteNumber("batch", settings.Batch);
            json.WriteNumber("training_samples", data.Training.Count);
            json.WriteNumber("validation_samples", data.Validation.Count);
            json.WriteBoolean("validate_on_test", settings.ValidateOnTest);
            json.WriteNumber("test_samples", data.Test.Count);
            json.WriteNumber("seed", settings.Seed);
            json.WriteNumber("threads", settings.Threads);
            json.WriteString("simd", Simd);
            json.WriteString("weights_sha256", result.WeightsSha256);
            json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
            json.WriteNumber("peak_memory_mb", Math.Round(PeakMemory() / 1e6, 1));
            json.WriteEndObject();
        }

        AtomicFile.WriteText(path, Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
