using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// Programs that are against what stands in them as a whole: types of the global namespace named as what generated code uses, aliases and
/// static usings for every file, options of the compiler, attributes of the assembly. The same seed makes the same programs.
/// </summary>
internal sealed class HostileSurroundings(int seed)
{
    // Not System and ActGen, of which the attributes are written.
    private static readonly string[] GlobalNames =
    [
        "var", "nint", "Vector", "Vector512", "DoubleFloat", "Simd512", "Unsafe", "MethodImpl", "MethodImplOptions", "Load", "Store",
            "Zero", "Create", "Select", "Count",
        "RowWalk", "RowBlock", "RowPlan", "RealRow", "RowReduction", "IRowKernel", "IActivationKernel", "ILanes", "KernelDriver",
            "Primitives", "Kernels", "Numerics", "Generated", "At512",
        "float", "int", "dynamic", "nameof", "notnull", "global", "field", "value", "IntPtr", "MathF", "BitConverter", "Runtime",
            "CompilerServices", "Intrinsics", "CodeDom",
    ];

    private static readonly string[] Kinds =
    [
        "public class @$ { }", "public struct @$ { }", "public enum @$ { }", "public interface @$ { }", "public delegate void @$();",
            "public class @$<T> { }",
        "namespace @$ { public class Z { } }", "global using @$ = System.String;", "global using @$ = System.Int32;",
        "global using static @$Holder; public static class @$Holder { public static int @$(int a) => a; }",
    ];

    private static readonly string[] Assembly =
    [
        "[assembly: System.CLSCompliant(true)]", "[assembly: System.CLSCompliant(false)]",
            "[module: System.Runtime.CompilerServices.SkipLocalsInit]",
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")]",
            "[assembly: System.Runtime.Versioning.RequiresPreviewFeatures]",
        "[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"EXP002\")]",
            "[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]",
        "global using System.Numerics; global using System.Runtime.Intrinsics;",
            "global using static System.Math; global using static System.MathF;",
        "global using System.Runtime.CompilerServices; global using ActGen.CompilerServices; global using ActGen.Numerics;",
            "global using static ActGen.CompilerServices.Simd256;",
        "global using static ActGen.Numerics.Primitives;",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A program of these files, in surroundings of its own.</summary>
    public CSharpCompilation Next(params string[] files)
    {
        var version = Pick(LanguageVersion.CSharp12, LanguageVersion.CSharp12, LanguageVersion.Preview);
        var documentation = Pick(DocumentationMode.None, DocumentationMode.Parse, DocumentationMode.Diagnose);
        var parsing = Compilations.ParseOptions.WithLanguageVersion(version).WithDocumentationMode(documentation);
        var program = Compilations.Create();
        program = program.WithOptions(program.Options.WithNullableContextOptions(Pick(Enum.GetValues<NullableContextOptions>()))
                .WithOverflowChecks(_random.Next(2) == 0).WithWarningLevel(Pick(4, 9999)))
            .AddSyntaxTrees(files.Select((text, i) => Compilations.Parse(text, $"Given{i}.cs", parsing)));
        // One after the other, without those that C# refuses.
        foreach (var text in Some(2, () => Pick(Kinds).Replace("$", Pick(GlobalNames), StringComparison.Ordinal)).Concat(Some(2, () =>
            Pick(Assembly))))
        {
            var more = program.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, parsing, $"Around{program.SyntaxTrees.Length}.cs"));
            program = more.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? program : more;
        }

        return program;
    }

    private IEnumerable<string> Some(int most, Func<string> make) =>
        Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make()).Distinct();

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];
}
