namespace ActGen.Tool.Commands;

/// <summary>A file that a command is to write.</summary>
internal static class OutputFile
{
    /// <summary>The whole path of a file that can be written, as far as can be told before it is.</summary>
    /// <param name="path">What was typed.</param>
    /// <exception cref="InputException">It is a folder, or in none.</exception>
    public static string At(string path)
    {
        var file = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(file);
        return Directory.Exists(file) ? throw new InputException($"{path}: is a folder; name the file to write")
            : Directory.Exists(folder) ? file
            : throw new InputException($"{path}: there is no folder {folder}; make it first");
    }
}
