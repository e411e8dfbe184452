using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Harness;

/// <summary>Compilations that use ActGen, made from source text.</summary>
internal static class Compilations
{
    private const string Usings = "using System;\nusing ActGen;\n";

    private static readonly ImmutableArray<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
        .Append(typeof(ActivationAttribute).Assembly.Location)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    /// <summary>A library of files named File0.cs, File1.cs ...; each begins with <c>using System; using ActGen;</c>.</summary>
    public static CSharpCompilation Create(params string[] sources) => Create("Sample", [], sources);

    public static CSharpCompilation Create(string name, IEnumerable<MetadataReference> references, params string[] sources) =>
        CSharpCompilation.Create(
            name,
            sources.Select((text, i) => Parse(text, $"File{i}.cs")),
            References.Concat(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path, ParseOptions? options = null) =>
        CSharpSyntaxTree.ParseText(Usings + text, (CSharpParseOptions?)options ?? ParseOptions, path);

    /// <summary>The compilation as a file that another one can refer to.</summary>
    public static MetadataReference ToReference(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
