using ActGen.Generator.Read;

namespace ActGen.Generator.Diagnostics;

/// <summary>Makes findings that more than one stage reports.</summary>
internal static class Mistakes
{
    /// <summary>An exception that got out of a stage.</summary>
    public static Finding Internal(string activation, Exception exception) =>
        On(FindingIds.InternalError, activation, exception.GetType().Name + ": " + exception.Message.Replace('\r', ' ').Replace('\n', ' '));

    /// <summary>The derivative in a variable is 0 everywhere.</summary>
    public static Finding ZeroDerivative(string activation, string variable) => On(FindingIds.ZeroDerivative, activation, variable);

    /// <summary>The expressions of an activation grow beyond what is compiled.</summary>
    public static Finding TooLarge(string reason) => On(FindingIds.TooLarge, reason);

    /// <summary>Something the language has and a later stage cannot do yet.</summary>
    public static Finding NotSupportedYet(string activation, string feature) => On(FindingIds.NotSupportedYet, activation, feature);

    private static Finding On(string id, params string[] arguments) => new(id, new Site(SiteKind.Type), -1, 0, new(arguments));
}
