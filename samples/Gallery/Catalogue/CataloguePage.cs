using ActGen.Gallery.Exhibits;
using ActGen.Gallery.Page;

namespace Gallery.Catalogue;

/// <summary>The page of the catalogue and of the trainer's own activations.</summary>
internal static class CataloguePage
{
    private const string OwnGroup = "Declared by a user";
    private const string OwnNote = "The MNIST trainer's own activations: a few lines each, as anyone adds one.";

    /// <summary>Writes the page: every activation of the catalogue, then those of this program.</summary>
    public static string Write() => PageWriter.Write(
    [
        .. Exhibit.Of(typeof(ActGen.Activations.GeneratedActivations).Assembly.Location, ActGen.Activations.GeneratedActivations.All),
        .. Exhibit.Of(typeof(CataloguePage).Assembly.Location, GeneratedActivations.All)
            .Select(own => own with { Declaration = own.Declaration with { Group = OwnGroup, GroupNote = OwnNote } })
            .OrderBy(own => own.Info.Name, StringComparer.OrdinalIgnoreCase),
    ]);
}
