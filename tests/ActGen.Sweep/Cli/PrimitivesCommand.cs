using System.CommandLine;
using System.Diagnostics;
using ActGen.Sweep.Primitives;
using ActGen.Tests.Numerics;

namespace ActGen.Sweep.Cli;

/// <summary>
/// The command <c>primitives</c>: every float for primitives of one variable, a sample of pairs for those of two, and whether primitives
/// with two results have the bits of those with one.
/// </summary>
internal static class PrimitivesCommand
{
    /// <summary>A primitive, the bound on its error, and how it is swept with a stride and a number of pairs.</summary>
    private sealed record Row(string Name, double Bound, Func<uint, long, Worst> Run);

    private static readonly Row[] Rows =
    [
        .. PrimitiveTable.Rows.Select(row => new Row(row.Name, row.Bound, (stride, _) => Sweeper.Run(row, stride))),
        .. PairPrimitiveTable.Rows.Select(row => new Row(row.Name, row.Bound, (_, pairs) => Sweeper.Run(row, pairs))),
        .. FusedPrimitiveTable.Rows.Select(row => new Row(row.Fused.Name, 0, (stride, _) => Sweeper.Run(row, stride))),
    ];

    /// <summary>The names of all primitives.</summary>
    public static IEnumerable<string> AllNames => Rows.Select(row => row.Name);

    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var names = Names.Argument("primitives to sweep");
        var (stride, pairs) = (CountOption.Stride(), CountOption.Pairs());
        var time = new Option<bool>("--time") { Description = "Print times per element at each width instead." };
        var command = new Command("primitives", "Compares float32 primitives with double precision.") { names, stride, pairs, time };
        command.SetAction(result => result.GetValue(time)
            ? Time(result.GetValue(names)!, output)
            : Sweep(result.GetValue(names)!, result.GetValue(stride), result.GetValue(pairs), output));
        return command;
    }

    private static int Sweep(string[] names, uint stride, long pairs, TextWriter output)
    {
        var isGood = true;
        foreach (var row in Names.Choose(Rows, row => row.Name, names, "primitive"))
        {
            var start = Stopwatch.GetTimestamp();
            var worst = row.Run(stride, pairs);
            isGood &= worst.Error <= row.Bound;
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            output.WriteLine($"{row.Name,-28} {worst.Error,8:F4} ulp (bound {row.Bound}) at {worst}  [{seconds:F1} s]");
        }

        return isGood ? SweepCommand.Good : SweepCommand.OutOfBounds;
    }

    private static int Time(string[] names, TextWriter output)
    {
        foreach (var row in Names.Choose(PrimitiveTable.Rows, row => row.Name, names, "primitive of one variable"))
        {
            output.WriteLine(Timing.Of(row));
        }

        return SweepCommand.Good;
    }
}
