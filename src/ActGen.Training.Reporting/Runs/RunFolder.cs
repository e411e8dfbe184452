namespace ActGen.Training.Reporting;

/// <summary>The folder a run writes into.</summary>
/// <param name="path">The folder; it need not be there yet.</param>
public sealed class RunFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The metrics, a line for each epoch.</summary>
    public string Metrics => In("metrics.jsonl");

    /// <summary>The checkpoint of the last finished epoch.</summary>
    public string Checkpoint => In("model.safetensors");

    /// <summary>The result of a finished run.</summary>
    public string Summary => In("summary.json");

    /// <summary>The picture of what was learned.</summary>
    public string Picture => In("activations.svg");

    /// <summary>The report of a finished run.</summary>
    public string Report => In("report.html");

    /// <summary>A folder named after the time and a subject, below <c>runs</c>, that is not there yet.</summary>
    /// <param name="subject">The subject, such as the name of an activation.</param>
    /// <param name="now">The time.</param>
    public static string DefaultPath(string subject, DateTime now)
    {
        var name = System.IO.Path.Combine("runs", FormattableString.Invariant($"{now:yyyyMMdd-HHmmss}-{subject}"));
        var free = name;
        for (var number = 2; Directory.Exists(free); number++)
        {
            free = FormattableString.Invariant($"{name}-{number}");
        }

        return free;
    }

    /// <summary>Removes the results of a former run; its metrics and checkpoint are replaced when the first epoch begins.</summary>
    public void RemoveResults()
    {
        File.Delete(Summary);
        File.Delete(Picture);
        File.Delete(Report);
    }

    /// <summary>
    /// Makes the folder if need be, makes sure that it can be written to, and removes what a run that was killed left half written.
    /// </summary>
    /// <exception cref="UnusableFileException">It cannot be written to.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Path);
            var probe = In($".{System.IO.Path.GetRandomFileName()}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            foreach (var file in new[] { Metrics, Checkpoint, Summary, Picture, Report })
            {
                AtomicFile.DeleteAbandoned(file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableFileException(Path, $"cannot be written to ({error.Message.TrimEnd('.')})", "choose another folder", error);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
