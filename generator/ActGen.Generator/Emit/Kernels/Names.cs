using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Read;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>The names of the local variables of a kernel: parameters by their own, steps by what they are.</summary>
/// <param name="parameters">
/// The parameter elements, such as <c>alpha</c> or <c>w[0]</c>, with their place; shared by the methods of a kernel.
/// </param>
internal sealed class Names(IReadOnlyDictionary<string, int> parameters)
{
    // The parameters and loop variables of the methods that the steps stand in: step(u) is a step, and so is the counter of a loop.
    private static readonly string[] Frame =
    {
        "xs", "ys", "dxs", "dys", "parameters", "dparameters", "walk", "row", "at", "from", "to",
        "block", "first", "steps", "rows", "part", "lane", "step", "columns", "saved", "columnGradients", "target", "sums",
    };

    private readonly QuantityNames _quantities = new();
    private HashSet<Operation> _within = new();
    private readonly Dictionary<Operation, string> _names = new();
    private readonly Dictionary<Operation, string> _secondNames = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(Frame, StringComparer.Ordinal);

    /// <summary>The place of each parameter element.</summary>
    public static IReadOnlyDictionary<string, int> Places(IReadOnlyList<string> parameters) =>
        parameters.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);

    public int IndexOf(string parameter) => parameters[parameter];

    /// <summary>The parameter element at a place.</summary>
    public string ParameterAt(int place) => parameters.First(p => p.Value == place).Key;

    public string Of(Operation operation) => operation.Code switch
    {
        OpCode.Constant => operation.Value == 0 ? "Zero" : $"Create({Literal.Float(operation.Value)})",
        OpCode.PairSecond when !_names.ContainsKey(operation) => _secondNames[operation.Operands[0]],
        _ => _names[operation],
    };

    /// <summary>Says which steps are written within the only one that needs them.</summary>
    public void Join(HashSet<Operation> within) => _within = within;

    /// <summary>Whether a step is written within another one.</summary>
    public bool IsWithin(Operation operation) => _within.Contains(operation);

    /// <summary>Leaves a step to the one that it is written within.</summary>
    public void Leave(Operation operation, string text)
    {
        _quantities.Of(operation);
        _names[operation] = text;
    }

    /// <summary>Names a step that is about to be written.</summary>
    public string Declare(Operation operation)
    {
        if (operation.Code == OpCode.PairFirst)
        {
            _secondNames[operation] = Unique(_quantities.Second(operation));
        }

        return _names[operation] = Unique(_quantities.Of(operation));
    }

    /// <summary>
    /// Names a step after what it is to the kernel, such as <c>slope</c>, unless it is named after a quantity of the formula.
    /// </summary>
    public void Role(Operation operation, string role) => _quantities.Role(operation, role);

    /// <summary>The name of the second result of a call that has two.</summary>
    public string Pair(Operation operation) => _secondNames.TryGetValue(operation, out var name) ? name : "";

    /// <summary>The accumulator of a gradient.</summary>
    public string Sum(Operation total) => _names[total] = Unique("d" + QuantityNames.Pascal(QuantityNames.Identifier(total.Name)));

    /// <summary>A name for something that is no step.</summary>
    public string Free(string stem) => Unique(stem);

    // The first of its kind needs no number. A stem may end in one itself: sum2 is the second sum, or the total of the second reduction.
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
        return TypeShape.Escaped(name);
    }
}
