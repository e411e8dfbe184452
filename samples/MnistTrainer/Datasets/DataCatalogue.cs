using MnistTrainer.Cli;

namespace MnistTrainer.Datasets;

/// <summary>The data sets that can be named, and where each is looked for.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">The name of the set.</param>
/// <param name="Folder">The name of its folder below a folder of data sets.</param>
/// <param name="Source">How to get it.</param>
/// <param name="Classes">The names of its classes; empty where they are the digits.</param>
/// <param name="Training">The digest of the training set that papers mean, or as much of it as is known.</param>
/// <param name="Test">That of the test set.</param>
internal sealed record DataCatalogue(
    string Name, string Title, string Folder, string Source, IReadOnlyList<string> Classes, string Training, string Test)
{
    // Where Debian's packages of data sets put them.
    private const string SystemFolder = "/usr/share/datasets";

    private const string SixtyThousand = "60000 samples of [28, 28, 1] with 10 classes, sha256 ";
    private const string TenThousand = "10000 samples of [28, 28, 1] with 10 classes, sha256 ";

    private static readonly DataCatalogue[] Rows =
    [
        new("mnist", "MNIST", "mnist", "it comes with this sample", [],
            SixtyThousand + "2f51680224456e57", TenThousand + "5e468972260d7f61"),
        new("fashion", "Fashion-MNIST", "fashion-mnist",
            "install Debian's package dataset-fashion-mnist or take the four files from github.com/zalandoresearch/fashion-mnist",
            ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"],
            SixtyThousand + "7b2a3c5829251a91", TenThousand + "77d1550896dc432f"),
        new("kmnist", "KMNIST", "kmnist", "take the four files of Kuzushiji-MNIST from codh.rois.ac.jp/kmnist",
            ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"],
            SixtyThousand, TenThousand),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Rows.Select(row => row.Name);

    /// <summary>The set of a name; null if it is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public static DataCatalogue? Find(string name) =>
        Array.Find(Rows, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The folders in which the set is looked for, in this order.</summary>
    /// <param name="root">The folder of data sets that the user names, if any.</param>
    public IReadOnlyList<string> Candidates(string? root) =>
    [
        .. root is null ? Array.Empty<string>() : [Path.Combine(root, Folder), Path.Combine(root, Name)],
        .. Name == "mnist" ? [DataFiles.OwnFolder] : Array.Empty<string>(),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "actgen", Folder),
        Path.Combine(SystemFolder, Folder),
    ];

    /// <summary>The folder in which the set is.</summary>
    /// <param name="root">The folder of data sets that the user names, if any.</param>
    /// <exception cref="UserErrorException">It is in none of the folders.</exception>
    public string Locate(string? root)
    {
        string[] candidates = [.. Candidates(root).Distinct()];
        return candidates.FirstOrDefault(Directory.Exists) ?? throw new UserErrorException(
            $"--data {Name}: {Title} is not there, looked for in {string.Join(", ", candidates)}; {Source}, and put them into one of "
            + "these folders or name theirs with --data");
    }
}
