using System.Text.Json.Serialization;

namespace ActGen.Training.Reporting;

/// <summary>One finished training of a study, as it is kept.</summary>
/// <param name="Trial">The name of the training.</param>
/// <param name="Recipe">The recipe in words, by which a run of an older declaration is told apart.</param>
/// <param name="Fingerprint">The limits of the study.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Parameters">The number of parameter values.</param>
/// <param name="TestAccuracy">Accuracy on the test set after the last epoch.</param>
/// <param name="TestLoss">Loss on the test set after the last epoch.</param>
/// <param name="Seconds">Time of all epochs.</param>
/// <param name="WeightsSha256">The SHA-256 of all parameters.</param>
/// <param name="Failure">Why the training diverged, if it did.</param>
/// <param name="Epochs">The epochs.</param>
/// <param name="Learned">What the activations learned.</param>
public sealed record StudyRun(
    string Trial, string Recipe, string Fingerprint, ulong Seed, int Parameters, double TestAccuracy, double TestLoss, double Seconds,
    string WeightsSha256, string? Failure, IReadOnlyList<StudyEpoch> Epochs, IReadOnlyList<StudyParameter> Learned)
{
    /// <summary>
    /// The highest accuracy that an epoch had on the validation set; for recipes that validate on the test set, the best epoch.
    /// </summary>
    [JsonIgnore]
    public double BestAccuracy => Epochs.Select(epoch => epoch.ValidationAccuracy).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The number of the format in which this version writes runs.</summary>
    internal const int CurrentFormat = 1;

    /// <summary>The number of the format, in a file.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-1)]
    internal int Format { get; init; } = CurrentFormat;

    /// <summary>The hash of the rest, in a file; null where it has none.</summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal string? Sha256 { get; init; }

    /// <summary>Whether something is missing in a list, which JSON can say.</summary>
    internal bool HasGaps => Epochs.Any(epoch => epoch is null) || Learned.Any(parameter => parameter is null);
}

/// <summary>An epoch of a run.</summary>
/// <param name="Loss">Training loss.</param>
/// <param name="Accuracy">Training accuracy.</param>
/// <param name="ValidationLoss">Validation loss.</param>
/// <param name="ValidationAccuracy">Validation accuracy.</param>
public sealed record StudyEpoch(double Loss, double Accuracy, double ValidationLoss, double ValidationAccuracy);

/// <summary>A learned parameter of an activation layer, after a run.</summary>
/// <param name="Name">Its full name: <c>activation_1.w</c>.</param>
/// <param name="Start">The values it started at; none where there are very many.</param>
/// <param name="Values">The values it has.</param>
public sealed record StudyParameter(string Name, float[] Start, float[] Values);

/// <summary>How runs are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = false, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(StudyRun))]
internal sealed partial class StudyJson : JsonSerializerContext;
