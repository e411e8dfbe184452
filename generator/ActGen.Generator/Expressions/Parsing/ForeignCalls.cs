using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Expressions;

/// <summary>
/// Calls as other languages write them: functions of a module (<c>np.exp(x)</c>), of a value (<c>x.relu()</c>), of a list
/// (<c>max([x, 0])</c>), with arguments by name (<c>clamp(x, min=0, max=6)</c>).
/// </summary>
internal static class ForeignCalls
{
    // What a bound is called that there is not.
    private const string Nothing = "None";

    // They say over what, how or where to something is computed, which a formula does not.
    private static readonly HashSet<string> Ignored = new()
    {
        "axis", "dim", "dims", "keepdim", "keepdims", "inplace", "training", "name", "dtype", "out",
    };

    private static readonly Regex Modules =
        new(
            @"(?<![\w.])((np|numpy|torch|nn|functional|F|tf|keras|K|activations|jax|jnp|math|Math|MathF|scipy|special)\.)+"
            + @"(?=[A-Za-z_]\w*\s*\()",
            RegexOptions.CultureInvariant);

    /// <summary>The first argument that has a name; null where none has.</summary>
    public static ArgumentSyntax? Named(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.FirstOrDefault(IsNamed);

    /// <summary>Whether the arguments are one list of them.</summary>
    public static bool HasList(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is { Count: 1 } arguments && arguments[0].Expression is CollectionExpressionSyntax;

    /// <summary>The first argument that is Python's word for one that is not there; null where there is none.</summary>
    public static ArgumentSyntax? Missing(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault(IsMissing);

    /// <summary>Whether an argument is that word.</summary>
    public static bool IsMissing(ArgumentSyntax argument) => Value(argument) == Nothing;

    /// <summary>The call as a formula has it; null for what this language has nothing for.</summary>
    /// <param name="name">The function.</param>
    /// <param name="call">The call.</param>
    /// <param name="receiver">The value that it is a member of, which is its first argument; null for none.</param>
    /// <param name="isPart">Whether the call is part of a larger formula.</param>
    public static string? Written(string name, InvocationExpressionSyntax call, string? receiver, bool isPart)
    {
        var named = Arguments(call);
        if (receiver is not null)
        {
            named = [("", receiver), .. named];
        }

        var own = FamiliarNames.Of(name) ?? name.ToLowerInvariant();
        if (KeywordForms.Written(own, named, isPart) is { } meant)
        {
            return meant;
        }

        var arguments = named.Select(a => a.Value).ToList();
        return FunctionTable.TryGet(own, out var function) && !function.IsInternal && function.Arity == arguments.Count
            ? $"{own}({string.Join(", ", arguments)})"
            : FamiliarCalls.Written(name, arguments, isPart) ?? FamiliarCalls.Written(own, arguments, isPart);
    }

    /// <summary>A layer that is made and called, <c>nn.LeakyReLU(0.1)(x)</c>, as a formula has it; null for what is none.</summary>
    /// <param name="module">What makes the layer.</param>
    /// <param name="call">The call of it.</param>
    public static string? OfModule(InvocationExpressionSyntax module, InvocationExpressionSyntax call)
    {
        var name = module.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax { Identifier.ValueText: var own } when char.IsUpper(own[0]) => own,
            _ => null,
        };
        if (name is null || call.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments.Concat(module.ArgumentList.Arguments).Select(a => a.ToString());
        return SyntaxFactory.ParseExpression($"{name}({string.Join(", ", arguments)})")
            is InvocationExpressionSyntax { ContainsDiagnostics: false } whole
            ? Written(name, whole, receiver: null, call.Ancestors().OfType<ExpressionSyntax>().Any()) : null;
    }

    /// <summary>
    /// A call with decimal commas, <c>max(x, 0,5)</c>, as it is meant: commas without a blank beside others with one; null where there are
    /// none, or too many arguments are left.
    /// </summary>
    /// <param name="name">The function.</param>
    /// <param name="call">The call.</param>
    public static string? WithDecimals(string name, InvocationExpressionSyntax call)
    {
        if (!FunctionTable.TryGet(name, out var function) || function.IsInternal)
        {
            return null;
        }

        var (texts, joined) = (call.ArgumentList.Arguments.Select(a => a.ToString()).ToList(), new List<string>());
        var commas = call.ArgumentList.Arguments.GetSeparators().Select(s => s.TrailingTrivia.Any() || s.LeadingTrivia.Any()).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0 && !commas[i - 1] && texts[i - 1].All(char.IsDigit) && char.IsDigit(texts[i][0]))
            {
                joined[joined.Count - 1] += "." + texts[i];
            }
            else
            {
                joined.Add(texts[i]);
            }
        }

        return joined.Count < texts.Count && joined.Count == function.Arity && (texts.Count == 2 || commas.Contains(true))
            ? $"{name}({string.Join(", ", joined)})" : null;
    }

    // An argument that is None is as one that is not there; a bound that follows a missing one is the upper one.
    private static IReadOnlyList<(string Name, string Value)> Arguments(InvocationExpressionSyntax call) => HasList(call)
        ? ((CollectionExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Elements.Select(e => ("", Plain(e.ToString()))).ToList()
        : call.ArgumentList.Arguments.Where(a => !Ignored.Contains(NameOf(a))).Select((a, i) =>
                (Name: i > 1 && Value(call.ArgumentList.Arguments[i - 1]) == Nothing && !IsNamed(a) ? "max" : NameOf(a), Value: Value(a)))
            .Where(a => a.Value != Nothing).ToList();

    private static bool IsNamed(ArgumentSyntax argument) => NameOf(argument).Length > 0;

    private static string NameOf(ArgumentSyntax argument) => argument switch
    {
        { NameColon: { } colon } => colon.Name.Identifier.ValueText,
        { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } } => left.Identifier.ValueText,
        _ => "",
    };

    private static string Value(ArgumentSyntax argument)
    {
        var value = argument.Expression;
        return Plain((value is AssignmentExpressionSyntax { Left: IdentifierNameSyntax } named ? named.Right : value).ToString());
    }

    private static string Plain(string text) => Modules.Replace(text, "");
}
