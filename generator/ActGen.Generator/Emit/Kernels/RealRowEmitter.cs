using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the passes over a row in double precision, four columns at a time.</summary>
/// <param name="writer">Takes the text.</param>
internal sealed class RealRowEmitter(SourceWriter writer)
{
    private const string Row = "in global::ActGen.CompilerServices.RealRow row";

    // What is read for a variable, and whether it has a value for each column.
    private static readonly Dictionary<OpCode, (string Memory, bool IsColumn)> Reads = new()
    {
        [OpCode.Input] = ("X", true),
        [OpCode.Output] = ("Y", true),
        [OpCode.OutputGradient] = ("Dy", true),
        [OpCode.ColumnParameter] = ("ColumnParameter", true),
        [OpCode.Parameter] = ("LayerParameter", false),
        [OpCode.Reduction] = ("Reduction", false),
    };

    /// <summary>The directions of an activation that have such passes.</summary>
    public static IReadOnlyList<(Direction Direction, RealRowSchedule Schedule)> Schedules(ActivationModel model) =>
        model.Kernels is not RowKernels rows ? [] : new (Direction Direction, RowSchedule? Schedule)[]
        {
            (Direction.Forward, rows.Forward), (Direction.Backward, rows.Backward), (Direction.BackwardFromOutput, rows.BackwardFromOutput),
        }.Where(d => d.Schedule?.InDouble is not null).Select(d => (d.Direction, d.Schedule!.InDouble!)).ToList();

    public void Write(Direction direction, RealRowSchedule schedule)
    {
        PassDispatch.Write(writer, direction, $"int pass, {Row}", "in row", schedule.Passes.Count);
        for (var pass = 0; pass < schedule.Passes.Count; pass++)
        {
            Write($"{direction}{pass + 1}", schedule.Passes[pass], schedule.Leaves);
        }
    }

    private void Write(string name, RealRowPass pass, IReadOnlyDictionary<Variable, RowLeaf> leaves)
    {
        writer.Line();
        if (pass.Reduced is { } reduced)
        {
            writer.Line($"// The terms of {reduced.Symbol.Name}.");
        }

        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"private static void {name}({Row})");
        var read = pass.Values.SelectMany(Dependence.Variables).Distinct().Select(v => (Variable: v, Leaf: leaves[v]))
            .OrderBy(v => v.Leaf.Code).ThenBy(v => v.Leaf.Index).ToList();
        var names = read.Zip(DoubleFormEmitter.Names(Stems(read), "row", "at"), (r, name) => (r.Variable, name))
            .ToDictionary(p => p.Variable, p => p.name);
        foreach (var (variable, leaf) in read.Where(v => !Reads[v.Leaf.Code].IsColumn))
        {
            writer.Line($"{OperationText.Vector} {names[variable]} = row.{Reads[leaf.Code].Memory}({Text(leaf.Index)});");
        }

        writer.Open("for (int at = 0; at < row.Length; at += Count)");
        foreach (var (variable, leaf) in read.Where(v => Reads[v.Leaf.Code].IsColumn))
        {
            writer.Line($"{OperationText.Vector} {names[variable]} = row.{Reads[leaf.Code].Memory}({Text(leaf.Index)}, at);");
        }

        var values = RealText.Write(writer, pass.Values, RealDialect.InDouble, names);
        for (var i = 0; i < values.Count; i++)
        {
            writer.Line($"row.Set({Text(i)}, at, {RealText.Bare(values[i])});");
        }

        writer.Close().Close();
    }

    // Reductions have the name of the function.
    private static IEnumerable<string> Stems(IEnumerable<(Variable Variable, RowLeaf Leaf)> read) =>
        read.Select(r => r.Leaf.Code == OpCode.Reduction ? r.Leaf.Name : r.Variable.Name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
