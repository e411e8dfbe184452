using ActGen.Generator.Diagnostics;
using ActGen.Generator.Read;

namespace ActGen.Generator.Bind;

/// <summary>What binds and cannot be compiled by the stages after this one yet: a row for each, to be removed with the limit.</summary>
internal static class Limits
{
    private static readonly (Func<BoundActivation, bool> Holds, string Feature)[] Rows =
    {
        (a => a.Declaration.Mix is { Combine: Combine.Product }, "Combine.Product"),
    };

    /// <summary>The first limit that an activation exceeds; null where it can be compiled.</summary>
    public static Finding? Check(BoundActivation activation)
    {
        var row = Rows.FirstOrDefault(r => r.Holds(activation));
        return row.Feature is null ? null : Mistakes.NotSupportedYet(activation.Declaration.Name, $"it uses {row.Feature}");
    }
}
