using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>The comment above the kernels of an activation: what they compute, and which repairs applied.</summary>
internal static class KernelComment
{
    // Longer formulas are in the documentation of the type, broken by the editor.
    private const int Longest = 120;

    public static void Write(SourceWriter writer, ActivationModel model)
    {
        foreach (var line in Lines(model))
        {
            writer.Line("// " + (line.Length <= Longest ? line : line.Substring(0, Longest - 4).TrimEnd() + " ..."));
        }
    }

    private static IEnumerable<string> Lines(ActivationModel model)
    {
        var values = model.Values.Select(v => v.ToString()).ToList();
        for (var i = 0; i < values.Count; i++)
        {
            yield return $"{Numbered("y", i, values.Count)} = {values[i]}";
        }

        // With reductions the gradient is a formula of its own, dy included.
        var inputs = model.Bound.Inputs.Select(v => v.Name).ToList();
        foreach (var derivative in model.Derivatives)
        {
            var sum = model.Kernels is RowKernels
                ? derivative.Text
                : string.Join(" + ", derivative.Formulas.Select((f, i) => $"{Numbered("dy", i, values.Count)} * ({f})"));
            yield return $"d{derivative.Of} {(inputs.Contains(derivative.Of) ? "=" : "+=")} {sum}";
        }

        foreach (var repair in model.Repairs)
        {
            yield return $"Repaired: {repair}";
        }
    }

    private static string Numbered(string name, int index, int count) => count == 1 ? name : name + (index + 1);
}
