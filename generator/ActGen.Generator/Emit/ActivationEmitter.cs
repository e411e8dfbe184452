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
        var parameters = model.Bound.Learnables.SelectMany(l => l.Elements).Select(e => e.Name).ToList();
        var contract = model.BackwardFromOutput is null ? "IActivationKernel" : "IOutputReadingKernel";
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"file readonly struct {KernelName(model)} : global::ActGen.Kernels.{contract}");
        var scopes = model.Bound.Learnables.SelectMany(l => l.Elements.Select(_ => "global::ActGen.Per." + l.Declaration.Per));
        writer.Line($"public static global::System.ReadOnlySpan<global::ActGen.Per> ParameterScopes => [{string.Join(", ", scopes)}];");
        var kernels = new KernelEmitter(writer, parameters, model.ConditionText);
        foreach (var (direction, schedule) in new (string, KernelSchedule?)[]
            { ("Forward", model.Forward), ("Backward", model.Backward), ("BackwardFromOutput", model.BackwardFromOutput) })
        {
            if (schedule is not null)
            {
                writer.Line();
                kernels.Write(direction, schedule);
            }
        }

        writer.Close();
    }

    public static string KernelName(ActivationModel model) => model.Bound.Declaration.Name + "Kernel";

    public static string InfoName(ActivationModel model) => model.Bound.Declaration.Name + "Facts";
}
