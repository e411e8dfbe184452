using System.Globalization;
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
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DataFiles> _files = new(StringComparer.Ordinal);

    /// <summary>Whether a data set can be found.</summary>
    /// <param name="name">Its name.</param>
    public bool IsPresent(string name) => DataCatalogue.Find(name)!.Candidates(root).Any(Directory.Exists);

    /// <summary>The name of a data set as reports have it.</summary>
    /// <param name="name">Its name on the command line.</param>
    public static string Title(string name) => DataCatalogue.Find(name)!.Title;

    /// <summary>A sentence for each set whose files are not those that the name stands for in papers.</summary>
    /// <remarks>All files of sets that recipes have asked for and that are there are read.</remarks>
    /// <exception cref="UnusableFileException">A file is flawed.</exception>
    public IEnumerable<string> Strangers() => _asked.Where(IsPresent).Select(Stranger).OfType<string>();

    /// <summary>The data of a recipe.</summary>
    /// <param name="name">The name of the data set.</param>
    /// <param name="heldOut">The part of the training set that validates, as one of so many; the test set validates if null.</param>
    /// <param name="range">What the numbers of an image are.</param>
    public Func<ulong, int?, StudyData> Of(string name, int? heldOut = null, InputRange range = InputRange.ZeroToOne)
    {
        _asked.Add(name);
        return (seed, limit) => Cut(Read(name), heldOut, range, seed, limit);
    }

    private static StudyData Cut(DataFiles files, int? heldOut, InputRange range, ulong seed, int? limit)
    {
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
    }

    private string? Stranger(string name)
    {
        var (known, files) = (DataCatalogue.Find(name)!, Read(name));
        return DataDigest.Of(files.Training).StartsWith(known.Training, StringComparison.Ordinal)
            && DataDigest.Of(files.Test).StartsWith(known.Test, StringComparison.Ordinal)
            ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"{known.Title} is not the set of that name that papers use: {files.Source.Folder} has {files.Training.Count:N0} training "
                + $"and {files.Test.Count:N0} test images of {files.Test.SampleShape}. Published figures are no measure for what is "
                + $"learned from it.");
    }

    private DataFiles Read(string name)
    {
        if (!_files.TryGetValue(name, out var files))
        {
            _files[name] = files = DataFiles.Read(new DataSource(name, root));
        }

        return files;
    }
}
