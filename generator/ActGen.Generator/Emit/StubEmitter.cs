using ActGen.Generator.Read;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes a part with all members of the contract and no behaviour, for a declaration that has an error: code that uses the type
/// compiles, and the error of the declaration is the only one.
/// </summary>
internal static class StubEmitter
{
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Written = "global::System.Span<float>";

    public static string Write(ActivationDeclaration declaration) =>
        TypeFrame.Write(declaration, _ => { }, writer => WriteMembers(writer, declaration));

    private static void WriteMembers(SourceWriter writer, ActivationDeclaration declaration)
    {
        const string Body = " => throw new global::System.InvalidOperationException(\"This activation did not compile: see its ACT errors.\");";
        var inputs = Names(declaration.Inputs.Split(',').Select(n => n.Trim()));
        var learnables = Names(Learnables(declaration).Select(l => l.Name));
        var all = inputs.Concat(learnables).ToList();

        writer.Line("static global::ActGen.ActivationInfo global::ActGen.IActivation.Info" + Body);
        writer.Line("/// <summary>This activation did not compile.</summary>");
        writer.Line("public static global::ActGen.ActivationInfo Info" + Body);
        Member(writer, "float", "Evaluate", all.Select(n => "float " + n));
        Member(writer, "float", "Derivative", all.Select(n => "float " + n));
        if (all.Count > 1)
        {
            Member(writer, "(" + string.Join(", ", all.Select(n => "float " + Pascal(n))) + ")", "Gradient", all.Select(n => "float " + n));
        }

        var spans = learnables.Select(n => $"{Read} {n}").ToList();
        Member(writer, "void", "Forward", new[] { $"{Read} x" }.Concat(spans).Append($"{Written} y"));
        Member(writer, "void", "Backward", new[] { $"{Read} x" }.Concat(spans).Append($"{Read} dy").Append($"{Written} dx")
            .Concat(learnables.Select(n => $"{Written} d{n.TrimStart('@')}")));
        writer.Line($"static void global::ActGen.IActivation.Forward({Read} x, {Read} parameters, {Written} y, global::ActGen.ActivationShape shape)" + Body);
        writer.Line($"static void global::ActGen.IActivation.Backward({Read} x, {Read} y, {Read} dy, {Read} parameters, {Written} dx, {Written} dparameters, global::ActGen.ActivationShape shape)" + Body);

        void Member(SourceWriter to, string type, string name, IEnumerable<string> parameters)
        {
            to.Line("/// <summary>This activation did not compile.</summary>");
            to.Line($"public static {type} {name}({string.Join(", ", parameters)})" + Body);
        }
    }

    /// <summary>The learnables as they will be: those of a mix first, then those of the activations that are mentioned.</summary>
    private static IEnumerable<LearnableDeclaration> Learnables(ActivationDeclaration declaration)
    {
        var weights = declaration.Mix is { Weights: not MixWeights.Fixed } mix
            ? new[] { new LearnableDeclaration { Name = "w", Init = "0", Count = mix.Parts.Count } }
            : Array.Empty<LearnableDeclaration>();
        return weights.Concat(declaration.Learnables).Concat(declaration.References.Where(r => r.Declaration is not null)
            .SelectMany(r => Learnables(r.Declaration!).Select(l => l with { Name = r.Name + "_" + l.Name })));
    }

    // Names that C# cannot take, and those that would clash, are left out: the declaration has an error about them.
    private static IReadOnlyList<string> Names(IEnumerable<string> names) => names
        .Where(SyntaxFacts.IsValidIdentifier)
        .GroupBy(Pascal, StringComparer.OrdinalIgnoreCase)
        .Select(g => TypeShape.Escaped(g.First()))
        .ToList();

    private static string Pascal(string name) => char.ToUpperInvariant(name.TrimStart('@')[0]) + name.TrimStart('@').Substring(1);
}
