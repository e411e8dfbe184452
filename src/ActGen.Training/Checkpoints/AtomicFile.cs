namespace ActGen.Training;

/// <summary>Writes files whole: a reader finds the old content or the new one, never a part, whatever happens meanwhile.</summary>
public static class AtomicFile
{
    // Between the end of writing and the renaming nobody holds the temporary file open.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Writes to a temporary file in the same folder, brings it to the disk and renames it over the target. Temporary files for the same
    /// target that a killed process left behind are deleted. Where the path is a link, it stays one, and the file that it points at is
    /// made or replaced; a pipe or device is written to.
    /// </summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        if (FileKind.IsSpecial(target))
        {
            WriteThrough(target, write);
            return;
        }

        target = AtEndOfLinks(target);
        DeleteAbandoned(target);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, TemporaryName.New(Path.GetFileName(target)));
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

    /// <summary>
    /// Deletes the temporary files that processes which were killed left behind. Those of a process that is known to be gone go at once,
    /// others when nobody writes them any more.
    /// </summary>
    /// <param name="path">The file that was to be made or replaced.</param>
    public static void DeleteAbandoned(string path)
    {
        var target = AtEndOfLinks(Path.GetFullPath(path));
        var folder = new DirectoryInfo(Path.GetDirectoryName(target)!);
        foreach (var file in folder.Exists ? folder.EnumerateFiles(TemporaryName.Pattern(Path.GetFileName(target))) : [])
        {
            if (TemporaryName.Read(file.Name, Path.GetFileName(target)) is not { } name
                || (!name.IsOfDeadProcess && DateTime.UtcNow - file.LastWriteTimeUtc < Grace))
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

    // Nothing is renamed over a pipe or device, which would be gone. What fails before the content is whole leaves it alone.
    private static void WriteThrough(string target, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        using var stream = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        stream.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static string AtEndOfLinks(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
