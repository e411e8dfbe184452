using System.Reflection;

namespace ActGen.Gallery.Page;

/// <summary>Texts embedded in this program.</summary>
internal static class Resource
{
    /// <summary>Reads one.</summary>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no embedded text {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
