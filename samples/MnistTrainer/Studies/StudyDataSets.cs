using ActGen.Training;
using ActGen.Training.Reporting;
using MnistTrainer.Datasets;

namespace MnistTrainer.Studies;

/// <summary>The range of the numbers of an image.</summary>
internal enum InputRange
{
    /// <summary>Pixels / 255.</summary>
    ZeroToOne,

    /// <summary>From -1 to 1.</summary>
    MinusOneToOne,

    /// <summary>Mean 0 and deviation 1 over the training images.</summary>
    Standard,
}

/// <summary>The data sets of studies, each read once.</summary>
/// <param name="root">The folder of data sets that the user names, if any.</param>
internal sealed class StudyDataSets(string? root)
{
    private const ulong SplitStream = 3;
    private readonly Dictionary<string, DataFiles> _files = new(StringComparer.Ordinal);

    /// <summary>Whether a data set can be found.</summary>
    /// <param name="name">Its name.</param>
    public bool IsPresent(string name) => DataCatalogue.Find(name)!.Candidates(root).Any(Directory.Exists);

    /// <summary>The name of a data set as reports have it.</summary>
    /// <param name="name">Its name on the command line.</param>
    public static string Title(string name) => DataCatalogue.Find(name)!.Title;

    /// <summary>The data of a recipe.</summary>
    /// <param name="name">The name of the data set.</param>
    /// <param name="heldOut">The part of the training set that validates, as one of so many; the test set validates if null.</param>
    /// <param name="range">What the numbers of an image are.</param>
    public Func<ulong, int?, StudyData> Of(string name, int? heldOut = null, InputRange range = InputRange.ZeroToOne) => (seed, limit) =>
    {
        var files = Read(name);
        var map = range switch
        {
            InputRange.MinusOneToOne => InputMap.MinusOneToOne,
            InputRange.Standard => files.Training.Statistics() is var (mean, deviation) ? InputMap.Standard(mean, deviation) : default,
            _ => InputMap.ZeroToOne,
        };
        var (training, test) = (files.Training.With(map), files.Test.With(map));
        var used = limit is { } most ? training.Take(most) : training;
        if (heldOut is not { } part)
        {
            return new StudyData(used, test, test, test.Classes);
        }

        var (kept, held) = used.Split(Math.Max(1, used.Count / part), new SeededRandom(seed, SplitStream));
        return new StudyData(kept, held, test, test.Classes);
    };

    private DataFiles Read(string name)
    {
        if (!_files.TryGetValue(name, out var files))
        {
            _files[name] = files = DataFiles.Read(new DataSource(name, root));
        }

        return files;
    }
}
