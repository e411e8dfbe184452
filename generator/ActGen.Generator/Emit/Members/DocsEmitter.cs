using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the XML docs that an editor shows: formula, derivatives, parameters, kinks, domain and repairs.</summary>
internal static class DocsEmitter
{
    public static void WriteType(SourceWriter writer, ActivationModel model)
    {
        writer.Line("/// <remarks>");
        foreach (var line in Facts(model))
        {
            writer.Line($"/// <para>{line}</para>");
        }

        writer.Line("/// </remarks>");
    }

    /// <param name="writer">Where to write.</param>
    /// <param name="model">The activation.</param>
    /// <param name="x">The name of the span of the inputs.</param>
    /// <param name="asksForShape">Whether a shape is the last argument.</param>
    public static void WriteForward(SourceWriter writer, ActivationModel model, string x, bool asksForShape)
    {
        writer.Line($"/// <summary>Computes <c>y = {Literal.Xml(Formula(model))}</c> for each {Unit(model)}.</summary>");
        WriteFactsAsRemarks(writer, model);
        WriteArguments(writer, model, x);
        writer.Line("/// <param name=\"y\">Receives the outputs.</param>");
        WriteShape(writer, x, asksForShape);
    }

    /// <param name="writer">Where to write.</param>
    /// <param name="model">The activation.</param>
    /// <param name="x">The name of the span of the inputs.</param>
    /// <param name="asksForShape">Whether a shape is the last argument.</param>
    public static void WriteBackward(SourceWriter writer, ActivationModel model, string x, bool asksForShape)
    {
        var gradient = model switch
        {
            { Kernels: RowKernels } => $"<c>dx = {Literal.Xml(model.Derivatives[0].Text)}</c>",
            { Bound: { Inputs.Length: 1, Outputs.Length: 1 } } => $"<c>dx = dy * {Literal.Xml(AsFactor(model.Derivatives[0].Text))}</c>",
            _ => "the gradients for the inputs",
        };
        var parameters = model.Bound.Learnables.Length > 0 ? ", and adds to the gradients of the parameters" : "";
        writer.Line($"/// <summary>Computes {gradient}{parameters}.</summary>");
        WriteFactsAsRemarks(writer, model);
        WriteArguments(writer, model, x);
        writer.Line("/// <param name=\"dy\">The gradient for the outputs.</param>");
        var alike = model.Bound.Inputs.Length == model.Bound.Outputs.Length ? " or dy" : "";
        writer.Line($"/// <param name=\"dx\">Receives the gradient for the inputs; may be the same span as {x}{alike}.</param>");
        foreach (var learnable in model.Bound.Learnables)
        {
            writer.Line($"/// <param name=\"d{learnable.Name}\">The gradient for <c>{learnable.Name}</c> is added to it.</param>");
        }

        WriteShape(writer, x, asksForShape);
    }

    private static void WriteArguments(SourceWriter writer, ActivationModel model, string x)
    {
        writer.Line($"/// <param name=\"{x}\">The inputs: any number of samples.</param>");
        foreach (var learnable in model.Bound.Learnables)
        {
            writer.Line($"/// <param name=\"{learnable.Name}\">{LearnableDocs.Values(learnable)}</param>");
        }
    }

    private static void WriteShape(SourceWriter writer, string x, bool asksForShape)
    {
        if (asksForShape)
        {
            writer.Line($"/// <param name=\"shape\">The shape of one sample of {x}.</param>");
        }
    }

    private static string AsFactor(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.') ? text : $"({text})";

    private static string Unit(ActivationModel model) => model.Kernels is RowKernels ? "row" : "element";

    public static string Formula(ActivationModel model) => string.Join(", ", model.Bound.Written.Select(w => w.ToString()));

    // The facts stand once, at the type; editors show them here too.
    private static void WriteFactsAsRemarks(SourceWriter writer, ActivationModel model)
    {
        var types = model.Bound.Declaration.Types;
        writer.Line($"/// <inheritdoc cref=\"{types[types.Count - 1].Name}\" path=\"/remarks\"/>");
    }

    private static IEnumerable<string> Facts(ActivationModel model)
    {
        yield return $"f = <c>{Literal.Xml(Formula(model))}</c>";
        foreach (var derivative in model.Derivatives)
        {
            yield return $"{(model.Kernels is RowKernels ? "dL" : "df")}/d{Literal.Xml(derivative.Of)} = "
                + $"<c>{Literal.Xml(derivative.Text)}</c>{(model.Bound.Overrides.Has(derivative.Of) ? ", as given" : "")}";
        }

        foreach (var function in LegendFunctions(model))
        {
            yield return $"Here <c>{function.Name}(u) = {Literal.Xml(function.Legend!)}</c>, with its limit at u = 0.";
        }

        foreach (var learnable in model.Bound.Learnables)
        {
            yield return LearnableDocs.Fact(learnable);
        }

        foreach (var kink in model.Kinks)
        {
            yield return $"Kink at <c>{Literal.Xml(kink.At)}</c>; the derivative there is "
                + (kink.IsInWords ? kink.Derivative : $"<c>{Literal.Xml(kink.Derivative)}</c>") + ".";
        }

        yield return $"Domain: {Literal.Xml(Domain(model))}.";
        foreach (var repair in model.Repairs)
        {
            yield return $"Repaired: <c>{Literal.Xml(repair)}</c>.";
        }
    }

    private static IEnumerable<Function> LegendFunctions(ActivationModel model) =>
        ExprTraversal.Unique(model.Derivatives.SelectMany(d => d.Formulas))
        .OfType<Call>().Select(c => c.Function).Where(f => f.Legend is not null).Distinct()
        .OrderBy(f => f.Name, System.StringComparer.Ordinal);

    public static string Domain(ActivationModel model) =>
        model.Bound.DomainConditions.Length == 0 ? "all x" : string.Join(" and ", model.Bound.DomainConditions);
}
