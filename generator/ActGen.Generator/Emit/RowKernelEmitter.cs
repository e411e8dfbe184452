using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the passes of one direction over a row: a method for each, and the one that calls them.</summary>
internal sealed class RowKernelEmitter(SourceWriter writer, IReadOnlyList<string> parameters)
{
    private const string Optimised = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    // What is read and written, by the names of the memory they lie in.
    private static readonly (OpCode Code, string Local, string Field)[] Streams =
    {
        (OpCode.Input, "x", "X"),
        (OpCode.Output, "y", "Y"),
        (OpCode.OutputGradient, "dy", "Dy"),
        (OpCode.ColumnParameter, "columns", "ColumnParameters"),
    };

    public void Write(string direction, RowSchedule schedule)
    {
        var plan = schedule.Passes.Select(p => $"[{string.Join(", ", p.Reductions.Select(r => "RowReduction." + r.Function))}]");
        writer.Line($"public static RowPlan {direction}Plan {{ get; }} = new({schedule.Kept}, {string.Join(", ", plan)});").Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Open($"public static void {direction}<TLanes>(int pass, in RowBlock block) where TLanes : struct, ILanes<TLanes>");
        writer.Open("switch (pass)");
        for (var pass = 0; pass < schedule.Passes.Count; pass++)
        {
            writer.Line(pass < schedule.Passes.Count - 1 ? $"case {pass}:" : "default:");
            writer.Line($"    {direction}{pass + 1}<TLanes>(in block);").Line("    break;");
        }

        writer.Close().Close();
        var reduced = 0;
        for (var pass = 0; pass < schedule.Passes.Count; pass++)
        {
            writer.Line();
            WritePass($"{direction}{pass + 1}", schedule.Passes[pass], reduced);
            reduced += schedule.Passes[pass].Reductions.Count;
        }
    }

    private void WritePass(string name, RowPass pass, int reduced)
    {
        var names = new Names(parameters);
        var steps = new StepWriter(writer, names, Leaf);
        foreach (var reduction in pass.Reductions)
        {
            writer.Line($"// {reduction.Meaning}");
        }

        writer.Line(Optimised);
        writer.Open($"private static void {name}<TLanes>(in RowBlock block) where TLanes : struct, ILanes<TLanes>");
        WriteStreams(pass);
        foreach (var operation in pass.Before)
        {
            steps.Write(operation);
        }

        var totals = pass.Reductions.Select((r, i) => names.Free($"{r.Function.ToString().ToLowerInvariant()}{reduced + i + 1}")).ToList();
        for (var i = 0; i < totals.Count; i++)
        {
            writer.Line($"var {totals[i]} = {(pass.Reductions[i].Function == RowFunction.Max ? "TLanes.Create(float.NegativeInfinity)" : "TLanes.Zero")};");
        }

        var sums = pass.LayerGradients.Select((g, i) => g is null ? null : names.Free($"layerGradient{i + 1}")).ToList();
        for (var i = 0; i < sums.Count; i++)
        {
            if (sums[i] is { } sum)
            {
                writer.Line($"var {sum} = TLanes.Load(in block.LayerGradients{Block(i)});");
            }
        }

        writer.Open("for (nint step = 0, at = 0; step < steps; step++, at += RowBlock.Lanes)");
        foreach (var operation in pass.Body)
        {
            steps.Write(operation);
        }

        WriteStepEnd(names, pass, totals, sums);
        writer.Close();
        var stores = totals.Select((t, i) => $"TLanes.Store({t}, ref block.Results{Block(i)});").Concat(
            sums.Select((s, i) => s is null ? "" : $"TLanes.Store({s}, ref block.LayerGradients{Block(i)});")).Where(s => s.Length > 0).ToList();
        if (stores.Count > 0)
        {
            writer.Line().Line(string.Join("\n", stores));
        }

        writer.Close();
    }

    private void WriteStepEnd(Names names, RowPass pass, IReadOnlyList<string> totals, IReadOnlyList<string?> sums)
    {
        for (var i = 0; i < totals.Count; i++)
        {
            var value = names.Of(pass.Reductions[i].Value);
            writer.Line(pass.Reductions[i].Function == RowFunction.Max ? $"{totals[i]} = TLanes.Max({totals[i]}, {value});" : $"{totals[i]} += {value};");
        }

        foreach (var (value, place) in pass.Keeps)
        {
            writer.Line($"TLanes.Store({names.Of(value)}, ref scratch, {At(place)});");
        }

        for (var i = 0; i < sums.Count; i++)
        {
            if (sums[i] is { } sum)
            {
                writer.Line($"{sum} += {names.Of(pass.LayerGradients[i]!)};");
            }
        }

        for (var i = 0; i < pass.ColumnGradients.Count; i++)
        {
            if (pass.ColumnGradients[i] is { } gradient)
            {
                writer.Line($"TLanes.Store(TLanes.Load(in columnGradients, {At(i)}) + {names.Of(gradient)}, ref columnGradients, {At(i)});");
            }
        }

        for (var i = 0; i < pass.Results.Count; i++)
        {
            writer.Line($"TLanes.Store({names.Of(pass.Results[i])}, ref target, {At(i)});");
        }
    }

    private void WriteStreams(RowPass pass)
    {
        foreach (var (_, local, field) in Streams.Where(s => pass.Body.Any(o => o.Code == s.Code)))
        {
            writer.Line($"ref readonly var {local} = ref block.{field};");
        }

        foreach (var (isUsed, local, field) in new[]
        {
            (pass.Keeps.Count > 0 || pass.Body.Any(o => o.Code == OpCode.Kept), "scratch", "Scratch"),
            (pass.ColumnGradients.Any(g => g is not null), "columnGradients", "ColumnGradients"),
            (pass.Results.Count > 0, "target", "Output"),
        })
        {
            if (isUsed)
            {
                writer.Line($"ref var {local} = ref block.{field};");
            }
        }

        writer.Line("var (part, steps) = (block.Part, block.Steps);");
    }

    private static string Leaf(Operation leaf) => leaf.Code switch
    {
        OpCode.Parameter => $"TLanes.Load(in block.LayerParameters{Block((int)leaf.Value)})",
        OpCode.Reduction => $"TLanes.Load(in block.Reductions{Block((int)leaf.Value)})",
        OpCode.Kept => $"TLanes.Load(in scratch, {At((int)leaf.Value)})",
        _ => $"TLanes.Load(in {Streams.First(s => s.Code == leaf.Code).Local}, {At((int)leaf.Value)})",
    };

    private static string At(int part) => part switch
    {
        0 => "at",
        1 => "at + part",
        _ => $"at + ({part.ToString(CultureInfo.InvariantCulture)} * part)",
    };

    private static string Block(int index) => index switch
    {
        0 => "",
        1 => ", RowBlock.Lanes",
        _ => $", {index.ToString(CultureInfo.InvariantCulture)} * RowBlock.Lanes",
    };
}
