using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Bind;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes what is known about an activation as an <c>ActivationInfo</c>.</summary>
internal static class InfoEmitter
{
    private const string LatexSeparator = @", \quad ";

    public static void Write(SourceWriter writer, ActivationModel model)
    {
        var bound = model.Bound;
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"file static class {EmitStage.FactsName(model)}");
        writer.Open("public static readonly global::ActGen.ActivationInfo Info = new()");
        writer.Line($"Name = {Literal.Text(bound.Declaration.Name)},");
        writer.Line($"Formulas = {Literal.Texts(bound.Written.Select(w => w.ToString()))},");
        writer.Line($"Latex = {Literal.Text(string.Join(LatexSeparator, bound.Written.Select(LatexPrinter.Print)))},");
        WriteList(writer, "Derivatives", model.Derivatives.Select(d =>
            $"new({Literal.Text(d.Of)}, {Literal.Text(d.Text)}, "
                + $"{Literal.Text(string.Join(LatexSeparator, d.Formulas.Select(LatexPrinter.Print)))})"));
        WriteList(writer, "Kinks", model.Kinks.Select(k => $"new({Literal.Text(k.At)}, {Literal.Text(k.Derivative)})"));
        writer.Line($"Domain = {Literal.Text(DocsEmitter.Domain(model))},");
        WriteList(writer, "Repairs", model.Repairs.Select(Literal.Text));
        writer.Line($"Inputs = {Literal.Texts(bound.Inputs.Select(i => i.Name))},");
        writer.Line($"Layout = global::ActGen.InputLayout.{(bound.Declaration.Interleaved ? "Interleaved" : "Split")},");
        WriteList(writer, "Learnables", bound.Learnables.Select(Learnable));
        if (model.Kernels is RowKernels)
        {
            writer.Line("IsOverRows = true,");
        }

        writer.Line($"BackwardReads = {Reads(model)},");
        WriteProgram(writer, model);
        writer.Close(";");
        writer.Close();
    }

    private static void WriteList(SourceWriter writer, string name, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            return;
        }

        writer.Line($"{name} =");
        writer.Line("[");
        foreach (var item in all)
        {
            writer.Line($"    {item},");
        }

        writer.Line("],");
    }

    // Bytes of the assembly that nothing touches until somebody asks for the program.
    private static void WriteProgram(SourceWriter writer, ActivationModel model)
    {
        const int LongestPiece = 120;
        var (forward, backward) = ProgramEmitter.Write(model);
        writer.Line("ProgramText = static () =>");
        var text = forward + "\n" + backward;
        for (var start = 0; start < text.Length; start += LongestPiece)
        {
            var isLast = start + LongestPiece >= text.Length;
            var piece = text.Substring(start, isLast ? text.Length - start : LongestPiece);
            writer.Line($"    {Literal.Text(piece)}u8{(isLast ? "," : " +")}");
        }
    }

    private static string Learnable(BoundLearnable learnable)
    {
        var d = learnable.Declaration;
        var i = learnable.Initializer;
        var second = i.Kind == InitializerKind.Constant ? "" : $", {Literal.Float(i.Second)}";
        return $"new() {{ Name = {Literal.Text(d.Name)}, Per = global::ActGen.Per.{d.Per}, Count = {learnable.Elements.Length}, "
            + $"Init = global::ActGen.Initializer.{i.Kind}({Literal.Float(i.First)}{second}), "
            + $"Min = {Literal.Float(learnable.Bounds.Lower)}, Max = {Literal.Float(learnable.Bounds.Upper)}, "
            + $"Decay = {(d.Decay ? "true" : "false")}, LearningRate = {Literal.Float(d.LearningRate)}, Group = {Literal.Text(d.Group)} }}";
    }

    private static string Reads(ActivationModel model)
    {
        const string Prefix = "global::ActGen.BackwardReads.";
        return model.Kernels.BackwardReads switch
        {
            (true, true) => $"{Prefix}Input | {Prefix}Output",
            (true, false) => $"{Prefix}Input",
            (false, true) => $"{Prefix}Output",
            _ => $"{Prefix}None",
        };
    }
}
