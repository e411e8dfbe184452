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
        },
        writer => WidthsEmitter.Write(writer, model));

    public static string InfoName(ActivationModel model) => model.Bound.Declaration.Name + "Facts";
}
