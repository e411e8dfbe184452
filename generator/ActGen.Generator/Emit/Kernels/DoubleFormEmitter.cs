using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes the slow paths of kernels: for each result that needs one a method of numbers, which computes it in double precision, and for
/// each width one of lanes, which calls it for those concerned.
/// </summary>
/// <param name="model">The activation.</param>
internal sealed class DoubleFormEmitter(ActivationModel model)
{
    private readonly IReadOnlyList<DoubleForm> _forms = DoubleForms.Of(model.Kernels);

    /// <summary>The name of the methods of a form.</summary>
    public static string NameOf(DoubleForm form) => (form.IsExtended ? "Extended" : "InDouble") + (form.Number + 1);

    /// <summary>Writes the methods of numbers.</summary>
    public void WriteForms(SourceWriter writer)
    {
        if (_forms.Count == 0)
        {
            return;
        }

        writer.Line().Line(
            "// Lanes whose digits or range float loses, in double precision; in extended precision where that loses them too.");
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"file static class {EmitStage.Slow(model)}");
        foreach (var (form, i) in _forms.Select((f, i) => (f, i)))
        {
            var parameters = string.Join(", ", Names(form.Variables).Select(n => $"{DoubleText.TypeOf(form.IsExtended)} {n}"));
            (i == 0 ? writer : writer.Line()).Open($"public static float {NameOf(form)}({parameters})");
            DoubleText.Write(writer, form, form.Variables.Zip(Names(form.Variables), (v, n) => (v, n)).ToDictionary(p => p.v, p =>
                p.n));
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Writes the methods of lanes.</summary>
    public void WriteLanes(SourceWriter writer)
    {
        foreach (var form in _forms)
        {
            var names = Names(form.Variables);
            var lanes = string.Join(", ", names.Prepend("otherwise").Prepend("lanes").Select(n => $"{OperationText.Vector} {n}"));
            writer.Line().Line("[MethodImpl(MethodImplOptions.NoInlining)]");
            writer.Open($"private static {OperationText.Vector} {NameOf(form)}({lanes})");
            writer.Open("for (int lane = 0; lane < Count; lane++)");
            writer.Open("if (IsSet(lanes, lane))");
            var arguments = string.Join(", ", names.Select(n => $"Lane({n}, lane)"));
            writer.Line($"otherwise = With(otherwise, lane, {EmitStage.Slow(model)}.{NameOf(form)}({arguments}));");
            writer.Close().Close().Line().Line("return otherwise;").Close();
        }
    }

    // No two the same, and none of the methods' own.
    private static IReadOnlyList<string> Names(ImmutableArray<Expressions.Variable> variables)
    {
        var names = new List<string> { "lanes", "otherwise", "lane" };
        foreach (var variable in variables)
        {
            var stem = QuantityNames.Identifier(variable.Name);
            var name = stem;
            for (var i = 2; names.Contains(name); i++)
            {
                name = stem + i;
            }

            names.Add(name);
        }

        return names.Skip(3).Select(Read.TypeShape.Escaped).ToList();
    }
}
