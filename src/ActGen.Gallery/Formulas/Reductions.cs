using ActGen.Generator.Expressions;

namespace ActGen.Gallery.Formulas;

/// <summary>Reductions over the last axis.</summary>
internal static class Reductions
{
    /// <summary>Whether one occurs in a formula or a condition.</summary>
    public static bool Occur(string text) => (FormulaReader.Read(text) ?? FormulaReader.ReadCondition(text)) is { } expr && Occur(expr);

    private static bool Occur(Expr node) => (node is Call call && call.Function.Reduction is not null) || node.Children.Any(Occur);
}
