using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Read;

/// <summary>
/// The members that are added to an activation, and which of the same the type has already. A member is its name, and a method also the
/// types of its parameters, a letter for each: <c>Forward(rs)</c> takes a read-only span and a span.
/// </summary>
internal static class GeneratedMembers
{
    private const string Info = "Info";
    private const string Contract = "IActivation.";

    private static readonly string[] Names = { "Evaluate", "Derivative", "Gradient", "Forward", "Backward", Info };

    // Everything else makes another overload.
    private static readonly Dictionary<string, char> Letters = new(StringComparer.Ordinal)
    {
        ["float"] = 'f',
        ["System.ReadOnlySpan<float>"] = 'r',
        ["System.Span<float>"] = 's',
        ["ActGen.ActivationShape"] = 'h',
    };

    /// <summary>Whether a member has the name.</summary>
    public static bool HasName(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The members that are added to an activation; the shape is asked for or not, which the formulas decide.</summary>
    public static HashSet<string> Of(ActivationDeclaration declaration)
    {
        var learnables = DeclaredLearnables.Of(declaration).ToList();
        var spans = new string('r', learnables.Count);
        var scalars = new string('f', declaration.Inputs.Split(',').Length)
            + string.Concat(learnables.Select(l => l.Count == 1 ? 'f' : 'r'));
        var (forward, backward) = ($"r{spans}s", $"r{spans}rs{new string('s', learnables.Count)}");
        return new(StringComparer.Ordinal)
        {
            Info,
            $"Evaluate({scalars})", $"Derivative({scalars})", $"Gradient({scalars}{(learnables.Any(l => l.Count != 1) ? "s" : "")})",
            $"Forward({forward})", $"Forward({forward}h)", $"Backward({backward})", $"Backward({backward}h)",
            Contract + "Forward", Contract + "Backward",
        };
    }

    /// <summary>The members of a type that somebody wrote and that may be in the way.</summary>
    public static IEnumerable<string> WrittenIn(INamedTypeSymbol type)
    {
        var own = type.GetMembers().Where(m => !IsGenerated(m));
        // An abstract member of a base type can be neither hidden nor left out.
        var inherited = Bases(type).SelectMany(b => b.GetMembers()).Where(m => m.IsAbstract);
        return own.Concat(inherited).Select(Describe).OfType<string>().Distinct().OrderBy(m => m, StringComparer.Ordinal);
    }

    private static string? Describe(ISymbol member)
    {
        if (member is IMethodSymbol { ExplicitInterfaceImplementations: { IsEmpty: false } implemented })
        {
            return implemented[0].ContainingType.ToDisplayString() == "ActGen.IActivation" ? Contract + implemented[0].Name : null;
        }

        if (!HasName(member.Name))
        {
            return null;
        }

        if (member is not IMethodSymbol method || method.Name == Info)
        {
            return member.Name;
        }

        // Overloads that differ in ref, in or out alone are not CLS-compliant, and a call that says none of these takes the added one.
        var letters = method.Parameters.Select(p => Letters.TryGetValue(p.Type.ToDisplayString(), out var letter) ? letter : '?');
        var text = string.Concat(letters);
        return method.Arity > 0 || text.Contains('?') ? null : $"{method.Name}({text})";
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var next = type.BaseType; next is not null; next = next.BaseType)
        {
            yield return next;
        }
    }

    // An analyzer sees the type with the part that was added.
    private static bool IsGenerated(ISymbol member) =>
        member.GetAttributes()
            .Any(a => a.AttributeClass?.Name == "GeneratedCodeAttribute"
                && a.ConstructorArguments.FirstOrDefault().Value as string == "ActGen");
}
