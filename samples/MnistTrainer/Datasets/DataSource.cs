using MnistTrainer.Cli;

namespace MnistTrainer.Datasets;

/// <summary>Which data set is wanted: one of those that have a name, or the folder of another in the same format.</summary>
/// <param name="Name">The name or the folder, as the user says it.</param>
/// <param name="Root">The folder of data sets that the user names, if any.</param>
internal sealed record DataSource(string Name, string? Root = null)
{
    private DataCatalogue? Known => DataCatalogue.Find(Name);

    /// <summary>The set as reports call it.</summary>
    public string Title => Known?.Title ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Name)));

    /// <summary>The names of its classes; empty where they are numbers.</summary>
    public IReadOnlyList<string> Classes => Known?.Classes ?? [];

    /// <summary>The folder of the files.</summary>
    /// <exception cref="UserErrorException">A set with a name is in none of the folders where it is looked for.</exception>
    public string Folder => Known?.Locate(Root) ?? (Directory.Exists(Name)
        ? Name
        : throw new UserErrorException(
            $"{Name}: there is no such folder, and no data set of that name{Suggestion.For(Name, DataCatalogue.Names)} "
            + $"(there are {string.Join(", ", DataCatalogue.Names)})"));
}
