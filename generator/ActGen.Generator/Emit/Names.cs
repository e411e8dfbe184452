using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>The names of the local variables of a kernel: parameters by their own, steps by what they do.</summary>
/// <param name="parameters">The parameter elements in order, such as <c>alpha</c> or <c>w[0]</c>.</param>
internal sealed class Names(IReadOnlyList<string> parameters)
{
    private static readonly Dictionary<OpCode, string> Stems = new()
    {
        [OpCode.Input] = "input",
        [OpCode.Output] = "output",
        [OpCode.OutputGradient] = "gradient",
        [OpCode.Kept] = "kept",
        [OpCode.Add] = "sum",
        [OpCode.Subtract] = "difference",
        [OpCode.Multiply] = "product",
        [OpCode.Divide] = "quotient",
        [OpCode.Negate] = "negative",
        [OpCode.FusedMultiplyAdd] = "fused",
        [OpCode.Less] = "isBelow",
        [OpCode.LessOrEqual] = "isAtMost",
        [OpCode.Equal] = "isEqual",
        [OpCode.And] = "all",
        [OpCode.Or] = "any",
        [OpCode.Not] = "not",
        [OpCode.Select] = "chosen",
        [OpCode.Wide] = "wide",
        [OpCode.WideAdd] = "wideSum",
        [OpCode.WideMultiply] = "wideProduct",
        [OpCode.WideHead] = "head",
        [OpCode.WideTail] = "tail",
    };

    // The parameters and loop variables of the methods that the steps stand in: step(u) is a step, and so is the counter of a loop.
    private static readonly string[] Frame =
    {
        "x", "y", "dx", "dy", "parameters", "dparameters", "walk", "row", "at", "from", "to",
        "block", "first", "steps", "rows", "part", "lane", "step", "columns", "scratch", "columnGradients", "target",
    };

    private readonly Dictionary<string, int> _indices =
        parameters.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);

    private readonly Dictionary<Operation, string> _names = new();
    private readonly Dictionary<Operation, string> _secondNames = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(Frame, StringComparer.Ordinal);

    public int IndexOf(string parameter) => _indices[parameter];

    public string Of(Operation operation) => operation.Code switch
    {
        OpCode.Constant => operation.Value == 0 ? "Vector.Zero" : $"Vector.Create({Literal.Float(operation.Value)})",
        OpCode.PairSecond => _secondNames[operation.Operands[0]],
        _ => _names[operation],
    };

    /// <summary>Names a step that is about to be written.</summary>
    public string Declare(Operation operation)
    {
        if (operation.Code == OpCode.PairFirst)
        {
            var (first, second) = PairFusion.PartsOf(operation.Name);
            _names[operation] = Unique(Camel(first));
            _secondNames[operation] = Unique(Camel(second));
            return _names[operation];
        }

        var stem = operation.Code switch
        {
            OpCode.Parameter or OpCode.ColumnParameter => "p" + Pascal(Identifier(operation.Name)),
            OpCode.Input or OpCode.Output or OpCode.OutputGradient => Stems[operation.Code] + Pascal(operation.Name),
            OpCode.Reduction => operation.Name,
            OpCode.Call => Camel(operation.Name),
            _ => Stems[operation.Code],
        };
        return _names[operation] = Unique(stem);
    }

    /// <summary>The name of the second result of a call that has two.</summary>
    public string Pair(Operation operation) => _secondNames.TryGetValue(operation, out var name) ? name : "";

    /// <summary>The accumulator of a gradient.</summary>
    public string Sum(Operation total) => _names[total] = Unique("d" + Pascal(Identifier(total.Name)));

    /// <summary>A name for something that is no step.</summary>
    public string Free(string stem) => Unique(stem);

    // The first of its kind needs no number. A stem may end in one itself: sum2 is the second sum, or the total of the second row function.
    private string Unique(string stem)
    {
        string name;
        do
        {
            _counts.TryGetValue(stem, out var count);
            _counts[stem] = count + 1;
            name = count == 0 ? stem : stem + (count + 1);
        }
        while (!_used.Add(name));
        return name;
    }

    private static string Pascal(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    private static string Identifier(string name)
    {
        var text = name.StartsWith("sum of ", StringComparison.Ordinal) ? name.Substring(7) : name;
        return new string(text.Where(c => char.IsLetterOrDigit(c) || c == '_').ToArray());
    }
}
