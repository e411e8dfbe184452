using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the passes of one direction over a row: a method for each, and the one that calls them.</summary>
/// <param name="writer">Takes the text.</param>
/// <param name="parameters">The parameter elements and their places.</param>
/// <param name="isCommented">Whether it is said what the steps are.</param>
internal sealed class RowKernelEmitter(SourceWriter writer, IReadOnlyDictionary<string, int> parameters, bool isCommented)
{
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>The totals that a pass of short steps keeps side by side.</summary>
    public const int Chains = 4;

    // What is read and written, by the names of the memory they lie in.
    private static readonly (OpCode Code, string Local, string Memory)[] Streams =
    {
        (OpCode.Input, "xs", "X(row)"),
        (OpCode.Output, "ys", "Y(row)"),
        (OpCode.OutputGradient, "dys", "Dy(row)"),
        (OpCode.ColumnParameter, "columns", "ColumnParameters"),
    };

    /// <summary>The parameters of a direction, and how they are passed on.</summary>
    public static (string Parameters, string Arguments) Signature =>
        ("int pass, in RowBlock block, nint first, nint steps, nint rows", "pass, in block, first, steps, rows");

    /// <summary>The reductions of each pass of a direction.</summary>
    public static string Plan(RowSchedule schedule)
    {
        var passes = schedule.Passes.Select(p => $"[{string.Join(", ", p.Reductions.Select(r => RowReductionText.Name(r.Function)))}]");
        var inDouble = schedule.InDouble is { } rows
            ? $"\n{{\n    InDouble = [{string.Join(", ", rows.Reductions.Select(RowReductionText.Name))}],\n}}" : "";
        return $"new(scratch: {schedule.SavedValues}, readsInput: {(schedule.ReadsInput ? "true" : "false")}, {string.Join(", ", passes)})"
            + inDouble;
    }

