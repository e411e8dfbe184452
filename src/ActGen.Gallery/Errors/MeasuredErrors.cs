using ActGen.Gallery.Page;

namespace ActGen.Gallery.Errors;

/// <summary>The errors that were measured of the activations of the page; the table is embedded in this program.</summary>
internal static class MeasuredErrors
{
    // Whose activations they are: one of somebody else's may have the same name.
    private static readonly string[] Namespaces = ["ActGen.Activations.", "MnistTrainer.Activations."];

    /// <summary>The whole table.</summary>
    public static ErrorTable Table { get; } = ErrorTable.Parse(Resource.Read("errors.tsv"));

    /// <summary>Value and derivative along each input of an activation; nothing where it was not measured.</summary>
    /// <param name="type">The type of the activation, with its namespace.</param>
    /// <param name="activation">Its name.</param>
    public static IEnumerable<(string Input, IReadOnlyList<ErrorSeries> Series)> Of(string type, string activation) =>
        Table.Series.Where(series => series.Activation == activation
            && Namespaces.Any(n => type.StartsWith(n, StringComparison.Ordinal))).GroupBy(series => series.Input)
            .Select(group => (group.Key, (IReadOnlyList<ErrorSeries>)[.. group]));
}
