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
        writer.Open($"file readonly struct {model.Bound.Declaration.Name}Kernel : global::ActGen.Kernels.{contract}");
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

    /// <summary>The kernel, as it can be named from anywhere in the file.</summary>
    public static string Kernel(ActivationModel model) => Helper(model, "Kernel");

    /// <summary>What holds the facts, as it can be named from anywhere in the file.</summary>
    public static string Facts(ActivationModel model) => Helper(model, "Facts");

    private static string Helper(ActivationModel model, string suffix) =>
        $"global::{TypeFrame.HelperNamespace}.{model.Bound.Declaration.Name}{suffix}";
}
