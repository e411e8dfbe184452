using System.Collections.Immutable;
using System.Globalization;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Bind;

/// <summary>Binds the derivatives that a declaration gives itself, each for one output.</summary>
/// <param name="declaration">The declaration.</param>
/// <param name="formulas">Reads its formulas.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class DerivativeBinder(ActivationDeclaration declaration, FormulaBinder formulas, FindingList findings)
{
    /// <param name="variables">The variables of each input and learnable by its name; several for a vector.</param>
    /// <param name="outputs">The number of outputs.</param>
    public GivenDerivatives Bind(IReadOnlyDictionary<string, ImmutableArray<Variable>> variables, int outputs)
    {
        var given = GivenDerivatives.None;
        for (var i = 0; i < declaration.Derivatives.Count; i++)
        {
            var derivative = declaration.Derivatives[i];
            var target = DerivativeTarget.Of(derivative.Of);
            // A formula with a mistake is told even where nobody can tell what it is of.
            var elements = Elements(target, i, variables);
            var output = Output(derivative, i, outputs);
            var errors = findings.All.Count;
            foreach (var index in elements ?? [0])
            {
                var value = formulas.Number(new Site(SiteKind.Derivative, i, 1), derivative.Formula, index: target.Index is { } name
                    ? (name, index) : null);
                if (findings.All.Count > errors)
                {
                    break;
                }

                if (elements is null || output is not { } known || value is null)
                {
                    continue;
                }

                var variable = variables[target.Name][index];
                if (given.Has(variable, known))
                {
                    findings.Report(FindingIds.NameUsedTwice, new Site(SiteKind.Derivative, i), derivative.Of, "a [Derivative]");
                    break;
                }

                given = given.With(variable, known, value.Value);
            }
        }

        return given;
    }

    // The indices of the variables; null after reporting what is wrong with the name.
    private IReadOnlyList<int>? Elements(DerivativeTarget target, int attribute,
        IReadOnlyDictionary<string, ImmutableArray<Variable>> variables)
    {
        var site = new Site(SiteKind.Derivative, attribute);
        if (!variables.TryGetValue(target.Name, out var elements))
        {
            var nearest = Spelling.Nearest(target.Name, variables.Keys) ?? "";
            findings.Add(new Finding(FindingIds.UnknownName, site, -1, 0, new([target.Name, FormulaFindings.Suggestion(nearest)]))
            {
                Edits = FormulaFindings.Respelling(target.Start, target.Name.Length, nearest),
            });
            return null;
        }

        var isVector = declaration.Learnables.Any(l => l.Name == target.Name && l.Count > 1);
        if (isVector != target.HasIndex)
        {
            var (id, advice) = isVector
                ? (FindingIds.AmbiguousDerivative,
                    $"it has {elements.Length} elements: write \"{target.Name}[0]\" to \"{target.Name}[{elements.Length - 1}]\", or "
                        + $"\"{target.Name}[i]\" and use i in the formula")
                : (FindingIds.InvalidIndex, "is not a vector: remove the index, or give its [Learnable] a Count");
            findings.Report(id, site, target.Name, advice);
            return null;
        }

        if (target.Element >= elements.Length)
        {
            findings.Report(FindingIds.InvalidIndex, site, target.Name,
                $"has no element {target.Element}: its elements are 0 to {elements.Length - 1}");
            return null;
        }

        return target.Element is { } one ? [one] : Enumerable.Range(0, elements.Length).ToList();
    }

    // Null after reporting that there is no such output, or several.
    private int? Output(DerivativeDeclaration derivative, int attribute, int outputs)
    {
        if (derivative.Output is null && outputs > 1)
        {
            findings.Report(
                FindingIds.AmbiguousDerivative, new Site(SiteKind.Derivative, attribute), derivative.Of,
                $"there are {outputs} outputs: set Output, from Output = 0 to Output = {outputs - 1}");
            return null;
        }

        if (derivative.Output is { } output && (output < 0 || output >= outputs))
        {
            var advice = outputs == 1 ? "there is one output, 0" : $"the outputs are 0 to {outputs - 1}";
            findings.Report(FindingIds.InvalidSetting, new Site(SiteKind.Derivative, attribute, 1, "Output"), "Output",
                output.ToString(CultureInfo.InvariantCulture), advice);
            return null;
        }

        return derivative.Output ?? 0;
    }
}
