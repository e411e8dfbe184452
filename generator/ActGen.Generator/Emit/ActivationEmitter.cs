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
            writer.Open("namespace " + TypeFrame.HelperNamespace);
            InfoEmitter.Write(writer, model);
            writer.Close();
            WidthsEmitter.Write(writer, model);
        });

    /// <summary>What holds the facts, as it can be named from anywhere in the file.</summary>
    public static string Facts(ActivationModel model) => $"global::{TypeFrame.HelperNamespace}.{model.Bound.Declaration.Name}Facts";
}
