using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes the kernels of an activation: one text, which stands in the file once for each vector width, and the type by which the driver
/// finds them.
/// </summary>
internal static class WidthsEmitter
{
    private static readonly int[] Widths = { 512, 256, 128 };

    /// <summary>Writes the kernels of each width.</summary>
    public static void WriteKernels(SourceWriter writer, ActivationModel model)
    {
        var bare = Kernels(model, isCommented: false);
        var slow = new DoubleFormEmitter(model);
        foreach (var width in Widths)
        {
            // One copy says what the steps are; they are the same in the others.
            var text = width == Widths[0] ? Kernels(model, isCommented: true) : bare;
            // Inside the namespace, where no name of the user's code is nearer.
            writer.Line().Open($"namespace {TypeFrame.HelperNamespace}.At{width}");
            writer.Line("using global::System.Runtime.CompilerServices;").Line("using global::ActGen.CompilerServices;");
            writer.Line($"using static global::ActGen.CompilerServices.Simd{width};");
            writer.Line($"using {OperationText.Vector} = global::System.Runtime.Intrinsics.Vector{width}<float>;");
            writer.Line(TypeFrame.NativeInteger).Line();
            writer.Open($"file static class {EmitStage.KernelName(model)}");
            writer.Line(text);
            slow.WriteLanes(writer);
            writer.Close().Close();
        }
    }

    /// <summary>Writes the type that the driver is given, which leads to the kernel of a width.</summary>
    public static void WriteDispatch(SourceWriter writer, ActivationModel model)
    {
        var isReducing = model.Kernels is RowKernels;
        var contract = (isReducing, model.Kernels.HasBackwardFromOutput) switch
        {
            (false, false) => "IActivationKernel",
            (false, true) => "IOutputReadingKernel",
            (true, false) => "IRowKernel",
            (true, true) => "IOutputReadingRowKernel",
        };
        KernelComment.Write(writer, model);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"file readonly struct {EmitStage.KernelName(model)} : global::ActGen.CompilerServices.{contract}");
        KernelFactsEmitter.Write(writer, model);
        foreach (var (direction, suffix) in Written(model))
        {
            writer.Line();
            if (model.Kernels is RowKernels rows)
            {
                var schedule = Schedules(rows).First(s => s.Direction == direction).Schedule!;
                writer.Line($"public static RowPlan {direction}Plan {{ get; }} = {RowKernelEmitter.Plan(schedule)};").Line();
            }

            var elements = KernelSignature.Of(direction);
            var (parameters, arguments) = isReducing ? RowKernelEmitter.Signature : (elements.Parameters, elements.Arguments);
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            writer.Open($"public static void {direction}{suffix}<TLanes>(\n    {parameters})\n    where TLanes : struct, ILanes<TLanes>");
            for (var i = 0; i < Widths.Length; i++)
            {
                var isLast = i == Widths.Length - 1;
                writer.Open(isLast ? "else" : $"{(i == 0 ? "if" : "else if")} (TLanes.Count == {Widths[i] / 32})");
                writer.Line($"At{Widths[i]}.{EmitStage.KernelName(model)}.{direction}{suffix}({arguments});").Close();
            }

            writer.Close();
        }

        foreach (var (direction, _) in RealRowEmitter.Schedules(model))
        {
            writer.Line().Line($"public static void {direction}InDouble(int pass, in RealRow row) =>");
            writer.Line($"    {EmitStage.Slow(model)}.{direction}(pass, in row);");
        }

        writer.Close();
    }

    // The methods that the kernels have.
    private static IEnumerable<(Direction Direction, string Suffix)> Written(ActivationModel model) =>
        new (bool IsWritten, Direction Direction, string Suffix)[]
        {
            (true, Direction.Forward, ""),
            (true, Direction.Backward, ""),
            (model.Kernels.HasBackwardFromOutput, Direction.BackwardFromOutput, ""),
            (AlongRowsEmitter.Suits(model), Direction.Forward, AlongRowsEmitter.Suffix),
            (AlongRowsEmitter.Suits(model), Direction.Backward, AlongRowsEmitter.Suffix),
        }.Where(m => m.IsWritten).Select(m => (m.Direction, m.Suffix));

    private static string Kernels(ActivationModel model, bool isCommented)
    {
        var writer = new SourceWriter();
        var parameters = Names.Places(model.Bound.Learnables.SelectMany(l => l.Elements).Select(e => e.Name).ToList());
        if (model.Kernels is RowKernels rows)
        {
            var emitter = new RowKernelEmitter(writer, parameters, isCommented);
            WriteDirections(writer, Schedules(rows), emitter.Write);
        }
        else if (model.Kernels is ElementKernels elements)
        {
            var walk = new WalkText(model.Bound.Inputs.Length, model.Bound.Outputs.Length);
            var emitter = new KernelEmitter(writer, parameters, walk, elements.ConditionText, isCommented);
            WriteDirections(writer, Schedules(elements.Forward, elements.Backward, elements.BackwardFromOutput), emitter.Write);
            if (AlongRowsEmitter.Suits(model))
            {
                writer.Line();
                WriteDirections(
                    writer, Schedules(elements.Forward, elements.Backward, null),
                    (direction, schedule) => new AlongRowsEmitter(writer, parameters, walk).Write(direction, schedule.Loops[0]));
            }
        }

        return writer.ToString().TrimEnd('\n');
    }

    private static IReadOnlyList<(Direction Direction, RowSchedule? Schedule)> Schedules(RowKernels rows) =>
        Schedules(rows.Forward, rows.Backward, rows.BackwardFromOutput);

    private static IReadOnlyList<(Direction Direction, TSchedule? Schedule)> Schedules<TSchedule>(
        TSchedule forward, TSchedule backward, TSchedule? fromOutput)
        where TSchedule : class =>
        new[] { (Direction.Forward, forward), (Direction.Backward, backward), (Direction.BackwardFromOutput, fromOutput) };

    private static void WriteDirections<TSchedule>(
        SourceWriter writer, IReadOnlyList<(Direction Direction, TSchedule? Schedule)> directions, Action<Direction, TSchedule> write)
        where TSchedule : class
    {
        var isFirst = true;
        foreach (var (direction, schedule) in directions)
        {
            if (schedule is not null)
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                write(direction, schedule);
            }
        }
    }
}
