using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the kernel of one direction: a method that decides which loop a block takes, and the loops.</summary>
internal sealed class KernelEmitter(SourceWriter writer, IReadOnlyList<string> parameters, string? conditionText)
{
    private const int LongestComment = 70;
    private const string Optimised = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public void Write(string direction, KernelSchedule schedule)
    {
        var signature = Signature(direction, schedule);
        if (schedule.Condition is null)
        {
            WriteLoop(direction, signature.Parameters, schedule.Loops[0], isPublic: true);
            return;
        }

        writer.Line($"// Blocks of lanes that agree on {conditionText} take a loop without the other branch.");
        writer.Line(Optimised);
        writer.Open($"public static void {direction}<TLanes>(\n    {signature.Parameters})\n    where TLanes : struct, ILanes<TLanes>");
        var names = new Names(parameters);
        foreach (var operation in OperationOrder.Of(new[] { schedule.Condition }))
        {
            WriteStep(names, operation);
        }

        var condition = names.Of(schedule.Condition);
        writer.Open($"if (TLanes.All({condition}))");
        writer.Line($"{direction}WhereTrue<TLanes>({signature.Arguments});");
        writer.Close();
        writer.Open($"else if (!TLanes.Any({condition}))");
        writer.Line($"{direction}WhereFalse<TLanes>({signature.Arguments});");
        writer.Close();
        writer.Open("else");
        writer.Line($"{direction}Mixed<TLanes>({signature.Arguments});");
        writer.Close();
        writer.Close();
        foreach (var loop in schedule.Loops)
        {
            writer.Line();
            WriteLoop(direction + loop.Case, signature.Parameters, loop, isPublic: false);
        }
    }

    private static (string Parameters, string Arguments) Signature(string direction, KernelSchedule schedule) => direction switch
    {
        "Forward" => (
            "ref readonly float x, ref readonly float parameters, ref float y, nint stride, nint rows",
            "in x, in parameters, ref y, stride, rows"),
        "Backward" => (
            "ref readonly float x, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, nint stride, nint rows",
            "in x, in dy, in parameters, ref dx, ref dparameters, stride, rows"),
        _ => (
            "ref readonly float x, ref readonly float y, ref readonly float dy, ref readonly float parameters, ref float dx, ref float dparameters, nint stride, nint rows",
            "in x, in y, in dy, in parameters, ref dx, ref dparameters, stride, rows"),
    };

    private void WriteLoop(string name, string signature, RowLoop loop, bool isPublic)
    {
        var names = new Names(parameters);
        var result = name.StartsWith("Forward", System.StringComparison.Ordinal) ? "y" : "dx";
        writer.Line(Optimised);
        writer.Open($"{(isPublic ? "public" : "private")} static void {name}<TLanes>(\n    {signature})\n    where TLanes : struct, ILanes<TLanes>");
        foreach (var operation in loop.Before)
        {
            WriteStep(names, operation);
        }

        for (var i = 0; i < loop.Sums.Count; i++)
        {
            writer.Line($"var {names.Sum(loop.Sums[i].Total)} = TLanes.Zero;");
        }

        writer.Open("for (nint row = 0, at = 0; row < rows; row++, at += stride)");
        foreach (var operation in loop.Body)
        {
            WriteStep(names, operation);
        }

        if (loop.Sums.Count > 0 && !loop.Body.Any(o => o.Code == OpCode.OutputGradient))
        {
            writer.Line("var gradient = TLanes.Load(in dy, at);");
        }

        foreach (var sum in loop.Sums)
        {
            writer.Line($"{names.Of(sum.Total)} = TLanes.FusedMultiplyAdd(gradient, {names.Of(sum.Derivative)}, {names.Of(sum.Total)});");
        }

        writer.Line($"TLanes.Store({names.Of(loop.Results[0])}, ref {result}, at);");
        writer.Close();
        WriteGradients(names, loop);
        writer.Close();
    }

    private void WriteGradients(Names names, RowLoop loop)
    {
        if (loop.ParameterGradients.All(g => g is null))
        {
            return;
        }

        writer.Line();
        foreach (var operation in loop.After)
        {
            WriteStep(names, operation);
        }

        for (var i = 0; i < loop.ParameterGradients.Count; i++)
        {
            var value = loop.ParameterGradients[i] is { } gradient ? names.Of(gradient) : "TLanes.Zero";
            writer.Line($"TLanes.Store({value}, ref dparameters{Offset(i)});");
        }
    }

    private void WriteStep(Names names, Operation operation)
    {
        var load = operation.Code switch
        {
            OpCode.Constant or OpCode.PairSecond => "",
            OpCode.Input => "TLanes.Load(in x, at)",
            OpCode.Output => "TLanes.Load(in y, at)",
            OpCode.OutputGradient => "TLanes.Load(in dy, at)",
            OpCode.Parameter => $"TLanes.Load(in parameters{Offset(names.IndexOf(operation.Name))})",
            _ => OperationText.Of(operation, operation.Operands.Select(names.Of).ToList(), names.Pair(operation)),
        };
        if (load.Length > 0)
        {
            writer.Line($"var {names.Declare(operation)} = {load};{Comment(operation)}");
        }
    }

    // Steps that are plain to see, and formulas too long for a line, go without.
    private static string Comment(Operation operation) =>
        operation.Code is OpCode.Parameter or OpCode.Input or OpCode.Output or OpCode.OutputGradient
        || operation.Meaning is not { Length: <= LongestComment } meaning ? "" : " // " + meaning;

    private static string Offset(int index) => index switch
    {
        0 => "",
        1 => ", TLanes.Count",
        _ => $", {index} * TLanes.Count",
    };
}
