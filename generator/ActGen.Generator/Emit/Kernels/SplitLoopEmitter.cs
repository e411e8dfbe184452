using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes a loop over rows in parts: a method that goes from block to block of rows, and a method for each part.</summary>
/// <param name="writer">Takes the text.</param>
/// <param name="parameters">The parameter elements and their places.</param>
/// <param name="walk">How the loops walk over rows.</param>
internal sealed class SplitLoopEmitter(SourceWriter writer, IReadOnlyDictionary<string, int> parameters, WalkText walk)
{
    // The rows of a block, fewer where much is saved of each: it stays in the first-level cache, and on the stack.
    private const int MostRows = 64;
    private const int MostKept = 1024;

    private int _blockRows = MostRows;

    public void Write(Direction direction, string name, RowLoop loop, IReadOnlyList<LoopPass> parts, bool isPublic)
    {
        var places = parts.SelectMany(p => p.Saves).Select(k => k.Place + 1).DefaultIfEmpty(1).Max();
        _blockRows = Math.Max(1, Math.Min(MostRows, MostKept / places));
        WriteBlocks(direction, name, loop, parts, places, isPublic);
        for (var i = 0; i < parts.Count; i++)
        {
            writer.Line();
            WritePart($"{name}{i + 1}", direction, loop, parts[i]);
        }

        if (HasEnd(loop))
        {
            writer.Line();
            WriteEnd(name, loop);
        }
    }

    private static bool HasEnd(RowLoop loop) => loop.ParameterGradients.Any(g => g is not null);

    private void WriteBlocks(
        Direction direction, string name, RowLoop loop, IReadOnlyList<LoopPass> parts, int places, bool isPublic)
    {
        var signature = KernelSignature.Of(direction);
        writer.Line($"// Too long for one method: {parts.Count} parts go over blocks of {_blockRows} rows, one after another.");
        writer.Open($"{(isPublic ? "public" : "private")} static void {name}(\n    {signature.Parameters})");
        writer.Line($"global::System.Span<float> saved = stackalloc float[{places} * {_blockRows} * Count];");
        writer.Line($"global::System.Span<float> sums = stackalloc float[{Math.Max(1, loop.Sums.Count)} * Count];");
        writer.Open($"for (nint row = 0; row < walk.Rows; row += {_blockRows})");
        writer.Line($"RowWalk block = walk.Block(row, {_blockRows});");
        foreach (var (memory, isWritten, stride) in signature.Memory.Where(m => m.Stride is not null))
        {
            writer.Line(isWritten
                ? $"ref float {memory}Block = ref Unsafe.Add(ref {memory}, row * walk.{stride});"
                : $"ref readonly float {memory}Block = ref Unsafe.Add(ref Unsafe.AsRef(in {memory}), row * walk.{stride});");
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var arguments = Memory(direction, parts[i]).Select(m => m.Memory.Passed(m.Place));
            writer.Line($"{name}{i + 1}({string.Join(", ", arguments)}, block);");
        }

        writer.Close();
        if (HasEnd(loop))
        {
            writer.Line($"{name}End(in parameters, in sums[0], ref dparameters);");
        }

        writer.Close();
    }

    // The memory that a part touches, in the order of its parameters, and the place in it where a block begins.
    private static IEnumerable<(KernelMemory Memory, string Place)> Memory(Direction direction, LoopPass part)
    {
        var result = Directions.Result(direction) + "s";
        return new (bool IsTouched, string Name, bool IsWritten, string Place)[]
        {
            (part.Body.Any(o => o.Code == OpCode.Input), "xs", false, "xsBlock"),
            (part.Body.Any(o => o.Code == OpCode.Output), "ys", false, "ysBlock"),
            (part.Body.Any(o => o.Code == OpCode.OutputGradient), "dys", false, "dysBlock"),
            (part.Before.Any(o => o.Code == OpCode.Parameter), "parameters", false, "parameters"),
            (part.Results.Count > 0, result, true, result + "Block"),
            (part.Sums.Count > 0, "sums", true, "sums[0]"),
            (part.Saves.Count + part.Reads.Count > 0, "saved", true, "saved[0]"),
        }.Where(m => m.IsTouched).Select(m => (new KernelMemory(m.Name, m.IsWritten), m.Place));
    }

    private void WritePart(string name, Direction direction, RowLoop loop, LoopPass part)
    {
        var names = new Names(parameters);
        var steps = KernelEmitter.Steps(writer, names, walk, isCommented: false);
        names.Join(Bounds.Inner(
            part.Before.Concat(part.Body),
            part.Results.Concat(part.Saves.Select(k => k.Value)).Concat(part.Sums.SelectMany(s => new[] { s.Gradient, s.Derivative }))));
        KernelRoles.Name(names, loop, part, direction);
        writer.Line(KernelEmitter.Optimized);
        var memory = Memory(direction, part).Select(m => m.Memory.Parameter);
        writer.Open($"private static void {name}({string.Join(", ", memory)}, RowWalk walk)");
        foreach (var operation in part.Before)
        {
            steps.Write(operation);
        }

        var sums = part.Sums.Select(s => s.Sum).Distinct().ToList();
        foreach (var sum in sums)
        {
            writer.Line($"{OperationText.Vector} {names.Sum(loop.Sums[sum].Total)} = Load(in sums{KernelEmitter.Offset(sum)});");
        }

        writer.Open(walk.Loop);
        foreach (var (value, place) in part.Reads)
        {
            writer.Line($"{OperationText.Vector} {names.Declare(value)} = Load(in saved, {Place(place)});");
        }

        foreach (var operation in part.Body)
        {
            steps.Write(operation);
        }

        foreach (var (value, place) in part.Saves)
        {
            writer.Line($"Store({names.Of(value)}, ref saved, {Place(place)});");
        }

        foreach (var (sum, gradient, derivative) in part.Sums)
        {
            writer.Line(OperationText.Accumulate(names.Of(loop.Sums[sum].Total), names.Of(gradient), names.Of(derivative)));
        }

        KernelEmitter.WriteResults(writer, names, walk, direction, part.Results);
        writer.Close();
        if (sums.Count > 0)
        {
            writer.Line();
            foreach (var sum in sums)
            {
                writer.Line($"Store({names.Of(loop.Sums[sum].Total)}, ref sums{KernelEmitter.Offset(sum)});");
            }
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
            writer.Line($"{OperationText.Vector} {names.Sum(loop.Sums[i].Total)} = Load(in sums{KernelEmitter.Offset(i)});");
        }

        KernelRoles.Name(names, loop.ParameterGradients);
        var isThere = new HashSet<Operation>(loop.Sums.Select(s => s.Total));
        foreach (var operation in OperationOrder.Of(loop.ParameterGradients.OfType<Operation>()).Where(o => !isThere.Contains(o)))
        {
            steps.Write(operation);
        }

        KernelEmitter.WriteStores(writer, names, loop);
        writer.Close();
    }

    private string Place(int place) => place == 0 ? "row * Count" : $"({place * _blockRows} + row) * Count";
}
