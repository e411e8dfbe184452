using System.ComponentModel;
using System.Diagnostics;
using ActGen.Tool.Commands;

namespace ActGen.Tool.Projects;

/// <summary>A project, built with everything that it needs into a folder that goes away with this.</summary>
internal sealed class BuiltProject : IDisposable
{
    private const string Extension = ".csproj";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-");

    private BuiltProject(string project) => Assembly = Build(project);

    /// <summary>The path of the assembly.</summary>
    public string Assembly { get; }

    /// <summary>Whether a path names a project or a folder, and not an assembly.</summary>
    public static bool IsProject(string path) => Directory.Exists(path) || path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Builds a project.</summary>
    /// <param name="path">The project, or a folder that holds no other.</param>
    /// <exception cref="InputException">There is no such project, or it cannot be built.</exception>
    public static BuiltProject Of(string path)
    {
        var full = Path.GetFullPath(path);
        var found = Directory.Exists(full) ? Directory.GetFiles(full, "*" + Extension) : File.Exists(full) ? [full] : [];
        return found switch
        {
            [var project] => new BuiltProject(project),
            [] => throw new InputException($"{path}: there is no C# project; name a {Extension} file, its folder, or a .dll"),
            _ => throw new InputException($"{path}: there are {found.Length} projects; name one of them"),
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where a loaded assembly cannot be deleted, it stays among the temporary files.
        }
    }

    private string Build(string project)
    {
        // A class library leaves its packages where NuGet has them; here they are needed beside it.
        string[] arguments =
        [
            "build", project, "-c", "Release", "-o", _folder.FullName, "-v", "quiet", "-nologo", "-t:Build",
            "-p:CopyLocalLockFileAssemblies=true", "-getProperty:TargetPath",
        ];
        var (code, output, error) = Run(arguments);
        if (code != 0)
        {
            var lines = (error + "\n" + output).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
            var reason = lines.Find(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault();
            throw new InputException($"{project} does not build: {reason ?? $"exit code {code}"}");
        }

        return output.Trim() is { Length: > 0 } assembly && File.Exists(assembly)
            ? assembly
            : throw new InputException(
                $"{project} is built for several frameworks, or into no assembly: build it, and name the .dll of .NET 10");
    }

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // What another MSBuild told its children, where this runs inside one, is nothing to this one.
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception problem)
        {
            throw new InputException($"a project is built with the dotnet command, which cannot be run: {problem.Message}");
        }
    }
}
