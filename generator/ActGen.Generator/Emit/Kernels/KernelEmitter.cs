using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the kernel of one direction: a method that decides which loop a block takes, and the loops.</summary>
/// <param name="writer">Takes the text.</param>
/// <param name="parameters">The parameter elements and their places.</param>
/// <param name="walk">How the loops walk over rows.</param>
/// <param name="conditionText">The condition that is decided for whole blocks.</param>
/// <param name="isCommented">Whether it is said what the steps are.</param>
internal sealed class KernelEmitter(SourceWriter writer, IReadOnlyDictionary<string, int> parameters, WalkText walk, string? conditionText, bool isCommented)
{
    /// <summary>For methods with a loop: compiled optimised at the first call.</summary>
    public const string Optimised = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public void Write(string direction, KernelSchedule schedule)
    {
        var signature = Signature(direction);
        if (schedule.Condition is null)
        {
            WriteLoop(direction, signature.Parameters, schedule.Loops[0], isPublic: true);
            return;
        }

        writer.Line($"// Blocks of lanes that agree on {conditionText} take a loop without the other branch.");
        writer.Line(Optimised);
        writer.Open($"public static void {direction}(\n    {signature.Parameters})");
        var names = new Names(parameters);
        var steps = Steps(names);
        foreach (var operation in OperationOrder.Of(new[] { schedule.Condition }))
        {
            steps.Write(operation);
        }

        var condition = names.Of(schedule.Condition);
        writer.Open($"if (All({condition}))");
        writer.Line($"{direction}WhereTrue({signature.Arguments});");
        writer.Close();
        writer.Open($"else if (!Any({condition}))");
        writer.Line($"{direction}WhereFalse({signature.Arguments});");
        writer.Close();
        writer.Open("else");
        writer.Line($"{direction}Mixed({signature.Arguments});");
        writer.Close();
        writer.Close();
        foreach (var loop in schedule.Loops)
        {
            writer.Line();
            WriteLoop(direction + loop.Case, signature.Parameters, loop, isPublic: false);
        }
    }

    /// <summary>The parameters of a direction, and how they are passed on.</summary>
    public static (string Parameters, string Arguments) Signature(string direction) => direction switch
    {
        "Forward" => (
            "ref readonly float xs, ref readonly float parameters, ref float ys, RowWalk walk",
            "in xs, in parameters, ref ys, walk"),
        "Backward" => (
            "ref readonly float xs, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk",
            "in xs, in dys, in parameters, ref dxs, ref dparameters, walk"),
        _ => (
            "ref readonly float xs, ref readonly float ys, ref readonly float dys, ref readonly float parameters, ref float dxs, ref float dparameters, RowWalk walk",
            "in xs, in ys, in dys, in parameters, ref dxs, ref dparameters, walk"),
    };

    private void WriteLoop(string name, string signature, RowLoop loop, bool isPublic)
    {
        var parts = LoopSplitter.Split(loop);
        if (parts.Count > 1)
        {
            new SplitLoopEmitter(writer, parameters, walk).Write(name, signature, loop, parts, isPublic);
            return;
        }

        var names = new Names(parameters);
        var steps = Steps(names);
        KernelRoles.Name(names, loop, name);
        writer.Line(Optimised);
        writer.Open($"{(isPublic ? "public" : "private")} static void {name}(\n    {signature})");
        foreach (var operation in loop.Before)
        {
            steps.Write(operation);
        }

        foreach (var sum in loop.Sums)
        {
            writer.Line($"{OperationText.Vector} {names.Sum(sum.Total)} = Zero;");
        }

        writer.Open(walk.Loop);
        foreach (var group in StepGroup.Of(loop, name))
        {
            if (isCommented && group.Title.Length > 0)
            {
                writer.Line().Line("// " + group.Title);
            }

            foreach (var operation in group.Steps)
            {
                steps.Write(operation);
            }

            foreach (var (total, gradient, derivative) in group.Sums)
            {
                writer.Line(OperationText.Accumulate(names.Of(total), names.Of(gradient), names.Of(derivative)));
            }
        }

        WriteResults(writer, names, walk, name, loop.Results);
        writer.Close();
        WriteGradients(names, steps, loop);
        writer.Close();
    }

    /// <summary>Stores the results of a row.</summary>
    public static void WriteResults(SourceWriter writer, Names names, WalkText walk, string direction, IReadOnlyList<Operation> results)
    {
        var isForward = direction.StartsWith("Forward", System.StringComparison.Ordinal);
        for (var i = 0; i < results.Count; i++)
        {
            writer.Line($"Store({names.Of(results[i])}, ref {(isForward ? "ys" : "dxs")}, {(isForward ? walk.Output(i) : walk.Input(i))});");
        }
    }

    private void WriteGradients(Names names, StepWriter steps, RowLoop loop)
    {
        if (loop.ParameterGradients.All(g => g is null))
        {
            return;
        }

        writer.Line();
        foreach (var operation in loop.After)
        {
            steps.Write(operation);
        }

        WriteStores(writer, names, loop);
    }

    /// <summary>Stores the gradients of the parameters.</summary>
    public static void WriteStores(SourceWriter writer, Names names, RowLoop loop)
    {
        for (var i = 0; i < loop.ParameterGradients.Count; i++)
        {
            var value = loop.ParameterGradients[i] is { } gradient ? names.Of(gradient) : "Zero";
            writer.Line($"Store({value}, ref dparameters{Offset(i)});");
        }
    }

    private StepWriter Steps(Names names) => Steps(writer, names, walk, isCommented);

    /// <summary>Writes steps that read inputs, outputs and parameters where the walk says.</summary>
    public static StepWriter Steps(SourceWriter writer, Names names, WalkText walk, bool isCommented) => new(writer, names, leaf => leaf.Code switch
    {
        OpCode.Input => $"Load(in xs, {walk.Input((int)leaf.Value)})",
        OpCode.Output => $"Load(in ys, {walk.Output((int)leaf.Value)})",
        OpCode.OutputGradient => $"Load(in dys, {walk.Output((int)leaf.Value)})",
        _ => $"Load(in parameters{Offset(names.IndexOf(leaf.Name))})",
    }, isCommented);

    /// <summary>Where a block of lanes lies behind a reference, as a second argument.</summary>
    public static string Offset(int index) => index switch
    {
        0 => "",
        1 => ", Count",
        _ => $", {index} * Count",
    };
}
