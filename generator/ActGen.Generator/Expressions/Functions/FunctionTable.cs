using System;
using System.Collections.Generic;
using System.Linq;

namespace ActGen.Generator.Expressions;

/// <summary>All functions of the formula language, one row each. To add a function, add a row (and its primitive, if it is new).</summary>
internal static partial class FunctionTable
{
    private static readonly Dictionary<string, Function> ByName =
        Language.Concat(Reductions).Concat(Repairs).ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The constants of the language.</summary>
    public static readonly IReadOnlyDictionary<string, double> Constants =
        new Dictionary<string, double>(StringComparer.Ordinal) { ["pi"] = Math.PI, ["e"] = Math.E };

    /// <summary>The functions a user may write.</summary>
    public static IEnumerable<Function> Public => Language.Concat(Reductions.Where(f => !f.IsInternal));

    /// <summary>Every function.</summary>
    public static IEnumerable<Function> All => ByName.Values;

    public static Function Get(string name) => ByName[name];

    public static bool TryGet(string name, out Function function) => ByName.TryGetValue(name, out function!);
}
