using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ActGen.Tool.Formulas;

/// <summary>The facts about a formula, as lines of text.</summary>
internal static class FormulaReport
{
    /// <summary>The facts of an activation: formula, derivatives, parameters, kinks, domain, repairs, LaTeX.</summary>
    public static IEnumerable<string> Facts(ActivationInfo info)
    {
        var of = info.IsOverRows ? "dL" : "df";
        IEnumerable<(string Title, string Text)> rows =
        [
            .. info.Formulas.Select(f => ("f", f)),
            .. info.Derivatives.Select(d => ($"{of}/d{d.Of}", d.Text)),
            .. info.Learnables.Select(l => ("learnable", $"{l.Name}, starts at {l.Init}")),
            .. info.Kinks.Select(k => ("kink", $"{k.At}; the derivative there is {k.Derivative}")),
            ("domain", info.Domain),
            .. info.Repairs.Select(r => ("repaired", r)),
            ("LaTeX", info.Latex),
            .. info.Derivatives.Select(d => ($"LaTeX {of}/d{d.Of}", d.Latex)),
        ];
        var width = rows.Max(r => r.Title.Length);
        return rows.Select(r => $"{r.Title.PadRight(width)}  {r.Text}");
    }

    /// <summary>Writes what the generator says about a formula.</summary>
    /// <param name="tried">The formula, compiled.</param>
    /// <param name="writer">Receives it.</param>
    /// <param name="least">What is less severe is left out.</param>
    public static void Tell(TriedFormula tried, TextWriter writer, DiagnosticSeverity least = DiagnosticSeverity.Hidden)
    {
        foreach (var line in tried.Diagnostics.Where(d => d.Severity >= least).SelectMany(Lines))
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>
    /// A diagnostic: its message, the line of the declaration it is about, carets below the place, and where its help page is.
    /// </summary>
    private static IEnumerable<string> Lines(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        yield return $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        if (diagnostic.Location.SourceTree is { } tree)
        {
            var span = diagnostic.Location.SourceSpan;
            var line = tree.GetText().Lines.GetLineFromPosition(span.Start);
            var length = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
            yield return $"    {line}";
            yield return $"    {new string(' ', span.Start - line.Start)}{new string('^', length)}";
        }

        if (diagnostic.Descriptor.HelpLinkUri is { Length: > 0 } page)
        {
            yield return $"    help: {page}";
        }
    }
}
