using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Read;

/// <summary>
/// Declarations of a program under the very name of something that generated code uses: a type <c>System</c> hides the namespace of that
/// name even behind <c>global::</c>, and a type <c>System.Span&lt;T&gt;</c> of its own is another one than that of the run time.
/// </summary>
internal static class HiddenNames
{
    // By their names in metadata.
    private static readonly string[][] Used = new[]
    {
        "System.Array", "System.BitConverter", "System.CodeDom.Compiler.GeneratedCodeAttribute",
        "System.Collections.Generic.IReadOnlyList`1",
        "System.IntPtr", "System.InvalidOperationException", "System.ReadOnlySpan`1", "System.Span`1", "System.StringComparison",
        "System.Runtime.CompilerServices.MethodImplAttribute", "System.Runtime.CompilerServices.MethodImplOptions",
        "System.Runtime.CompilerServices.Unsafe", "System.Runtime.Intrinsics.Vector128`1", "System.Runtime.Intrinsics.Vector256`1",
        "System.Runtime.Intrinsics.Vector512`1", "ActGen.ActivationDescriptor", "ActGen.ActivationDescriptor`1", "ActGen.ActivationInfo",
        "ActGen.ActivationShape", "ActGen.BackwardReads", "ActGen.IActivation", "ActGen.Initializer", "ActGen.InputLayout", "ActGen.Per",
        "ActGen.CompilerServices.IActivationKernel", "ActGen.CompilerServices.ILanes`1", "ActGen.CompilerServices.IOutputReadingKernel",
        "ActGen.CompilerServices.IOutputReadingRowKernel", "ActGen.CompilerServices.IRowKernel", "ActGen.CompilerServices.KernelDriver",
        "ActGen.CompilerServices.PackedParameters", "ActGen.CompilerServices.Reals", "ActGen.CompilerServices.RowBlock",
        "ActGen.CompilerServices.RowKernelDriver", "ActGen.CompilerServices.RowPlan", "ActGen.CompilerServices.RowReduction",
        "ActGen.CompilerServices.RowWalk", "ActGen.CompilerServices.Simd128", "ActGen.CompilerServices.Simd256",
        "ActGen.CompilerServices.Simd512",
    }.Select(name => name.Split('.')).ToArray();

    // The namespaces of generated kernels, where a name is looked for first of all.
    private static readonly string[] Own = { "ActGen", "Generated" };

    // Weak, so that nothing of a compilation outlives it.
    private static readonly ConditionalWeakTable<Compilation, StrongBox<string?>> Found = new();

    /// <summary>The first such name, in full; null where there is none.</summary>
    public static string? Of(Compilation compilation) =>
        Found.GetValue(compilation, c => new(Find(c.Assembly.GlobalNamespace))).Value;

    private static string? Find(INamespaceSymbol all) =>
        Used.Select(name => Hidden(all, name)).FirstOrDefault(name => name is not null)
        ?? Own.Aggregate((INamespaceSymbol?)all, Part) switch
        {
            { } space when Types(space).FirstOrDefault(t => !t.IsFileLocal) is { } type => type.ToDisplayString(),
            _ => null,
        };

    private static INamespaceSymbol? Part(INamespaceSymbol? space, string name) =>
        space?.GetNamespaceMembers().FirstOrDefault(s => s.Name == name);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    private static string? Hidden(INamespaceSymbol? space, string[] name)
    {
        for (var i = 0; i < name.Length - 1; i++)
        {
            if (space!.GetTypeMembers(name[i], 0).Any())
            {
                return string.Join(".", name.Take(i + 1));
            }

            space = Part(space, name[i]);
            if (space is null)
            {
                return null;
            }
        }

        var last = name[name.Length - 1].Split('`');
        var isHidden = space!.GetTypeMembers(last[0], last.Length > 1 ? 1 : 0).Any(t => !t.IsFileLocal)
            || (last.Length == 1 && Part(space, last[0]) is not null);
        return isHidden ? string.Join(".", name.Take(name.Length - 1).Append(last[0])) : null;
    }
}
