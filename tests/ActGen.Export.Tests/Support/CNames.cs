using System.Text.RegularExpressions;

namespace ActGen.Export.Tests.Support;

/// <summary>The names of functions, as a C programmer would write them.</summary>
internal static partial class CNames
{
    /// <summary>c_relu for CRelu, soft_exponential for SoftExponential.</summary>
    public static string Snake(string name) => Words().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Words();
}
