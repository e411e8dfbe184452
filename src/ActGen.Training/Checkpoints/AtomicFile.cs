namespace ActGen.Training;

/// <summary>Writes files whole: a reader finds the old content or the new one, never a part, whatever happens meanwhile.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary file in the same folder, brings it to the disk and renames it over the target.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
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
}
