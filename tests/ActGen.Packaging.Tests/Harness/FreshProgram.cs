using System.Globalization;
using System.Text.RegularExpressions;

namespace ActGen.Packaging.Tests.Harness;

/// <summary>The projects of <c>Consumers/Program</c> and the snippets of the packages' pages, built and run once.</summary>
public sealed partial class FreshProgram
{
    /// <summary>Builds and runs them.</summary>
    /// <param name="packages">The packages.</param>
    public FreshProgram(Packages packages)
    {
        var projects = packages.Fresh("program").With("Program");
        foreach (var id in Packages.Ids)
        {
            foreach (Match block in Snippet().Matches(Package.Read(packages, id).Text("README.md")))
            {
                projects.Write($"Pages/{id}.{block.Index}.cs", block.Groups["code"].Value);
            }
        }

        Folder = projects.Folder;
        Build = projects.Run("build", "-c", "Release", "Program.slnx").Succeeded();
        var output = projects.Run(Path.Combine("App", "bin", "Release", "net10.0", "App.dll")).Succeeded();
        Lines = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }

    /// <summary>The folder of the projects.</summary>
    internal string Folder { get; }

    /// <summary>The output of the build.</summary>
    internal string Build { get; }

    /// <summary>The lines that the program wrote, by their first words.</summary>
    internal IReadOnlyDictionary<string, string> Lines { get; }

    /// <summary>The numbers of a line.</summary>
    /// <param name="name">Its first word.</param>
    internal double[] Numbers(string name) => [.. Lines[name].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
