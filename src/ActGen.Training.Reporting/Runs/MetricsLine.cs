using System.Text;
using System.Text.Json;

namespace ActGen.Training.Reporting;

/// <summary>
/// An epoch as a line of JSON: <c>epoch</c>, <c>loss</c> and the metrics, the same of the validation set with <c>val_</c>, <c>lr</c>,
/// <c>seconds</c>, and <c>phase</c> where there are phases.
/// </summary>
internal static class MetricsLine
{
    private const string Validation = "val_";
    private const int LongestShown = 80;
    private static readonly string[] NoMetrics = ["epoch", "loss", "lr", "seconds", "phase"];

    /// <summary>The line.</summary>
    public static string Write(EpochMetrics metrics)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", metrics.Epoch);
            WriteNumbers(json, "", metrics.Training, metrics.Training);
            WriteNumbers(json, Validation, metrics.Validation, metrics.Training);
            json.WriteNumber("lr", (float)metrics.LearningRate);
            json.WriteNumber("seconds", Math.Round(metrics.Seconds, 4));
            if (metrics.Phase.Length > 0)
            {
                json.WriteString("phase", metrics.Phase);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The epoch of a line.</summary>
    /// <exception cref="InvalidDataException">It is no line of ours.</exception>
    public static EpochMetrics Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var epoch = json.RootElement;
            string[] metrics =
            [
                .. epoch.EnumerateObject().Select(property => property.Name)
                    .Where(name => !NoMetrics.Contains(name) && !name.StartsWith(Validation, StringComparison.Ordinal)),
            ];
            var validates = epoch.GetProperty(Validation + "loss").ValueKind != JsonValueKind.Null;
            return new EpochMetrics(
                epoch.GetProperty("epoch").GetInt32(), Evaluation(epoch, "", metrics),
                validates ? Evaluation(epoch, Validation, metrics) : null,
                Number(epoch, "lr"), Number(epoch, "seconds"), epoch.TryGetProperty("phase", out var phase) ? phase.GetString()! : "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            var shown = line.Length <= LongestShown ? line : line[..LongestShown] + "...";
            throw new InvalidDataException($"'{shown}' is no line of metrics: {error.Message}", error);
        }
    }

    private static Evaluation Evaluation(JsonElement epoch, string prefix, string[] metrics) => new(
        Number(epoch, prefix + "loss"), [.. metrics.Select(name => new MetricValue(name, Number(epoch, prefix + name)))], 0);

    private static double Number(JsonElement epoch, string name) =>
        epoch.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetDouble() : double.NaN;

    private static void WriteNumbers(Utf8JsonWriter json, string prefix, Evaluation? measured, Evaluation names)
    {
        WriteNumber(json, prefix + "loss", measured?.Loss);
        foreach (var (index, metric) in names.Metrics.Index())
        {
            WriteNumber(json, prefix + metric.Name, measured?.Metrics[index].Value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
