using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace ActGen.Gallery.Exhibits;

/// <summary>A source file.</summary>
/// <param name="Path">Its path when it was compiled.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Whether the generator wrote it.</summary>
    public bool IsGenerated => Path.EndsWith(".g.cs", StringComparison.Ordinal);
}

/// <summary>
/// The source files of an assembly, as its symbols have them: inside it or in a file beside it. The texts of generated files are always
/// there; those of others may be, or lie on the disk as they were.
/// </summary>
internal static class SymbolSources
{
    // Of the format of portable symbols.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid Sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");

    /// <summary>Reads the files at hand; none where there are no symbols.</summary>
    /// <param name="assembly">The path of the assembly.</param>
    public static IReadOnlyList<SourceFile> Of(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        try
        {
            if (!image.TryOpenAssociatedPortablePdb(assembly, OpenIfThere, out var provider, out _))
            {
                return [];
            }

            using (provider)
            {
                var symbols = provider!.GetMetadataReader();
                return [.. symbols.Documents.Select(document => Read(symbols, document)).OfType<SourceFile>()];
            }
        }
        catch (BadImageFormatException)
        {
            // Symbols in a form that is none.
            return [];
        }
    }

    private static FileStream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    private static SourceFile? Read(MetadataReader symbols, DocumentHandle handle)
    {
        var document = symbols.GetDocument(handle);
        var path = symbols.GetString(document.Name);
        return (Embedded(symbols, handle) ?? Unchanged(symbols, document, path)) is { } bytes ? new(path, Decode(bytes)) : null;
    }

    private static byte[]? Embedded(MetadataReader symbols, DocumentHandle handle)
    {
        var embedded = symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == EmbeddedSource).ToList();
        if (embedded.Count == 0)
        {
            return null;
        }

        // The length, or 0 where it is not compressed, and the bytes.
        var blob = symbols.GetBlobBytes(embedded[0].Value);
        var bytes = new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int));
        if (BitConverter.ToInt32(blob) == 0)
        {
            return bytes.ToArray();
        }

        using var text = new MemoryStream();
        using var inflated = new DeflateStream(bytes, CompressionMode.Decompress);
        inflated.CopyTo(text);
        return text.ToArray();
    }

    private static byte[]? Unchanged(MetadataReader symbols, Document document, string path)
    {
        if (symbols.GetGuid(document.HashAlgorithm) != Sha256 || !File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(symbols.GetBlobBytes(document.Hash)) ? bytes : null;
    }

    private static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
