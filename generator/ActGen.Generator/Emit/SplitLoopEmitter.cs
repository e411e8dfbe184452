using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes a loop over rows in parts: a method that goes from block to block of rows, and a method for each part.</summary>
/// <param name="writer">Takes the text.</param>
/// <param name="parameters">The parameter elements in order.</param>
/// <param name="walk">How the loops walk over rows.</param>
internal sealed class SplitLoopEmitter(SourceWriter writer, IReadOnlyList<string> parameters, WalkText walk)
{
    // The rows of a block: what is kept of them stays in the first-level cache.
    private const int BlockRows = 64;

    // What a part is given besides what the loop is: the sums so far, and what is kept.
    private const string More = "ref float sums, ref float kept, ";

    public void Write(string name, string signature, RowLoop loop, IReadOnlyList<LoopPass> parts, bool isPublic)
    {
        var partSignature = signature.Replace("RowWalk walk", More + "RowWalk walk").Replace("ref float dparameters, ", "");
        var isBackward = signature.Contains("dparameters");
        WriteBlocks(name, signature, loop, parts, isPublic, isBackward);
        for (var i = 0; i < parts.Count; i++)
        {
            writer.Line();
            WritePart($"{name}{i + 1}", name, partSignature, loop, parts[i]);
        }

        if (isBackward && loop.ParameterGradients.Any(g => g is not null))
        {
            writer.Line();
            WriteEnd(name, loop);
        }
    }

    private void WriteBlocks(string name, string signature, RowLoop loop, IReadOnlyList<LoopPass> parts, bool isPublic, bool isBackward)
    {
        var places = parts.SelectMany(p => p.Keeps).Select(k => k.Place + 1).DefaultIfEmpty(1).Max();
        writer.Line($"// Too long for one method: {parts.Count} parts go over blocks of {BlockRows} rows, one after another.");
        writer.Open($"{(isPublic ? "public" : "private")} static void {name}(\n    {signature})");
        writer.Line($"global::System.Span<float> kept = stackalloc float[{places} * {BlockRows} * Count];");
        writer.Line($"global::System.Span<float> sums = stackalloc float[{System.Math.Max(1, loop.Sums.Count)} * Count];");
        writer.Open($"for (nint row = 0; row < walk.Rows; row += {BlockRows})");
        writer.Line($"var block = walk.Block(row, {BlockRows});");
        foreach (var (type, argument, stride) in Streams(signature))
        {
            writer.Line(type == "ref"
                ? $"ref var {argument}Block = ref Unsafe.Add(ref {argument}, row * walk.{stride});"
                : $"ref readonly var {argument}Block = ref Unsafe.Add(ref Unsafe.AsRef(in {argument}), row * walk.{stride});");
        }

        var arguments = string.Concat(Streams(signature).Where(s => s.Type == "in").Select(s => $"in {s.Name}Block, ")) + "in parameters, "
            + string.Concat(Streams(signature).Where(s => s.Type == "ref").Select(s => $"ref {s.Name}Block, "));
        for (var i = 0; i < parts.Count; i++)
        {
            writer.Line($"{name}{i + 1}({arguments}ref sums[0], ref kept[0], block);");
        }

        writer.Close();
        if (isBackward && loop.ParameterGradients.Any(g => g is not null))
        {
            writer.Line($"{name}End(in parameters, in sums[0], ref dparameters);");
        }

        writer.Close();
    }

    private static IReadOnlyList<(string Type, string Name, string Stride)> Streams(string signature) => new[]
    {
        ("in", "xs", "InputStride"), ("in", "ys", "OutputStride"), ("in", "dys", "OutputStride"), ("ref", "ys", "OutputStride"), ("ref", "dxs", "InputStride"),
    }.Where(s => signature.Contains(s.Item1 == "in" ? $"ref readonly float {s.Item2}," : $"ref float {s.Item2},")).ToList();

    private void WritePart(string name, string direction, string signature, RowLoop loop, LoopPass part)
    {
        var names = new Names(parameters);
        var steps = KernelEmitter.Steps(writer, names, walk, isCommented: false);
        KernelRoles.Name(names, loop, direction);
        writer.Line(KernelEmitter.Optimised);
        writer.Open($"private static void {name}(\n    {signature})");
        foreach (var operation in part.Before)
        {
            steps.Write(operation);
        }

        var sums = part.Sums.Select(s => s.Sum).Distinct().ToList();
        foreach (var sum in sums)
        {
            writer.Line($"var {names.Sum(loop.Sums[sum].Total)} = Load(in sums{KernelEmitter.Offset(sum)});");
        }

        writer.Open(walk.Loop);
        foreach (var (value, place) in part.Reads)
        {
            writer.Line($"var {names.Declare(value)} = Load(in kept, {Place(place)});");
        }

        foreach (var operation in part.Body)
        {
            steps.Write(operation);
        }

        foreach (var (value, place) in part.Keeps)
        {
            writer.Line($"Store({names.Of(value)}, ref kept, {Place(place)});");
        }

        foreach (var (sum, gradient, derivative) in part.Sums)
        {
            writer.Line(OperationText.Accumulate(names.Of(loop.Sums[sum].Total), names.Of(gradient), names.Of(derivative)));
        }

        KernelEmitter.WriteResults(writer, names, walk, direction, part.Results);
        writer.Close();
        if (sums.Count > 0)
        {
            writer.Line().Line(string.Join("\n", sums.Select(s => $"Store({names.Of(loop.Sums[s].Total)}, ref sums{KernelEmitter.Offset(s)});")));
        }

        writer.Close();
    }

    private void WriteEnd(string name, RowLoop loop)
    {
        var names = new Names(parameters);
        var steps = KernelEmitter.Steps(writer, names, walk, isCommented: false);
        writer.Open($"private static void {name}End(ref readonly float parameters, ref readonly float sums, ref float dparameters)");
        for (var i = 0; i < loop.Sums.Count; i++)
        {
            writer.Line($"var {names.Sum(loop.Sums[i].Total)} = Load(in sums{KernelEmitter.Offset(i)});");
        }

        var isThere = new HashSet<Operation>(loop.Sums.Select(s => s.Total));
        foreach (var operation in OperationOrder.Of(loop.ParameterGradients.OfType<Operation>()).Where(o => !isThere.Contains(o)))
        {
            steps.Write(operation);
        }

        KernelEmitter.WriteStores(writer, names, loop);
        writer.Close();
    }

    private static string Place(int place) => place == 0 ? "row * Count" : $"({place * BlockRows} + row) * Count";
}
