using ActGen.Generator.Read;

namespace ActGen.Generator.Emit;

/// <summary>An activation that the generated list names.</summary>
internal sealed record ListedActivation(string Name, string FullName, string TypeName);

/// <summary>The activations of an assembly and the namespace of the class that lists them.</summary>
internal sealed record ActivationList(string Namespace, EquatableArray<ListedActivation> Activations);

/// <summary>Writes <c>GeneratedActivations</c>: all activations of an assembly, and how to find one by name.</summary>
internal static class ActivationListEmitter
{
    /// <summary>
    /// The name of the class. It is internal unless somebody writes <c>public static partial class GeneratedActivations;</c>.
    /// </summary>
    public const string ClassName = "GeneratedActivations";

    // A hyphen, so that no type has the same file name.
    public const string HintName = "GeneratedActivations-All.g.cs";

    public static ListedActivation? Entry(ActivationDeclaration declaration)
    {
        if (!declaration.IsListable || !declaration.IsExtensible)
        {
            return null;
        }

        var types = string.Join(".", declaration.Types.Select(t => t.Name));
        var qualified = declaration.Namespace.Length == 0 ? types : declaration.Namespace + "." + types;
        return new ListedActivation(declaration.Name, qualified.Replace("@", ""), "global::" + qualified);
    }

    // A part, as the compiler's own helper writes it, so that several generators may.
    private const string EmbeddedDefinition = """

        namespace Microsoft.CodeAnalysis
        {
            internal sealed partial class EmbeddedAttribute : global::System.Attribute
            {
            }
        }
        """;

    /// <param name="list">The activations.</param>
    /// <param name="place">What there is already.</param>
    public static string Write(ActivationList list, ListPlace place)
    {
        const string Descriptor = "global::ActGen.ActivationDescriptor";
        var writer = new SourceWriter().Line(TypeFrame.Header);
        if (list.Namespace.Length > 0)
        {
            writer.Open("namespace " + list.Namespace);
        }

        // Without an accessibility: two assemblies with one root namespace are no conflict, and whoever wants it public says so in a part
        // of his own. A test project that sees internals has a list, too.
        writer.Line("/// <summary>The activations that this assembly declares.</summary>").Line(TypeFrame.GeneratedCode);
        if (place.IsEmbedded)
        {
            writer.Line("[global::Microsoft.CodeAnalysis.Embedded]");
        }

        writer.Open("static partial class " + ClassName);
        writer.Open($"private static readonly (string Name, string FullName, {Descriptor} Activation)[] Rows =");
        foreach (var activation in list.Activations)
        {
            writer.Line($"(\"{activation.Name}\", \"{activation.FullName}\", new {Descriptor}<{activation.TypeName}>()),");
        }

        writer.Close(";").Line();
        writer.Line("/// <summary>All activations, in the order of their full names.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Descriptor}> All {{ get; }} = "
            + "global::System.Array.ConvertAll(Rows, row => row.Activation);").Line();
        writer.Line("/// <summary>Finds an activation by the name of its type, with or without the namespace; case matters only where it "
            + "has to.</summary>");
        writer.Line("/// <param name=\"name\">The name, such as <c>Softsign</c>.</param>");
        writer.Line("/// <returns>The activation, or null where there is none of that name.</returns>");
        writer.Line($"public static {Descriptor}? Find(string name) =>")
            .Line("    Find(name, global::System.StringComparison.Ordinal) ?? Find(name, "
                + "global::System.StringComparison.OrdinalIgnoreCase);").Line();
        writer.Open($"private static {Descriptor}? Find(string name, global::System.StringComparison comparison)");
        foreach (var key in new[] { "Name", "FullName" })
        {
            writer.Open($"foreach ((string Name, string FullName, {Descriptor} Activation) row in Rows)");
            writer.Open($"if (string.Equals(row.{key}, name, comparison))").Line("return row.Activation;").Close();
            writer.Close().Line();
        }

        writer.Line("return null;").Close().Close();
        if (list.Namespace.Length > 0)
        {
            writer.Close();
        }

        return (place.IsEmbedded && !place.HasAttribute ? writer.Line(EmbeddedDefinition) : writer).ToString();
    }
}
