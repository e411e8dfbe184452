using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>The parameters of the methods of a kernel over elements.</summary>
/// <param name="Memory">The memory that they read and write.</param>
internal sealed record KernelSignature(IReadOnlyList<KernelMemory> Memory)
{
    private const string InputStride = "InputStride";
    private const string OutputStride = "OutputStride";

    private static readonly Dictionary<Direction, KernelSignature> Rows = new()
    {
        [Direction.Forward] = new(new KernelMemory[]
        {
            new("xs", IsWritten: false, InputStride), new("parameters", IsWritten: false), new("ys", IsWritten: true, OutputStride),
        }),
        [Direction.Backward] = new(new KernelMemory[]
        {
            new("xs", IsWritten: false, InputStride), new("dys", IsWritten: false, OutputStride), new("parameters", IsWritten: false),
            new("dxs", IsWritten: true, InputStride), new("dparameters", IsWritten: true),
        }),
        [Direction.BackwardFromOutput] = new(new KernelMemory[]
        {
            new("xs", IsWritten: false, InputStride), new("ys", IsWritten: false, OutputStride), new("dys", IsWritten: false, OutputStride),
            new("parameters", IsWritten: false), new("dxs", IsWritten: true, InputStride), new("dparameters", IsWritten: true),
        }),
    };

    /// <summary>The parameters of the methods.</summary>
    public string Parameters => string.Join(", ", Memory.Select(m => m.Parameter).Append("RowWalk walk"));

    /// <summary>The same, passed on.</summary>
    public string Arguments => string.Join(", ", Memory.Select(m => m.Passed(m.Name)).Append("walk"));

    /// <summary>The parameters of the methods of a direction.</summary>
    public static KernelSignature Of(Direction direction) => Rows[direction];
}

/// <summary>Memory that a kernel is given.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="IsWritten">Whether it is written.</param>
/// <param name="Stride">The distance of its rows, as the walk calls it; null where it has none.</param>
internal sealed record KernelMemory(string Name, bool IsWritten, string? Stride = null)
{
    /// <summary>It as a parameter.</summary>
    public string Parameter => $"{(IsWritten ? "ref float" : "ref readonly float")} {Name}";

    /// <summary>A place in such memory as an argument.</summary>
    public string Passed(string place) => $"{(IsWritten ? "ref" : "in")} {place}";
}
