using ActGen.Generator.Read;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes a part with all members of the contract and no behaviour, for a declaration that has an error: code that uses the type
/// compiles, and the error of the declaration is the only one.
/// </summary>
internal static class StubEmitter
{
    private const string Info = "global::ActGen.ActivationInfo";
    private const string Body = " => throw new global::System.InvalidOperationException(\"This activation did not compile: see its ACT errors.\");";

    public static string Write(ActivationDeclaration declaration) =>
        TypeFrame.Write(declaration, _ => { }, writer => WriteMembers(writer, declaration));

    private static void WriteMembers(SourceWriter writer, ActivationDeclaration declaration)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "y", "dy", "dx", "gradients" };
        var inputs = declaration.Inputs.Split(',').Select(n => n.Trim()).Where(n => IsUsable(n, taken)).ToList();
        // Several inputs are one span x, and the gradient of one is dx: no learnable can be x.
        taken.Add("x");
        var learnables = Learnables(declaration).Where(l => IsUsable(l.Name, taken)).ToList();
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
            Member("void", "Backward", spans.Prepend($"{MemberNames.ReadOnly} {x}").Append($"{MemberNames.ReadOnly} dy").Append($"{MemberNames.Span} dx")
                .Concat(learnables.Select(l => $"{MemberNames.Span} d{l.Name}")).Concat(shape));
        }

        writer.Line("/// <inheritdoc />").Line($"public static {Info} Info" + Body);
        writer.Line($"static void global::ActGen.IActivation.Forward({MemberNames.ReadOnly} x, {MemberNames.ReadOnly} parameters, {MemberNames.Span} y, {MemberNames.Shape} shape)" + Body);
        writer.Line($"static void global::ActGen.IActivation.Backward({MemberNames.ReadOnly} x, {MemberNames.ReadOnly} y, {MemberNames.ReadOnly} dy, {MemberNames.ReadOnly} parameters, {MemberNames.Span} dx, {MemberNames.Span} dparameters, {MemberNames.Shape} shape)" + Body);

        void Member(string type, string name, IEnumerable<string> parameters) =>
            writer.Line("/// <summary>This activation did not compile.</summary>").Line($"public static {type} {name}({string.Join(", ", parameters)})" + Body);
    }

    /// <summary>The learnables as they would be: the weights of a mix, its own, those of the activations that are mentioned.</summary>
    private static IEnumerable<LearnableDeclaration> Learnables(ActivationDeclaration declaration)
    {
        var weights = declaration.Mix is { Weights: not MixWeights.Fixed } mix
            ? new[] { new LearnableDeclaration { Name = "w", Init = "0", Count = mix.Parts.Count } }
            : Array.Empty<LearnableDeclaration>();
        return weights.Concat(declaration.Learnables).Concat(declaration.References.Where(r => r.Declaration is not null)
            .SelectMany(r => Learnables(r.Declaration!).Select(l => l with { Name = r.Name + "_" + l.Name })));
    }

    // A name that C# cannot take, or that clashes, is left out: the declaration has an error about it.
    private static bool IsUsable(string name, HashSet<string> taken) =>
        SyntaxFacts.IsValidIdentifier(name) && !IsTupleMember(name) && taken.Add(name) && (name == "x" || taken.Add("d" + name));

    private static bool IsTupleMember(string name) =>
        name is "CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "Rest" or "ToString" || name.StartsWith("item", StringComparison.OrdinalIgnoreCase);

    private static string Escaped(string name) => TypeShape.Escaped(name);
}
