using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using ActGen.Training.Reporting;

namespace ActGen.Gallery.Plots;

/// <summary>The curves of a picture for the script of the page: places in two bytes each, breaks as numbers.</summary>
internal static class PictureData
{
    /// <summary>Writes them as JSON.</summary>
    public static string Write(Picture picture)
    {
        var knob = picture.Slice.Knob;
        return new JsonObject
        {
            ["width"] = PlotFrame.Width,
            ["height"] = PlotFrame.Height,
            ["gap"] = PlotFrame.Gap,
            ["points"] = picture.Value.Curves[0][0].Grid.Count,
            ["series"] = picture.Value.Curves[0].Count,
            ["labels"] = new JsonArray([.. (knob?.Values ?? []).Select(v => (JsonNode)Knob.Show(v))]),
            ["panels"] = new JsonArray([.. picture.Panels.Select(p => (JsonNode)Panel(p.Panel))]),
        }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private static JsonObject Panel(Panel panel)
    {
        short[] grid = [.. panel.Curves.SelectMany(curves => curves).SelectMany(curve => curve.Grid)];
        var breaks = panel.Curves.Select(curves => (JsonNode)new JsonArray([.. curves.Select(curve => (JsonNode)new JsonArray(
            [.. curve.Breaks.SelectMany(b => new[] { b.X, b.Before, b.At, b.After }).Select(n => JsonValue.Create(n))]))]));
        // Little-endian, as scripts read them everywhere.
        return new JsonObject
        {
            ["grid"] = Convert.ToBase64String(MemoryMarshal.AsBytes(grid.AsSpan())),
            ["breaks"] =
            new JsonArray([.. breaks])
        };
    }
}
