using ActGen.Generator.Bind;
using ActGen.Generator.Read;

namespace ActGen.Generator.Emit;

/// <summary>The types that members are made of, and the names of their parameters.</summary>
internal static class MemberNames
{
    public const string Driver = "global::ActGen.CompilerServices.KernelDriver";
    public const string RowDriver = "global::ActGen.CompilerServices.RowKernelDriver";
    public const string ReadOnly = "global::System.ReadOnlySpan<float>";
    public const string Span = "global::System.Span<float>";
    public const string Shape = "global::ActGen.ActivationShape";

    /// <summary>A name as a C# identifier.</summary>
    public static string Identifier(string name) => TypeShape.Escaped(name);

    /// <summary>A name as that of a tuple's element.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static bool IsVector(BoundLearnable learnable) => learnable.Elements.Length > 1;
}
