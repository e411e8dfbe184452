using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Diagnostics;

/// <summary>
/// All diagnostics, one row each: id, severity, title, message. A message says what to do. Each id has a page in
/// <c>Diagnostics/Help</c> and a line in the release notes.
/// </summary>
internal static class DiagnosticDescriptors
{
    public const string Category = "ActGen";

    private const string HelpPages = "https://github.com/actgen/actgen/blob/main/generator/ActGen.Generator/Diagnostics/Help/";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        Error(FindingIds.NotPartial, "Type is not partial", "Declare '{0}' partial, so that the generator can add the members of '{1}'"),
        Error(FindingIds.Syntax, "Syntax error in formula", "Syntax error in formula: {0}"),
        Error(FindingIds.UnknownName, "Name does not exist", "The name '{0}' does not exist in this formula{1}"),
        Error(FindingIds.UnknownFunction, "Function does not exist", "The function or activation '{0}' does not exist in this scope{1}"),
        Error(FindingIds.WrongArity, "Wrong number of arguments", "{0} takes {1}, not {2}"),
        Error(FindingIds.NumberExpected, "Condition where a number is needed",
            "'{0}' is a condition; to use it as a number write '{0} ? 1 : 0'"),
        Error(FindingIds.ConditionExpected, "Number where a condition is needed",
            "'{0}' is a number; compare it with another one, as in '{0} > 0'"),
        Error(FindingIds.PowerOperator, "^ is not exponentiation", "'^' is not exponentiation: write {0}"),
        Error(FindingIds.UnsupportedConstruct, "Not part of the formula language", "'{0}' is not valid in a formula: {1}"),
        Warning(FindingIds.UnusedLearnable, "Learnable is not used", "No formula uses the learnable '{0}': use it or remove it"),
        Error(FindingIds.NameUsedTwice, "Name is used twice", "'{0}' is already the name of {1}: choose another name"),
        Error(FindingIds.InvalidName, "Name cannot be used", "'{0}' cannot be used as a name: {1}"),
        Error(FindingIds.PiecesLeaveGap, "Pieces leave a gap", "No piece holds {0}: add one, or end with a piece \"otherwise\""),
        Error(FindingIds.CircularReference, "Activation refers to itself", "An activation cannot refer to itself: {0}"),
        Error(FindingIds.NotAnActivation, "Type is not an activation",
            "'{0}' is not an activation: give it an [Activation] or [Mix] attribute, or name another type"),
        Error(FindingIds.InvalidInit, "Invalid initial value", "'{0}' is not a valid initial value: {1}"),
        Error(FindingIds.InvalidBounds, "Invalid bounds", "The bounds of '{0}' are not valid: {1}"),
        Warning(FindingIds.LeavesDomain, "Argument leaves the domain",
            "{0} {1}, which is {2}: set Domain = DomainPolicy.Clamp or Extend, or bound the learnables"),
        Warning(FindingIds.ZeroDerivative, "Derivative is zero everywhere",
            "The derivative of '{0}' with respect to {1} is 0 everywhere, so no layer before it learns: "
            + "declare a surrogate with [Derivative]"),
        Error(FindingIds.TooLarge, "Formula is too large", "The formula is too large to compile: {0}"),
        Error(FindingIds.UnsupportedType, "Type cannot be an activation",
            "An activation must be a struct, class or record that is not generic, static or file-local: {0}"),
        Error(FindingIds.AmbiguousDerivative, "Ambiguous derivative", "The derivative of '{0}' is ambiguous: {1}"),
        Error(FindingIds.NothingToCompute, "Nothing to compute", "'{0}' has no formula: {1}"),
        Error(FindingIds.SeveralDefinitions, "Defined in several ways", "'{0}' is defined twice, by {1} and by {2}: keep one of them"),
        Error(FindingIds.LanguageTooOld, "C# version is too old",
            "Generated activations need C# 12 or newer, not C# {0}: set <LangVersion>latest</LangVersion>"),
        Error(FindingIds.CannotInline, "Activation cannot be used here", "'{0}' cannot be used here: {1}"),
        Error(FindingIds.InvalidSetting, "Invalid setting", "{0} = {1} is invalid: {2}"),
        Error(FindingIds.InvalidIndex, "Index does not fit", "'{0}' {1}"),
        Warning(FindingIds.UnreachablePiece, "Piece is never reached", "This piece is never reached: {0}"),
        Error(FindingIds.InternalError, "Internal error of ActGen", "ActGen failed on '{0}': {1}; please report this with the declaration"),
        Warning(FindingIds.Overflow, "Formula overflows",
            "{0} overflows in float32 for {1}, and the result is infinite or NaN: limit its argument with min, max or clamp, "
            + "or bound the learnables"),
        Warning(FindingIds.Jump, "Value jumps at a breakpoint",
            "'{0}' jumps at {1}, from {2} to {3}: make the pieces meet, or move the breakpoint"),
        Info(FindingIds.Kink, "Slope changes at a breakpoint",
            "'{0}' has a kink at {1}, where its slope changes from {2} to {3}: make the slopes equal for a smooth function"),
        Warning(FindingIds.UnusedInput, "Input is not used",
            "No formula uses the input '{0}', so the layers that compute it do not learn: use it or remove it"),
        Warning(FindingIds.ZeroGradient, "Learnable cannot learn",
            "The derivative of '{1}' with respect to '{0}' is 0 everywhere, so '{0}' keeps its initial value: use it outside of conditions "
            + "and steps, or write a [Let]"),
        Info(FindingIds.KnownActivation, "Activation exists already", "'{0}' is the same function as {1}: write {2}, or use {1} itself"),
        Info(FindingIds.InfiniteLimit, "Not finite for large inputs",
            "For {0} the {1} is {2}: where inputs can grow large, limit them with clamp"),
        Hidden(FindingIds.CodeFixAvailable, "A code fix is available", "A code fix is available for {0}: {1}"),
        Error(FindingIds.MemberExists, "Member exists already",
            "'{0}' already has a member '{1}', which the generator adds: rename or remove it"),
        Warning(FindingIds.ZeroSlope, "Slope is zero at the initial values",
            "The slope of '{0}' is 0 for all inputs while its learnables have their initial values, so no layer before it learns: "
            + "choose other initial values"),
    }.ToDictionary(d => d.Id, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Get(string id) => ById[id];

    /// <summary>Whether a finding means that no code can be made.</summary>
    public static bool IsError(string id) => ById[id].DefaultSeverity == DiagnosticSeverity.Error;

    private static DiagnosticDescriptor Error(string id, string title, string message) => Row(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Row(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Row(id, title, message, DiagnosticSeverity.Info);

    // Whoever raises the severity of all diagnostics does not mean the hidden ones: a mistake would be shown twice.
    private static DiagnosticDescriptor Hidden(string id, string title, string message) =>
        Row(id, title, message, DiagnosticSeverity.Hidden, WellKnownDiagnosticTags.NotConfigurable);

    private static DiagnosticDescriptor Row(string id, string title, string message, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpPages + id + ".md", customTags: tags);
}
