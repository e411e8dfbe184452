namespace ActGen.Gallery.Exhibits;

/// <summary>The declaration of an activation in its source, with its documentation.</summary>
/// <param name="Type">The full name of the type, as reflection has it.</param>
/// <param name="Group">What it belongs to: the name of the file in words.</param>
/// <param name="GroupNote">What the file says about all of its activations; may be empty.</param>
/// <param name="Summary">The summary of its documentation; may be empty.</param>
/// <param name="Remarks">Where it comes from; may be empty.</param>
/// <param name="Source">The declaration with its attributes; empty where the source is not at hand.</param>
/// <param name="Place">The file, without its folder, and the line; empty where the source is not at hand.</param>
public sealed record Declaration(string Type, string Group, string GroupNote, string Summary, string Remarks, string Source, string Place)
{
    /// <summary>
    /// The values at which learnables that start at random are drawn first, by their names: those of the element
    /// <c>&lt;opening p1="1.2" p2="-0.8"/&gt;</c> of the documentation. Without one, typical values are drawn.
    /// </summary>
    public IReadOnlyDictionary<string, float> Opening { get; init; } = new Dictionary<string, float>();

    /// <summary>The declarations in the source of an assembly, by the full names of their types.</summary>
    /// <param name="assembly">The path of the assembly.</param>
    /// <returns>Those whose source is at hand.</returns>
    /// <exception cref="IOException">The assembly cannot be read.</exception>
    public static IReadOnlyDictionary<string, Declaration> In(string assembly) => DeclarationReader.Read(SymbolSources.Of(assembly));

    internal static Declaration Unknown(string type, string group) => new(type, group, "", "", "", "", "");
}
