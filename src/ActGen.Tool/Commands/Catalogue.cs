using System.Reflection;
using System.Text.RegularExpressions;
using ActGen.Activations;

namespace ActGen.Tool.Commands;

/// <summary>The activations of the catalogue, and where each is declared.</summary>
internal static partial class Catalogue
{
    private const string Prefix = "source/";

    private static readonly Lazy<Dictionary<string, string>> Lines = new(ReadLines);

    /// <summary>The activations whose names have a part in common, in the order of their names.</summary>
    /// <param name="part">The part, in any case; null for all.</param>
    public static IReadOnlyList<ActivationDescriptor> Find(string? part)
    {
        ActivationDescriptor[] found =
        [
            .. GeneratedActivations.All.Where(a => a.Name.Contains(part ?? "", StringComparison.OrdinalIgnoreCase))
                .OrderBy(a => a.Name, StringComparer.Ordinal),
        ];
        return found.Length > 0
            ? found
            : throw new InputException($"no activation of the catalogue has '{part}' in its name: `actgen list` has all");
    }

    /// <summary>The activation of a name, in any case.</summary>
    /// <param name="name">The whole name.</param>
    public static ActivationDescriptor Get(string name) =>
        GeneratedActivations.All.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"the catalogue has no activation '{name}': `actgen list` has all");

    /// <summary>The file and the line that declare an activation.</summary>
    /// <param name="name">Its name.</param>
    public static string SourceLine(string name) => Lines.Value[name];

    private static Dictionary<string, string> ReadLines()
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            for (var (number, line) = (1, reader.ReadLine()); line is not null; number++, line = reader.ReadLine())
            {
                if (Declaration().Match(line) is { Success: true } match)
                {
                    lines[match.Groups["name"].Value] = $"{resource[Prefix.Length..].Replace('\\', '/')}:{number}";
                }
            }
        }

        return lines;
    }

    [GeneratedRegex(@"\bpartial (record )?(struct|class) (?<name>\w+)")]
    private static partial Regex Declaration();
}
