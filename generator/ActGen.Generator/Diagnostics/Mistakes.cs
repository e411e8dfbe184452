using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Diagnostics;

/// <summary>Makes findings that more than one stage reports.</summary>
internal static class Mistakes
{
    /// <summary>An exception that got out of a stage.</summary>
    public static Finding Internal(string activation, Exception exception) =>
        On(FindingIds.InternalError, activation, PlainText.OneLine($"{exception.GetType().Name}: {exception.Message}"));

    /// <summary>A derivative in an input that is 0 everywhere, unless somebody gave it. An input that no formula uses is advised about by itself.</summary>
    public static IEnumerable<Finding> ZeroDerivatives(ActivationModel model) => model.Derivatives.Take(model.Bound.Inputs.Length)
        .Where(d => d.Formulas.All(f => f is Number { Value: 0 }) && !model.Bound.Overrides.Has(d.Of))
        .Where(d => model.Bound.Declaration.Mix is not null || model.Bound.Formulas.IsUsed(d.Of))
        .Select(d => On(FindingIds.ZeroDerivative, model.Bound.Declaration.Name, d.Of));

    /// <summary>The expressions of an activation grow beyond what is compiled.</summary>
    public static Finding TooLarge(string reason) => On(FindingIds.TooLarge, reason);

    private static Finding On(string id, params string[] arguments) => new(id, new Site(SiteKind.Type), -1, 0, new(arguments));
}
