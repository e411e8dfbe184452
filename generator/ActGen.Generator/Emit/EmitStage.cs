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
        },
        writer =>
        {
            new DoubleFormEmitter(model).WriteForms(writer);
            WidthsEmitter.WriteKernels(writer, model);
        });

    // The compiler adds the name of the file, and metadata takes no more than 1023 bytes.
    private const int LongestName = 100;

    /// <summary>The kernel, as it can be named from anywhere in the file.</summary>
    public static string Kernel(ActivationModel model) => $"global::{TypeFrame.HelperNamespace}.{KernelName(model)}";

    /// <summary>The namespace of the slow paths.</summary>
    public const string SlowNamespace = $"{TypeFrame.HelperNamespace}.InDouble";

    /// <summary>The class of the slow paths, as it can be named from anywhere in the file.</summary>
    public static string Slow(ActivationModel model) => $"global::{SlowNamespace}.{SlowName(model)}";

    /// <summary>The name of the class of the slow paths.</summary>
    public static string SlowName(ActivationModel model) => Helper(model, "InDouble");

    /// <summary>The class of the facts, as it can be named from anywhere in the file.</summary>
    public static string Facts(ActivationModel model) => $"global::{TypeFrame.HelperNamespace}.{FactsName(model)}";

    /// <summary>The name of the type of the kernel, which no other file sees.</summary>
    public static string KernelName(ActivationModel model) => Helper(model, "Kernel");

    /// <summary>The name of the class of the facts, which no other file sees.</summary>
    public static string FactsName(ActivationModel model) => Helper(model, "Facts");

    private static string Helper(ActivationModel model, string suffix)
    {
        var name = model.Bound.Declaration.Name;
        return (name.Length <= LongestName ? name : name.Substring(0, LongestName)) + suffix;
    }
}
