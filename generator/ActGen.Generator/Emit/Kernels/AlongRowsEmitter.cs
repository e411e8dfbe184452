using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>
/// Writes the kernel of one direction a second time, for whole rows: an element after another as they lie, each with the parameters of its
/// column.
/// </summary>
/// <param name="writer">Takes the text.</param>
/// <param name="parameters">The parameter elements and their places.</param>
/// <param name="walk">How results are stored.</param>
internal sealed class AlongRowsEmitter(SourceWriter writer, IReadOnlyDictionary<string, int> parameters, WalkText walk)
{
    /// <summary>The end of the names of the methods, after the direction.</summary>
    public const string Suffix = "AlongRows";

    /// <summary>Whether an activation has such kernels.</summary>
    public static bool Suits(ActivationModel model) =>
        model.Kernels is ElementKernels { GoesAlongRows: true } && model.Bound.Inputs.Length == 1 && model.Bound.Outputs.Length == 1
        && model.Bound.Learnables.Length > 0 && model.Bound.Learnables.All(l => l.Declaration.Per != Per.Layer);

    public void Write(Direction direction, RowLoop loop)
    {
        var names = new Names(parameters);
        var steps = KernelEmitter.Steps(writer, names, walk, isCommented: false, Column);
        names.Join(Bounds.Inner(
            loop.Before.Concat(loop.Body),
            loop.Results.Concat(loop.Sums.SelectMany(s => s.Terms).SelectMany(t => new[] { t.Gradient, t.Derivative }))));
        KernelRoles.Name(names, loop, direction);
        writer.Line(KernelEmitter.Optimized);
        writer.Open($"public static void {direction}{Suffix}(\n    {KernelSignature.Of(direction).Parameters})");
        writer.Open("for (nint row = 0, at = 0; row < walk.Rows; row++)");
        writer.Open("for (nint column = 0; column < walk.InputStride; column += Count, at += Count)");
        foreach (var operation in loop.Before.Concat(loop.Body))
        {
            steps.Write(operation);
        }

        foreach (var sum in loop.Sums)
        {
            var (total, place) = (names.Sum(sum.Total), Column(loop.ParameterGradients.ToList().IndexOf(sum.Total)));
            writer.Line($"{OperationText.Vector} {total} = Load(in dparameters{place});");
            foreach (var (gradient, derivative) in sum.Terms)
            {
                writer.Line(OperationText.Accumulate(total, names.Of(gradient), names.Of(derivative)));
            }

            writer.Line($"Store({total}, ref dparameters{place});");
        }

        KernelEmitter.WriteResults(writer, names, walk, direction, loop.Results);
        writer.Close().Close().Close();
    }

    // Where the block of columns lies in a parameter element.
    private static string Column(int element) => element switch
    {
        0 => ", column",
        1 => ", walk.InputStride + column",
        _ => $", ({element} * walk.InputStride) + column",
    };
}
