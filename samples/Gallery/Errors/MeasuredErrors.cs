using Gallery.Catalogue;

namespace Gallery.Errors;

/// <summary>The errors that were measured of the activations of the page; the table is embedded in this program.</summary>
internal static class MeasuredErrors
{
    /// <summary>The whole table.</summary>
    public static ErrorTable Table { get; } = ErrorTable.Parse(Resource.Read("errors.tsv"));

    /// <summary>Value and derivative along each input of an activation; nothing where it was not measured.</summary>
    public static IEnumerable<(string Input, IReadOnlyList<ErrorSeries> Series)> Of(string activation) =>
        Table.Series.Where(series => series.Activation == activation).GroupBy(series => series.Input)
            .Select(group => (group.Key, (IReadOnlyList<ErrorSeries>)[.. group]));
}
