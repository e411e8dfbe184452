using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes the slow paths of kernels: for each result that needs one a method that computes it in double precision, four lanes at a time, or
/// in extended precision, lane by lane; and for each width one of its lanes, which calls that for those concerned.
/// </summary>
/// <param name="model">The activation.</param>
internal sealed class DoubleFormEmitter(ActivationModel model)
{
    private readonly IReadOnlyList<DoubleForm> _forms = DoubleForms.Of(model.Kernels);

    /// <summary>The name of the methods of a form.</summary>
    public static string NameOf(DoubleForm form) => (form.IsExtended ? "Extended" : "InDouble") + (form.Number + 1);

    /// <summary>Writes the methods that compute, in a namespace of their own, where the words of doubles mean four lanes.</summary>
    public void WriteForms(SourceWriter writer)
    {
        var rows = RealRowEmitter.Schedules(model);
        if (_forms.Count + rows.Count == 0)
        {
            return;
        }

        writer.Line().Open($"namespace {EmitStage.SlowNamespace}");
        writer.Line("using global::System.Runtime.CompilerServices;").Line("using static global::ActGen.CompilerServices.RealLanes;");
        writer.Line($"using {OperationText.Vector} = global::System.Runtime.Intrinsics.Vector256<double>;").Line();
        if (_forms.Count > 0)
        {
            writer.Line("// Lanes whose digits or range float loses, in double precision; in extended precision where that does too.");
        }

        if (rows.Count > 0)
        {
            writer.Line("// Rows that add up to more than a float holds, in double precision.");
        }

        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"file static class {EmitStage.SlowName(model)}");
        foreach (var (form, i) in _forms.Select((f, i) => (f, i)))
        {
            var dialect = form.IsExtended ? RealDialect.Extended : RealDialect.InDouble;
            var names = Names(form.Variables);
            var parameters = string.Join(", ", names.Select(n => $"{dialect.Number} {n}"));
            (i == 0 ? writer : writer.Line()).Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            writer.Open($"public static {dialect.ResultType} {NameOf(form)}({parameters})");
            RealText.Write(writer, form, dialect, form.Variables.Zip(names, (v, n) => (v, n)).ToDictionary(p => p.v, p => p.n));
            writer.Close();
        }

        foreach (var ((direction, schedule), i) in rows.Select((r, i) => (r, i)))
        {
            new RealRowEmitter(_forms.Count + i == 0 ? writer : writer.Line()).Write(direction, schedule);
        }

        writer.Close().Close();
    }

    /// <summary>Writes the methods of lanes.</summary>
    public void WriteLanes(SourceWriter writer)
    {
        foreach (var form in _forms)
        {
            var names = Names(form.Variables);
            var lanes = string.Join(", ", names.Prepend("otherwise").Prepend("lanes").Select(n => $"{OperationText.Vector} {n}"));
            var (any, step, read) = form.IsExtended ? ("IsSet", "lane++", "Lane")
                : ("AnyOfFour", "lane += RealLanes.Count", "Doubles");
            var arguments = string.Join(", ", names.Select(n => $"{read}({n}, lane)"));
            writer.Line().Line("[MethodImpl(MethodImplOptions.NoInlining)]");
            writer.Open($"private static {OperationText.Vector} {NameOf(form)}({lanes})");
            writer.Line($"{OperationText.Vector} result = otherwise;");
            writer.Open($"for (int lane = 0; lane < Count; {step})");
            writer.Open($"if ({any}(lanes, lane))");
            writer.Line($"result = With(result, lane, {EmitStage.Slow(model)}.{NameOf(form)}({arguments}));");
            writer.Close().Close().Line().Line("return Select(lanes, result, otherwise);").Close();
        }
    }

    private static IReadOnlyList<string> Names(IEnumerable<Expressions.Variable> variables) =>
        Names(variables.Select(v => v.Name), "lanes", "otherwise", "lane", "result");

    /// <summary>Names of local variables after those of a formula, no two the same, and none of a method's own.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<string> stems, params string[] own)
    {
        var names = new List<string>(own);
        foreach (var stem in stems.Select(QuantityNames.Identifier))
        {
            var name = stem;
            for (var i = 2; names.Contains(name); i++)
            {
                name = stem + i;
            }

            names.Add(name);
        }

        return names.Skip(own.Length).Select(Read.TypeShape.Escaped).ToList();
    }
}
