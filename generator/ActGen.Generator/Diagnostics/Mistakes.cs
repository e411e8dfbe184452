
namespace ActGen.Generator.Diagnostics;

/// <summary>Makes findings that more than one stage reports.</summary>
internal static class Mistakes
{
    /// <summary>An exception that got out of a stage.</summary>
    public static Finding Internal(string activation, Exception exception) =>
        On(FindingIds.InternalError, activation, PlainText.OneLine($"{exception.GetType().Name}: {exception.Message}"));

    /// <summary>A derivative in an input that is 0 everywhere.</summary>
    public static Finding ZeroDerivative(string activation, string input) => On(FindingIds.ZeroDerivative, activation, input);

    /// <summary>The expressions of an activation grow beyond what is compiled.</summary>
    public static Finding TooLarge(string reason) => On(FindingIds.TooLarge, reason);

    private static Finding On(string id, params string[] arguments) => new(id, new Site(SiteKind.Type), -1, 0, new(arguments));
}
