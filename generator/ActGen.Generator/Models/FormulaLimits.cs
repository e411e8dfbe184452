using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The largest expressions that the stages take on.</summary>
internal static class FormulaLimits
{
    // Derivatives and repaired forms are several times as deep.
    private const int MaxDepth = 250;

    // Formulas and derivatives are also shown as text, where a part that is shared is written as often as it occurs.
    private const int MaxWritten = 5_000;

    /// <summary>Stops at an expression that is nested too deeply, or too long to be written.</summary>
    public static Expr Checked(Expr node) =>
        node.Depth <= MaxDepth && node.WrittenLength <= MaxWritten ? node : throw new FormulaTooLargeException();

    /// <summary>The advice about an activation that is stopped.</summary>
    public static string Advice(string activation) =>
        $"'{activation}' exceeds {MaxWritten} terms or {MaxDepth} levels of nesting once its parts are inlined: "
        + "use parts named with [Let] less often, or split it into several activations";
}
