using System;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the file of one activation: the type with its members, what is known about it, and its kernels.</summary>
internal static class EmitStage
{
    public static string Run(ActivationModel model) => TypeFrame.Write(
        model.Bound.Declaration,
        writer => DocsEmitter.WriteType(writer, model),
        writer => new MembersEmitter(writer, model).Write(),
        writer =>
        {
            InfoEmitter.Write(writer, model);
            writer.Line();
            WidthsEmitter.WriteDispatch(writer, model);
            new DoubleFormEmitter(model).WriteForms(writer);
        },
        writer => WidthsEmitter.WriteKernels(writer, model));

    /// <summary>The kernel, as it can be named from anywhere in the file.</summary>
    public static string Kernel(ActivationModel model) => Helper(model, "Kernel");

    /// <summary>The class of the slow paths in double precision, inside the namespace of helpers.</summary>
    public static string Slow(ActivationModel model) => model.Bound.Declaration.Name + "InDouble";

    /// <summary>The class of the facts, as it can be named from anywhere in the file.</summary>
    public static string Facts(ActivationModel model) => Helper(model, "Facts");

    private static string Helper(ActivationModel model, string suffix) =>
        $"global::{TypeFrame.HelperNamespace}.{model.Bound.Declaration.Name}{suffix}";
}
