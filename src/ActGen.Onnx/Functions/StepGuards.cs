using System.Collections.Frozen;
using ActGen.Programs;

namespace ActGen.Onnx.Functions;

/// <summary>
/// The conditions under which anything asks for a step: those of the selections that all its uses lie behind. Elsewhere a step may take
/// harmless arguments in place of those that give infinities and NaN, which <c>Where</c> would drop, but trainers and quantizers would
/// meet.
/// </summary>
internal sealed class StepGuards
{
    // Arguments of which functions are finite that are not finite everywhere. The functions of ONNX alone have no others.
    private static readonly FrozenDictionary<string, float[]> HarmlessArguments = new Dictionary<string, float[]>
    {
        ["Exp"] = [0],
        ["Expm1"] = [0],
        ["Log"] = [1],
        ["Log1p"] = [0],
        ["Log2"] = [1],
        ["Pow"] = [1, 1],
        ["Sqrt"] = [1],
        ["Asin"] = [0],
        ["Acos"] = [0],
        ["Sinh"] = [0],
        ["Cosh"] = [0],
        ["Acosh"] = [1],
        ["Atanh"] = [0],
        ["Exprel"] = [0],
        ["Exprel2"] = [0],
        ["Log1prel"] = [0, 1],
    }.ToFrozenDictionary();

    // A step that more ways lead to counts as one that is asked for everywhere.
    private const int MostWays = 4;

    private static readonly IReadOnlyList<FrozenSet<Guard>> Everywhere = [FrozenSet<Guard>.Empty];

    private readonly IReadOnlyList<FrozenSet<Guard>>?[] _ways;

    /// <summary>Looks through a procedure.</summary>
    /// <param name="procedure">The procedure.</param>
    public StepGuards(Procedure procedure)
    {
        _ways = new IReadOnlyList<FrozenSet<Guard>>?[procedure.Instructions.Length];
        foreach (var result in procedure.Results)
        {
            _ways[result] = Everywhere;
        }

        // What uses a step comes after it.
        for (var step = _ways.Length - 1; step >= 0; step--)
        {
            var instruction = procedure.Instructions[step];
            for (var i = 0; i < instruction.Operands.Length && _ways[step] is { } own; i++)
            {
                var operand = instruction.Operands[i];
                _ways[operand] = Joined([.. _ways[operand] ?? [], .. Asked(instruction, i, own)]);
            }
        }
    }

    /// <summary>
    /// The conditions under which a step is asked for: of some way, all of them. None where it is asked for everywhere, or nowhere.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Guard>> Of(int step) => _ways[step] is { } ways && ways.All(way => way.Count > 0)
        ? [.. ways.Select(way => way.OrderBy(g => g.Condition).ToList())]
        : [];

    /// <summary>Arguments for which a step is finite; null where it is for all, or is not the one to change them.</summary>
    public static float?[]? Harmless(Instruction step) => step.Code switch
    {
        OpCode.Divide => [null, 1],
        OpCode.Call when HarmlessArguments.TryGetValue(step.Function, out var arguments) => [.. arguments.Select(a => (float?)a)],
        _ => null,
    };

    // The ways by which a step asks for an operand.
    private static IEnumerable<FrozenSet<Guard>> Asked(Instruction instruction, int operand, IReadOnlyList<FrozenSet<Guard>> own)
    {
        var guard = new Guard(instruction.Operands[0], Holds: operand == 1);
        return instruction.Code switch
        {
            // The steps of a slow path are not taken.
            OpCode.InDouble when operand != 1 => [],
            OpCode.Select when operand > 0 =>
                own.Where(way => !way.Contains(guard.Opposite())).Select(way => way.Append(guard).ToFrozenSet()),
            // Other columns may ask where this one does not.
            _ when instruction.IsReduction => Everywhere,
            _ => own,
        };
    }

    private static IReadOnlyList<FrozenSet<Guard>>? Joined(List<FrozenSet<Guard>> ways)
    {
        // Whether a condition holds does not matter where both ways go on alike.
        for (var i = 0; i < ways.Count; i++)
        {
            var way = ways[i];
            ways.AddRange(way.Where(g => ways.Exists(o => o.SetEquals(way.Except([g]).Append(g.Opposite()))))
                .Select(g => way.Except([g]).ToFrozenSet()).Where(w => !ways.Exists(o => o.SetEquals(w))).ToList());
        }

        List<FrozenSet<Guard>> least = [];
        foreach (var way in ways.OrderBy(w => w.Count))
        {
            if (!least.Exists(way.IsSupersetOf))
            {
                least.Add(way);
            }
        }

        return least.Count switch
        {
            0 => null,
            > MostWays => Everywhere,
            _ => least,
        };
    }
}

/// <summary>A condition that must hold, or must not.</summary>
/// <param name="Condition">The step that gives the condition.</param>
/// <param name="Holds">Whether it must hold.</param>
internal readonly record struct Guard(int Condition, bool Holds)
{
    /// <summary>The same condition the other way.</summary>
    public Guard Opposite() => this with { Holds = !Holds };
}
