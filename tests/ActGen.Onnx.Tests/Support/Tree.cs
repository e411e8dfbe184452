namespace ActGen.Onnx.Tests.Support;

/// <summary>Where the sources are.</summary>
internal static class Tree
{
    /// <summary>The path of a file by that from the folder of the solution.</summary>
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "ActGen.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, path);
    }
}
