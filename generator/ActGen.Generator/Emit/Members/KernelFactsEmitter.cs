using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes what the driver must know of a kernel: where it differs from one input and one output, whether calls are costly, and the scopes
/// of parameters.
/// </summary>
internal static class KernelFactsEmitter
{
    public static void Write(SourceWriter writer, ActivationModel model)
    {
        var bound = model.Bound;
        if (bound.Inputs.Length != 1)
        {
            writer.Line($"public static int Inputs => {bound.Inputs.Length};");
        }

        if (bound.Outputs.Length != 1)
        {
            writer.Line($"public static int Outputs => {bound.Outputs.Length};");
        }

        if (bound.Declaration.Interleaved)
        {
            writer.Line("public static global::ActGen.InputLayout Layout => global::ActGen.InputLayout.Interleaved;");
        }

        if (model.Kernels is ElementKernels { HasCostlyCalls: true })
        {
            writer.Line("public static bool HasCostlyCalls => true;");
        }

        if (AlongRowsEmitter.Suits(model))
        {
            writer.Line("public static bool GoesAlongRows => true;");
        }

        var scopes = bound.Learnables.SelectMany(l => l.Elements.Select(_ => "global::ActGen.Per." + l.Declaration.Per));
        writer.Line($"public static global::System.ReadOnlySpan<global::ActGen.Per> ParameterScopes => [{string.Join(", ", scopes)}];");
    }
}
