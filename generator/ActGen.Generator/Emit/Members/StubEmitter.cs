using ActGen.Generator.Bind;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes a part with all members of the contract and no behavior, for a declaration that has an error: code that uses the type
/// compiles, and the error of the declaration is the only one.
/// </summary>
internal static class StubEmitter
{
    private const string Info = "global::ActGen.ActivationInfo";
    private const string Contract = "global::ActGen.IActivation";
    private const string Body =
        " => throw new global::System.InvalidOperationException(\"This activation did not compile: see its ACT errors.\");";

    public static string Write(ActivationDeclaration declaration) =>
        TypeFrame.Write(declaration, _ => { }, writer => WriteMembers(writer, declaration));

    private static void WriteMembers(SourceWriter writer, ActivationDeclaration declaration)
    {
        var names = new NameTable(new FindingList());
        var inputs = declaration.Inputs.Split(',').Select(n => n.Trim()).Where(n => names.AddMember(n, NameTable.Input, Nowhere)).ToList();
        var named = DeclaredLearnables.Of(declaration).Where(l => names.AddMember(l.Name, "", Nowhere)).ToList();
        var taken = new HashSet<string>(inputs.Concat(named.Select(l => l.Name)), StringComparer.Ordinal);
        var learnables = named.Where(l => !taken.Contains("d" + l.Name) && !inputs.Contains(l.Name.Substring(1))).ToList();
        var scalars = inputs.Select(n => "float " + Escaped(n))
            .Concat(learnables.Select(l => (l.Count == 1 ? "float " : MemberNames.ReadOnly + " ") + Escaped(l.Name))).ToList();
        var spans = learnables.Select(l => $"{MemberNames.ReadOnly} {Escaped(l.Name)}").ToList();
        var x = inputs.Count == 1 ? Escaped(inputs[0]) : "x";

        var result = declaration.Formulas.Count > 1 ? $"({string.Join(", ", declaration.Formulas.Select(_ => "float"))})" : "float";
        Member(result, "Evaluate", scalars);
        Member(result, "Derivative", scalars);
        if (learnables.Any(l => l.Count != 1))
        {
            Member("float", "Gradient", scalars.Append(MemberNames.Span + " gradients"));
        }
        else if (scalars.Count > 1)
        {
            var partials = inputs.Concat(learnables.Select(l => l.Name)).Select(n => "float " + MemberNames.Pascal(n));
            Member($"({string.Join(", ", partials)})", "Gradient", scalars);
        }

        // The shape is asked for where rows matter, which an error may hide: both forms compile.
        foreach (var shape in new[] { Enumerable.Empty<string>(), new[] { MemberNames.Shape + " shape" } })
        {
            Member("void", "Forward", spans.Prepend($"{MemberNames.ReadOnly} {x}").Append($"{MemberNames.Span} y").Concat(shape));
            Member("void", "Backward", spans.Prepend($"{MemberNames.ReadOnly} {x}").Append($"{MemberNames.ReadOnly} dy")
                .Append($"{MemberNames.Span} dx")
                .Concat(learnables.Select(l => $"{MemberNames.Span} d{l.Name}")).Concat(shape));
        }

        Add("/// <inheritdoc />", "Info", $"public static {Info} Info", $"static {Info} {Contract}.Info");
        AddContract("Forward",
            $"{MemberNames.ReadOnly} x, {MemberNames.ReadOnly} parameters, {MemberNames.Span} y, {MemberNames.Shape} shape");
        AddContract("Backward",
            $"{MemberNames.ReadOnly} x, {MemberNames.ReadOnly} y, {MemberNames.ReadOnly} dy, {MemberNames.ReadOnly} parameters, "
                + $"{MemberNames.Span} dx, {MemberNames.Span} dparameters, {MemberNames.Shape} shape");

        void Member(string type, string name, IEnumerable<string> parameters) =>
            Add("/// <summary>This activation did not compile.</summary>", name,
                $"public static {type} {name}({string.Join(", ", parameters)})");

        // A name that the type has for something else is left to it: the declaration has an error about it.
        void Add(string docs, string name, string header, string? otherwise = null)
        {
            var isFree = name != declaration.Name
                && !declaration.Members.Any(m => m == name || m.StartsWith(name + "(", StringComparison.Ordinal));
            if ((isFree ? header : otherwise) is { } text)
            {
                writer.Line(docs).Line(TypeFrame.GeneratedCode).Line(text + Body);
            }
        }

        void AddContract(string name, string parameters)
        {
            if (!declaration.Members.Contains("IActivation." + name))
            {
                writer.Line(TypeFrame.GeneratedCode).Line($"static void {Contract}.{name}({parameters})" + Body);
            }
        }
    }

    private static Site Nowhere => new(SiteKind.Type);

    private static string Escaped(string name) => TypeShape.Escaped(name);
}
