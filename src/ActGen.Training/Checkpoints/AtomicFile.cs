namespace ActGen.Training;

/// <summary>Writes files whole: a reader finds the old content or the new one, never a part, whatever happens meanwhile.</summary>
public static class AtomicFile
{
    private const string Suffix = ".tmp";

    // Between the end of writing and the renaming nobody holds the temporary file open.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Writes to a temporary file in the same folder, brings it to the disk and renames it over the target. Temporary files for the same
    /// target that a killed process left behind are deleted.
    /// </summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target)!;
        var prefix = $".{Path.GetFileName(target)}.";
        DeleteAbandoned(folder, prefix);
        var temporary = Path.Combine(folder, prefix + Path.GetRandomFileName() + Suffix);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes a text as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="text">The content.</param>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void DeleteAbandoned(string folder, string prefix)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var length = prefix.Length + Path.GetRandomFileName().Length + Suffix.Length;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles($"{prefix}*{Suffix}"))
        {
            if (file.Name.Length != length || DateTime.UtcNow - file.LastWriteTimeUtc < Grace)
            {
                continue;
            }

            try
            {
                // A process that is still writing holds the file open for itself alone.
                using var stream = new FileStream(
                    file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Somebody's who lives, or not ours to delete: it disturbs nobody.
            }
        }
    }
}
