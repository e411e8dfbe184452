using System.Globalization;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Diagnostics;

/// <summary>Says in words what the formula parser found wrong.</summary>
internal static class FormulaFindings
{
    private const string Language =
        "a formula consists of numbers, names, calls, + - * /, comparisons, && || ! and c ? a : b";

    // Values that have a name elsewhere.
    private static readonly Dictionary<string, string> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = "write true",
        ["false"] = "write false",
        ["inf"] = "the largest float is 3.4e38",
        ["infinity"] = "the largest float is 3.4e38",
        ["nan"] = "a formula cannot contain NaN",
        ["none"] = "omit the argument",
    };

    // What people write from habit, and what to write instead.
    private static readonly (Func<string, bool> Holds, string Advice)[] Habits =
    {
        (t => t == "%", "write u - v * floor(u / v)"),
        (t => new[] { "(float)", "(double)", "(int)" }.Any(cast => t.StartsWith(cast, StringComparison.Ordinal)),
            "formulas have no casts"),
        (t => t.Length > 1 && t[t.Length - 1] == '!',
            "formulas have no factorials; write 3! as 6, and a logical negation before its operand"),
        (t => t.Contains(")(") || (char.IsDigit(t[0]) && t.EndsWith(")", StringComparison.Ordinal)), "to multiply write *"),
        (t => t is "=" or "&" or "|", "write == to compare, && and || to combine conditions"),
        (t => t is "<<" or ">>" or "~", "formulas have no bitwise operators"),
        (t => t.Length > 2 && char.IsLetter(t[0]) && t.IndexOf('.') is var dot and > 0
            && t.Take(dot).All(c => char.IsLetterOrDigit(c) || c == '_'), "call the function by its own name, as in exp(x)"),
        (t => t.Contains("=>") || t.Contains("->"), "write only the expression after the arrow; to compare write >="),
        (t => t.Contains("="), "write only the expression after =; to compare write ==, to name a part use [Let]"),
        (t => t[0] == '"', "formulas have no strings"),
    };

    /// <summary>The finding for an error in a text.</summary>
    /// <param name="error">The error.</param>
    /// <param name="site">The text.</param>
    /// <param name="names">The facts about names that the error may mention.</param>
    public static Finding From(FormulaError error, Site site, INameFacts names)
    {
        var a = error.Arguments;
        return error.Kind switch
        {
            FormulaErrorKind.Syntax => Make(FindingIds.Syntax, a[0]),
            FormulaErrorKind.UnknownName when names.CountOf(a[0]) is { } count =>
                Make(FindingIds.InvalidIndex, a[0], $"has {count} elements: write {a[0]}[0] to {a[0]}[{count - 1}]"),
            FormulaErrorKind.UnknownName when OtherMeaning(a[0], names) is { } hint => Make(FindingIds.UnknownName, a[0], hint),
            FormulaErrorKind.UnknownName when a[1].Length > 0 => Respelled(FindingIds.UnknownName, a[0], a[1]) with { Undeclared = a[0] },
            FormulaErrorKind.UnknownName =>
                Make(FindingIds.UnknownName, a[0], Declared(a[0], a.Length > 2, names)) with { Undeclared = a[0] },
            FormulaErrorKind.UnknownFunction when names.IsKnown(a[0]) =>
                Make(FindingIds.UnknownFunction, a[0], $"; to multiply write {a[0]} * (...)"),
            FormulaErrorKind.UnknownFunction when a.Length > 2 => Make(FindingIds.UnknownFunction, a[0], "; write " + a[2]),
            FormulaErrorKind.UnknownFunction when a[1].Length == 0 && FamiliarNames.Lacking(a[0]) is { } advice =>
                Make(FindingIds.UnknownFunction, a[0], "; " + advice),
            FormulaErrorKind.UnknownFunction => Respelled(FindingIds.UnknownFunction, a[0], a[1]),
            FormulaErrorKind.WrongArity => Make(FindingIds.WrongArity, a[0], Count(a[1]), a.Length > 3 ? $"{a[2]}: write {a[3]}" : a[2]),
            FormulaErrorKind.EmptyRange => Of(error, site),
            FormulaErrorKind.NumberExpected => Make(FindingIds.NumberExpected, a[0]),
            FormulaErrorKind.ConditionExpected => Make(FindingIds.ConditionExpected, a[0]),
            FormulaErrorKind.ChainedComparison => Make(FindingIds.UnsupportedConstruct, a[0], $"write {a[1]}"),
            FormulaErrorKind.PowerOperator => Make(FindingIds.PowerOperator,
                a[0] != FamiliarCalls.Euler && a[1] == "2" ? $"sq({a[0]}) or pow({a[0]}, 2)" : FamiliarCalls.Power(a[0], a[1])),
            FormulaErrorKind.Unsupported =>
                Make(FindingIds.UnsupportedConstruct, a[0],
                    a.Length > 1 ? a[1] : Habits.FirstOrDefault(h => h.Holds(a[0])).Advice ?? Language),
            FormulaErrorKind.IntegerExpected => Make(FindingIds.InvalidIndex, a[0], "is not a constant integer"),
            FormulaErrorKind.NotAVector =>
                Make(FindingIds.InvalidIndex, a[0], "is not a vector: remove the index, or " + (names.Inputs.Contains(a[0])
                    ? "split the last axis with Inputs = \"a, b\"" : "give its [Learnable] a Count")),
            FormulaErrorKind.IndexOutOfRange =>
                Make(FindingIds.InvalidIndex, a[0], $"has no element {a[1]}: its elements are 0 to "
                    + $"{int.Parse(a[2], CultureInfo.InvariantCulture) - 1}"),
            FormulaErrorKind.Inlining when names.IsNoActivation(a[0]) => Make(FindingIds.NotAnActivation, a[0]),
            FormulaErrorKind.Inlining => Make(FindingIds.CannotInline, a[0], a[1]),
            _ => Make(FindingIds.TooLarge, a[0]),
        };

        Finding Make(string id, params string[] arguments) =>
            new(id, site, error.Start, error.Length, new(arguments)) { Edits = new(error.Edits) };

        Finding Respelled(string id, string name, string suggestion) =>
            Make(id, name, Suggestion(suggestion)) with { Edits = Respelling(error.Start, error.Length, suggestion) };
    }

    /// <summary>The finding for bounds that are the wrong way round.</summary>
    public static Finding Of(FormulaError emptyRange, Site site) => new(
        FindingIds.UnsupportedConstruct, site, emptyRange.Start, emptyRange.Length, new([emptyRange.Arguments[0],
            $"the lower bound {emptyRange.Arguments[1]} cannot be greater than the upper bound {emptyRange.Arguments[2]}"]))
    {
        Edits = new(emptyRange.Edits),
    };

    /// <summary>The end of a message about an unknown name; empty where nothing is near it.</summary>
    public static string Suggestion(string name) => name.Length == 0 ? "" : $"; did you mean '{name}'?";

    /// <summary>The edit that takes a suggestion.</summary>
    public static EquatableArray<TextEdit> Respelling(int start, int length, string suggestion) =>
        suggestion.Length == 0 ? default : new([new TextEdit(start, length, suggestion)]);

    // The name means something, and not what it is used for.
    private static string? OtherMeaning(string name, INameFacts names) =>
        FunctionTable.TryGet(name, out var function) && !function.IsInternal ? $"; to call the function write {name}(...)"
            : Values.TryGetValue(name, out var value) ? "; " + value
            : names.IsDeclaredLater(name) ? "; its [Let] is declared after this formula"
            : null;

    // What there is, and how to add what is missing.
    private static string Declared(string name, bool isVector, INameFacts names)
    {
        var inputs = names.Inputs.Count == 1 ? $"the input is {names.Inputs[0]}" : $"the inputs are {string.Join(", ", names.Inputs)}";
        return isVector
            ? $"; {inputs}, and [Learnable(\"{name}\", 1, Count = 4)] declares 4 learnable parameters"
            : $"; {inputs}, and [Learnable(\"{name}\", 1)] declares a learnable parameter";
    }

    private static string Count(string number) => number == "1" ? "1 argument" : number + " arguments";
}

/// <summary>The facts about names that a message takes into account.</summary>
internal interface INameFacts
{
    /// <summary>The names of the inputs.</summary>
    IReadOnlyList<string> Inputs { get; }

    /// <summary>The number of values of a vector learnable; null for any other name.</summary>
    int? CountOf(string name);

    /// <summary>Whether the name is a value.</summary>
    bool IsKnown(string name);

    /// <summary>Whether it is a named part that stands below the text.</summary>
    bool IsDeclaredLater(string name);

    /// <summary>Whether it is a type without the attributes of an activation.</summary>
    bool IsNoActivation(string name);
}