    public void Write(Direction direction, RowSchedule schedule)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        PassDispatch.Write(writer, direction, Signature.Parameters, "in block, first, steps, rows", schedule.Passes.Count);
        var reduced = 0;
        for (var pass = 0; pass < schedule.Passes.Count; pass++)
        {
            writer.Line();
            WritePass(direction, $"{direction}{pass + 1}", schedule.Passes[pass], reduced);
            reduced += schedule.Passes[pass].Reductions.Count;
        }
    }

    private void WritePass(Direction direction, string name, RowPass pass, int reduced)
    {
        var names = new Names(parameters);
        names.Join(Bounds.Inner(pass.Before.Concat(pass.Body), Read(pass)));
        KernelRoles.Name(names, pass, direction);
        var steps = new StepWriter(writer, names, Leaf, isCommented);
        foreach (var reduction in pass.Reductions)
        {
            writer.Line($"// {reduction.SourceExpression}");
        }

        writer.Line(Optimized);
        writer.Open($"private static void {name}(in RowBlock block, nint first, nint steps, nint rows)");
        writer.Line("nint part = block.Part, lane = first & (RowBlock.Lanes - 1);");
        writer.Open("for (nint row = 0; row < rows; row++)");
        WriteStreams(pass);
        foreach (var operation in pass.Before)
        {
            steps.Write(operation);
        }

        var sums = pass.LayerGradients.Select((g, i) => g is null ? null : names.Free($"layerGradient{i + 1}")).ToList();
        for (var i = 0; i < sums.Count; i++)
        {
            if (sums[i] is { } sum)
            {
                writer.Line($"{OperationText.Vector} {sum} = Load(in block.LayerGradients{Block(i)});");
            }
        }

        var chains = pass.IsShort ? Chains : 1;
        var totals = Enumerable.Range(0, chains).Select(chain => pass.Reductions.Select((r, i) => names.Free(
            $"{r.Function.ToString().ToLowerInvariant()}{reduced + i + 1}{(chain == 0 ? "" : "of" + (chain + 1))}")).ToList()).ToList();
        foreach (var (total, start) in totals.SelectMany(
            chain => chain.Zip(pass.Reductions, (t, r) => (t, RowReductionText.Start(r.Function)))))
        {
            writer.Line($"{OperationText.Vector} {total} = {start};");
        }

        var body = new SourceWriter();
        var bodySteps = new StepWriter(body, names, Leaf, isCommented);
        foreach (var operation in pass.Body)
        {
            bodySteps.Write(operation);
        }

        WriteStores(body, names, pass, sums);
        WriteLoops(names, pass, body.ToString().TrimEnd('\n'), totals);
        var count = totals[0].Count;
        string Place(int i) => count == 1 ? "row" : $"((row * {count}) + {i})";
        var stores = totals[0].Select((t, i) => $"Store({t}, ref block.Results, {Place(i)} * RowBlock.Lanes + lane);")
            .Concat(sums.Select((s, i) => s is null ? "" : $"Store({s}, ref block.LayerGradients{Block(i)});"))
            .Where(s => s.Length > 0).ToList();
        if (stores.Count > 0)
        {
            writer.Line().Line(string.Join("\n", stores));
        }

        writer.Close();
        writer.Close();
    }

    private static IEnumerable<Operation> Read(RowPass pass) =>
        pass.Reductions.Select(r => r.Value).Concat(pass.Saves.Select(k => k.Value)).Concat(pass.Results)
        .Concat(pass.LayerGradients.Concat(pass.ColumnGradients).OfType<Operation>());

    // A short step waits for the total of the step before it: several totals side by side do not. Their order is the same at every width.
    private void WriteLoops(Names names, RowPass pass, string body, IReadOnlyList<IReadOnlyList<string>> totals)
    {
        void WriteBody(IReadOnlyList<string> own)
        {
            writer.Line(body);
            for (var i = 0; i < own.Count; i++)
            {
                var (function, value, _) = pass.Reductions[i];
                writer.Line($"{own[i]} = {RowReductionText.Join(function, own[i], names.Of(value))};");
            }
        }

        if (totals.Count == 1)
        {
            writer.Open("for (nint step = 0, at = first; step < steps; step++, at += RowBlock.Lanes)");
            WriteBody(totals[0]);
            writer.Close();
            return;
        }

        writer.Line("nint step = 0;");
        writer.Open($"for (; step <= steps - {totals.Count}; step += {totals.Count})");
        for (var chain = 0; chain < totals.Count; chain++)
        {
            writer.Open("");
            writer.Line($"nint at = first + ({(chain == 0 ? "step" : $"(step + {chain})")} * RowBlock.Lanes);");
            WriteBody(totals[chain]);
            writer.Close();
        }

        writer.Close().Line();
        writer.Open("for (; step < steps; step++)");
        writer.Line("nint at = first + (step * RowBlock.Lanes);");
        WriteBody(totals[0]);
        writer.Close().Line();
        for (var i = 0; i < totals[0].Count; i++)
        {
            var joined = RowReductionText.JoinChains(pass.Reductions[i].Function, totals[0][i], totals[1][i], totals[2][i], totals[3][i]);
            writer.Line($"{totals[0][i]} = {joined};");
        }
    }

    private static void WriteStores(SourceWriter body, Names names, RowPass pass, IReadOnlyList<string?> sums)
    {
        foreach (var (value, place) in pass.Saves)
        {
            body.Line($"Store({names.Of(value)}, ref saved, {At(place)});");
        }

        for (var i = 0; i < sums.Count; i++)
        {
            if (sums[i] is { } sum)
            {
                body.Line($"{sum} += {names.Of(pass.LayerGradients[i]!)};");
            }
        }

        for (var i = 0; i < pass.ColumnGradients.Count; i++)
        {
            if (pass.ColumnGradients[i] is { } gradient)
            {
                body.Line($"Store(Load(in columnGradients, {At(i)}) + {names.Of(gradient)}, ref columnGradients, {At(i)});");
            }
        }

        for (var i = 0; i < pass.Results.Count; i++)
        {
            body.Line($"Store({names.Of(pass.Results[i])}, ref target, {At(i)});");
        }
    }

    private void WriteStreams(RowPass pass)
    {
        foreach (var (_, local, memory) in Streams.Where(s => pass.Body.Any(o => o.Code == s.Code)))
        {
            writer.Line($"ref readonly float {local} = ref block.{memory};");
        }

        foreach (var (isUsed, local, memory) in new[]
        {
            (pass.Saves.Count > 0 || pass.Body.Any(o => o.Code == OpCode.Saved), "saved", "Scratch(row)"),
            (pass.ColumnGradients.Any(g => g is not null), "columnGradients", "ColumnGradients"),
            (pass.Results.Count > 0, "target", "Output(row)"),
        })
        {
            if (isUsed)
            {
                writer.Line($"ref float {local} = ref block.{memory};");
            }
        }
    }

    private static string Leaf(Operation leaf) => leaf.Code switch
    {
        OpCode.Parameter => $"Load(in block.LayerParameters{Block(leaf.Index)})",
        OpCode.Reduction => $"Load(in block.Reductions(row){Block(leaf.Index)})",
        OpCode.Saved => $"Load(in saved, {At(leaf.Index)})",
        _ => $"Load(in {Streams.First(s => s.Code == leaf.Code).Local}, {At(leaf.Index)})",
    };

    private static string At(int part) => part switch
    {
        0 => "at",
        1 => "at + part",
        _ => $"at + ({part.ToString(CultureInfo.InvariantCulture)} * part)",
    };

    private static string Block(int index) => index switch
    {
        0 => ", lane",
        1 => ", RowBlock.Lanes + lane",
        _ => $", ({index.ToString(CultureInfo.InvariantCulture)} * RowBlock.Lanes) + lane",
    };
}
