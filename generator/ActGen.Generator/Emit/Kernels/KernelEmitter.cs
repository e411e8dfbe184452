using System;
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
internal sealed class KernelEmitter(
    SourceWriter writer, IReadOnlyDictionary<string, int> parameters, WalkText walk, string? conditionText, bool isCommented)
{
    /// <summary>For methods with a loop: compiled optimized at the first call.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public void Write(Direction direction, KernelSchedule schedule)
    {
        var signature = KernelSignature.Of(direction);
        if (schedule.Condition is null)
        {
            WriteLoop(direction, $"{direction}", schedule.Loops[0], isPublic: true);
            return;
        }

        writer.Line($"// Blocks of lanes that agree on {conditionText} take a loop without the other branch.");
        writer.Line(Optimized);
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
            WriteLoop(direction, $"{direction}{loop.Case}", loop, isPublic: false);
        }
    }

    private void WriteLoop(Direction direction, string name, RowLoop loop, bool isPublic)
    {
        var parts = LoopSplitter.Split(loop);
        if (parts.Count > 1)
        {
            new SplitLoopEmitter(writer, parameters, walk).Write(direction, name, loop, parts, isPublic);
            return;
        }

        var names = new Names(parameters);
        var steps = Steps(names);
        names.Join(Bounds.Inner(
            loop.Before.Concat(loop.Body).Concat(loop.After),
            loop.Results.Concat(loop.Sums.SelectMany(s => s.Terms).SelectMany(t => new[] { t.Gradient, t.Derivative }))));
        KernelRoles.Name(names, loop, direction);
        writer.Line(Optimized);
        writer.Open($"{(isPublic ? "public" : "private")} static void {name}(\n    {KernelSignature.Of(direction).Parameters})");
        foreach (var operation in loop.Before)
        {
            steps.Write(operation);
        }

        foreach (var sum in loop.Sums)
        {
            writer.Line($"{OperationText.Vector} {names.Sum(sum.Total)} = Zero;");
        }

        writer.Open(walk.Loop);
        foreach (var group in StepGroup.Of(loop, direction))
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

        WriteResults(writer, names, walk, direction, loop.Results);
        writer.Close();
        WriteGradients(names, steps, loop);
        writer.Close();
    }

    /// <summary>Stores the results of a row.</summary>
    public static void WriteResults(
        SourceWriter writer, Names names, WalkText walk, Direction direction, IReadOnlyList<Operation> results)
    {
        for (var i = 0; i < results.Count; i++)
        {
            var place = direction == Direction.Forward ? walk.Output(i) : walk.Input(i);
            writer.Line($"Store({names.Of(results[i])}, ref {Directions.Result(direction)}s, {place});");
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
    /// <param name="writer">Takes the text.</param>
    /// <param name="names">The names of the steps.</param>
    /// <param name="walk">Where inputs and outputs are.</param>
    /// <param name="isCommented">Whether it is said what the steps are.</param>
    /// <param name="offset">Where parameters are, as <see cref="Offset"/> says it unless given.</param>
    public static StepWriter Steps(
        SourceWriter writer, Names names, WalkText walk, bool isCommented, Func<int, string>? offset = null)
    {
        return new(writer, names, Leaf, isCommented);

        string Leaf(Operation leaf) => leaf.Code switch
        {
            OpCode.Input => $"Load(in xs, {walk.Input(leaf.Index)})",
            OpCode.Output => $"Load(in ys, {walk.Output(leaf.Index)})",
            OpCode.OutputGradient => $"Load(in dys, {walk.Output(leaf.Index)})",
            _ => $"Load(in parameters{(offset ?? Offset)(names.IndexOf(leaf.Name))})",
        };
    }

    /// <summary>Where a block of lanes lies behind a reference, as a second argument.</summary>
    public static string Offset(int index) => index switch
    {
        0 => "",
        1 => ", Count",
        _ => $", {index} * Count",
    };
}
