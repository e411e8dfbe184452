using System;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the file of one activation: the type with its members, what is known about it, and its kernels.</summary>
internal static class ActivationEmitter
{
    public static string Emit(ActivationModel model) => TypeFrame.Write(
        model.Bound.Declaration,
        writer => DocsEmitter.WriteType(writer, model),
        writer => new MembersEmitter(writer, model).Write(),
        writer =>
        {
            writer.Line();
            InfoEmitter.Write(writer, model);
            writer.Line();
            WriteKernel(writer, model);
        });

    private static void WriteKernel(SourceWriter writer, ActivationModel model)
    {
        var bound = model.Bound;
        var parameters = bound.Learnables.SelectMany(l => l.Elements).Select(e => e.Name).ToList();
        var contract = (model.Kernels is RowKernels, model.Kernels.HasBackwardFromOutput) switch
        {
            (false, false) => "IActivationKernel",
            (false, true) => "IOutputReadingKernel",
            (true, false) => "IRowKernel",
            (true, true) => "IOutputReadingRowKernel",
        };
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"file readonly struct {KernelName(model)} : {contract}");
        KernelFactsEmitter.Write(writer, model);
        if (model.Kernels is RowKernels rows)
        {
            WriteDirections(writer, rows.Forward, rows.Backward, rows.BackwardFromOutput, new RowKernelEmitter(writer, parameters).Write);
        }
        else if (model.Kernels is ElementKernels elements)
        {
            var walk = new WalkText(bound.Inputs.Length, bound.Outputs.Length);
            var emitter = new KernelEmitter(writer, parameters, walk, elements.ConditionText);
            WriteDirections(writer, elements.Forward, elements.Backward, elements.BackwardFromOutput, emitter.Write);
        }

        writer.Close();
    }

    private static void WriteDirections<TSchedule>(
        SourceWriter writer, TSchedule forward, TSchedule backward, TSchedule? fromOutput, Action<string, TSchedule> write) where TSchedule : class
    {
        foreach (var (direction, schedule) in new (string, TSchedule?)[] { ("Forward", forward), ("Backward", backward), ("BackwardFromOutput", fromOutput) })
        {
            if (schedule is not null)
            {
                writer.Line();
                write(direction, schedule);
            }
        }
    }

    public static string KernelName(ActivationModel model) => model.Bound.Declaration.Name + "Kernel";

    public static string InfoName(ActivationModel model) => model.Bound.Declaration.Name + "Facts";
}
