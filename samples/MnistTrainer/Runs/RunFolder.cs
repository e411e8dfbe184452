using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>The folder a run writes into.</summary>
/// <param name="path">The folder; it need not be there yet.</param>
internal sealed class RunFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>The metrics, a line for each epoch.</summary>
    public string Metrics => In("metrics.jsonl");

    /// <summary>The checkpoint of the last finished epoch.</summary>
    public string Checkpoint => In("model.safetensors");

    /// <summary>The result of a finished run.</summary>
    public string Summary => In("summary.json");

    /// <summary>The picture of what was learned.</summary>
    public string Picture => In("activations.svg");

    /// <summary>The folder a run gets if none is named.</summary>
    /// <param name="activation">The name of the activation.</param>
    /// <param name="now">The time.</param>
    public static string DefaultPath(string activation, DateTime now)
    {
        var name = System.IO.Path.Combine("runs", FormattableString.Invariant($"{now:yyyyMMdd-HHmmss}-{activation}"));
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
    }

    /// <summary>Makes the folder if need be and makes sure that it can be written to.</summary>
    /// <exception cref="UserErrorException">It cannot be written to.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(path);
            var probe = In($".{System.IO.Path.GetRandomFileName()}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"{path}: cannot be written to ({error.Message.TrimEnd('.')}); choose another folder with --out");
        }
    }

    private string In(string name) => System.IO.Path.Combine(path, name);
}
