using Microsoft.CodeAnalysis.Diagnostics;

namespace ActGen.Generator.Read;

/// <summary>The property <c>ActGenRepairs</c> of a project, for the generator and the analyzers.</summary>
internal static class RepairSwitch
{
    /// <summary>Whether formulas are repaired: unless the project says <c>false</c>.</summary>
    public static bool IsOn(AnalyzerConfigOptionsProvider options) =>
        !options.GlobalOptions.TryGetValue("build_property.ActGenRepairs", out var value)
            || !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>A declaration as the project has it compiled.</summary>
    public static ActivationDeclaration Apply(ActivationDeclaration declaration, bool isRepaired) =>
        isRepaired ? declaration : declaration with { IsRepaired = false };
}
