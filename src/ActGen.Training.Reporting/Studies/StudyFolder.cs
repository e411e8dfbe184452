using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ActGen.Training.Reporting;

/// <summary>The folder of a study: a file for each finished run, and the results.</summary>
/// <param name="path">The folder; it need not be there yet.</param>
public sealed class StudyFolder(string path)
{
    private const string RecipeKey = "study.recipe";
    private const string FingerprintKey = "study.limits";
    private const string TakenExtension = ".taken";
    private const string Advice = "choose another folder, or remove the file to run it again";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>The results as Markdown.</summary>
    public string Markdown => System.IO.Path.Combine(Path, "study.md");

    /// <summary>The runs as a table.</summary>
    public string Csv => System.IO.Path.Combine(Path, "study.csv");

    /// <summary>The results as a page.</summary>
    public string Report => System.IO.Path.Combine(Path, "report.html");

    private string Runs => System.IO.Path.Combine(Path, "runs");

    /// <summary>Makes the folder if need be.</summary>
    /// <exception cref="UnusableFileException">It cannot be written to.</exception>
    public void Prepare()
    {
        new RunFolder(Runs).Prepare();
        foreach (var file in new[] { Markdown, Csv, Report })
        {
            AtomicFile.DeleteAbandoned(file);
        }
    }

    /// <summary>The file of a run.</summary>
    /// <param name="trial">The name of the training.</param>
    /// <param name="seed">The seed.</param>
    public string FileOf(string trial, ulong seed) =>
        System.IO.Path.Combine(Runs, string.Create(CultureInfo.InvariantCulture, $"{Slug(trial)}-seed{seed}.json"));

    /// <summary>Keeps a finished run, and removes its checkpoint.</summary>
    /// <param name="run">The run.</param>
    public void Write(StudyRun run)
    {
        AtomicFile.WriteText(FileOf(run.Trial, run.Seed), Text(run with { Sha256 = Hash(run) }) + "\n");
        File.Delete(CheckpointOf(run.Trial, run.Seed));
    }

    /// <summary>Takes a run that several processes could take, for this one; false if another has it.</summary>
    /// <param name="trial">The name of the training.</param>
    /// <param name="seed">The seed.</param>
    internal bool Take(string trial, ulong seed)
    {
        try
        {
            using var taken = new FileStream(System.IO.Path.ChangeExtension(FileOf(trial, seed), TakenExtension), FileMode.CreateNew);
            return true;
        }
        catch (IOException) when (File.Exists(System.IO.Path.ChangeExtension(FileOf(trial, seed), TakenExtension)))
        {
            return false;
        }
    }

    /// <summary>Gives all runs back that processes took, also those of a study that was stopped.</summary>
    internal void GiveBack()
    {
        foreach (var taken in Directory.GetFiles(Runs, "*" + TakenExtension))
        {
            File.Delete(taken);
        }
    }

    /// <summary>Makes a callback that keeps a checkpoint of a run that is not finished.</summary>
    /// <param name="trial">The name of the training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="recipe">The recipe in words.</param>
    /// <param name="fingerprint">The limits.</param>
    internal CheckpointWriter Keep(string trial, ulong seed, string recipe, string fingerprint) => new(
        CheckpointOf(trial, seed), [KeyValuePair.Create(RecipeKey, recipe), KeyValuePair.Create(FingerprintKey, fingerprint)]);

    /// <summary>Puts a trainer where the checkpoint of its run was taken, if there is one.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="trial">The name of the training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="recipe">The recipe it must have.</param>
    /// <param name="fingerprint">The limits it must have.</param>
    /// <exception cref="UnusableFileException">There is one, of another version, another declaration or other limits.</exception>
    internal void Resume(Trainer trainer, string trial, ulong seed, string recipe, string fingerprint)
    {
        var path = CheckpointOf(trial, seed);
        if (File.Exists(path))
        {
            var checkpoint = Checkpoint.Read(path);
            if (checkpoint.Texts.GetValueOrDefault(FingerprintKey) is var limits && limits != fingerprint)
            {
                throw new UnusableFileException(path, $"was run with {limits}, and now {fingerprint} is wanted", Advice);
            }

            if (checkpoint.Texts.GetValueOrDefault(RecipeKey) is var kept && kept != recipe)
            {
                throw new UnusableFileException(path, RecipeText.Difference(kept ?? "", recipe), Advice);
            }

            checkpoint.Restore(trainer);
        }
    }

    private string CheckpointOf(string trial, ulong seed) => System.IO.Path.ChangeExtension(FileOf(trial, seed), ".safetensors");

    /// <summary>A run that was kept; null if there is none.</summary>
    /// <param name="trial">The name of the training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="recipe">The recipe it must have.</param>
    /// <param name="fingerprint">The limits it must have.</param>
    /// <exception cref="UnusableFileException">There is one, of another version, another declaration or other limits.</exception>
    public StudyRun? Read(string trial, ulong seed, string recipe, string fingerprint)
    {
        var file = FileOf(trial, seed);
        if (!File.Exists(file))
        {
            return null;
        }

        StudyRun? run;
        string? flaw;
        try
        {
            var text = File.ReadAllText(file);
            flaw = FormatFlaw(text);
            run = flaw is null ? JsonSerializer.Deserialize(text, StudyJson.Default.StudyRun) : null;
        }
        catch (JsonException error)
        {
            throw new UnusableFileException(file, $"is no run of this version ({Shorten(error.Message)})", Advice, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(file, $"cannot be read ({error.Message.TrimEnd('.')})", Advice, error);
        }

        if (flaw is not null)
        {
            throw new UnusableFileException(file, $"is no run of this version ({flaw})", Advice);
        }

        if (run is { Sha256: { } hash } && hash != Hash(run))
        {
            throw new UnusableFileException(file, "is damaged: its contents do not have the hash that it names", Advice);
        }

        if (run is { HasGaps: true })
        {
            throw new UnusableFileException(file, "is no run of this version (an epoch or a parameter is null)", Advice);
        }

        if (run is null || run.Trial != trial || run.Seed != seed)
        {
            throw new UnusableFileException(file, "is the run of another training", Advice);
        }

        if (run.Fingerprint != fingerprint)
        {
            throw new UnusableFileException(file, $"was run with {run.Fingerprint}, and now {fingerprint} is wanted", Advice);
        }

        return run.Recipe == recipe
            ? run with { Sha256 = null }
            : throw new UnusableFileException(file, RecipeText.Difference(run.Recipe, recipe), Advice);
    }

    // The format comes before all else: a file of another one may have other fields, and the same ones with another meaning.
    private static string? FormatFlaw(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!document.RootElement.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.Number
            || !format.TryGetInt32(out var number))
        {
            return "it names no format, as older versions did not";
        }

        return number == StudyRun.CurrentFormat
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it has format {number}, and this version format {StudyRun.CurrentFormat}");
    }

    private static string Text(StudyRun run) => JsonSerializer.Serialize(run, StudyJson.Default.StudyRun);

    private static string Hash(StudyRun run) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(run with { Sha256 = null }))));

    // It quotes what stands in the file.
    private static string Shorten(string message) => message.Length <= 200 ? message : message[..200] + "...";

    // Letters and digits stay; what else is in a name becomes one dash.
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
