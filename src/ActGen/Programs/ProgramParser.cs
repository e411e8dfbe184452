using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace ActGen.Programs;

/// <summary>
/// Reads one procedure: <c>name operand operand;</c> step after step, where an operand is the number of an earlier step, then <c>y</c> with
/// the results and <c>d</c> with the gradients of the parameters. What it accepts, programs can rely on: operands are of the right kind and
/// number.
/// </summary>
/// <param name="info">The activation.</param>
/// <param name="direction">What is read, for messages.</param>
/// <param name="parameters">How many parameter elements there are.</param>
/// <param name="inDouble">How many inputs a slow path in double precision has; null for other procedures.</param>
internal sealed class ProgramParser(ActivationInfo info, string direction, int parameters, int? inDouble = null)
{
    private const ValueKind Number = ValueKind.Number;
    private const ValueKind Condition = ValueKind.Condition;
    private const ValueKind DoubleFloat = ValueKind.DoubleFloat;

    // The names are those of the generator's ProgramEmitter.
    private static readonly FrozenDictionary<string, (OpCode Code, ValueKind[] Operands)> Operations =
        new Dictionary<string, (OpCode, ValueKind[])>
        {
            ["+"] = (OpCode.Add, [Number, Number]),
            ["-"] = (OpCode.Subtract, [Number, Number]),
            ["*"] = (OpCode.Multiply, [Number, Number]),
            ["/"] = (OpCode.Divide, [Number, Number]),
            ["n"] = (OpCode.Negate, [Number]),
            ["f"] = (OpCode.FusedMultiplyAdd, [Number, Number, Number]),
            ["<"] = (OpCode.Less, [Number, Number]),
            ["l"] = (OpCode.LessOrEqual, [Number, Number]),
            ["="] = (OpCode.Equal, [Number, Number]),
            ["&"] = (OpCode.And, [Condition, Condition]),
            ["|"] = (OpCode.Or, [Condition, Condition]),
            ["!"] = (OpCode.Not, [Condition]),
            ["?"] = (OpCode.Select, [Condition, Number, Number]),
            ["w"] = (OpCode.DoubleFloat, [Number]),
            ["a"] = (OpCode.DoubleFloatAdd, [DoubleFloat, DoubleFloat]),
            ["m"] = (OpCode.DoubleFloatMultiply, [DoubleFloat, DoubleFloat]),
            ["h"] = (OpCode.DoubleFloatHigh, [DoubleFloat]),
            ["t"] = (OpCode.DoubleFloatLow, [DoubleFloat]),
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, OpCode> Reductions = new Dictionary<string, OpCode>
    {
        ["rowsum"] = OpCode.RowSum,
        ["rowmean"] = OpCode.RowMean,
        ["rowmax"] = OpCode.RowMax,
        ["rowmaxshift"] = OpCode.RowMaxShift,
    }.ToFrozenDictionary();

    private readonly ImmutableArray<Instruction>.Builder _instructions = ImmutableArray.CreateBuilder<Instruction>();
    private ImmutableArray<int> _results = [];
    private ImmutableArray<int?> _gradients = [];
    private string _statement = "";
    private bool _isRow;

    /// <summary>Reads a procedure, and behind a mark what it is in double precision.</summary>
    public Procedure Parse(string text)
    {
        var parts = text.Split('#');
        var procedure = ParseOne(parts[0]);
        return parts.Length == 1
            ? procedure
            : procedure with { InDouble = new ProgramParser(info, $"{direction} row", parameters) { _isRow = true }.ParseOne(parts[1]) };
    }

    private Procedure ParseOne(string text)
    {
        foreach (var statement in text.Split(';'))
        {
            _statement = statement;
            Read(statement.Split(' '));
        }

        return _results.IsEmpty ? throw Wrong("has no results") : new(_instructions.ToImmutable(), _results, _gradients);
    }

    private void Read(string[] words)
    {
        var operands = words.AsSpan(1);
        switch (words[0])
        {
            case "y":
                _results = Steps(operands);
                break;
            case "d":
                _gradients = [.. words.Skip(1).Select(w => w == "-" ? (int?)null : Step(w, Number))];
                break;
            default:
                _instructions.Add(Instruction(words[0], operands));
                break;
        }
    }

    private Instruction Instruction(string name, ReadOnlySpan<string> operands)
    {
        if (Operations.TryGetValue(name, out var row))
        {
            return new(row.Code, Operands(operands, row.Operands));
        }

        if (Reductions.TryGetValue(name, out var reduction))
        {
            return operands.Length == 2
                ? new(reduction, Steps(operands[..1])) { Chains = Index(operands[1..], int.MaxValue) }
                : throw Wrong($"has {operands.Length} operands, not 2");
        }

        return name switch
        {
            "x" when inDouble is { } inputs => new(OpCode.Input, []) { Index = Index(operands, inputs) },
            "k" when _isRow || inDouble is not null => new(OpCode.Constant, []) { PreciseConstant = PreciseBits(operands) },
            "i" or "e" when !_isRow && inDouble is null && operands.Length > 2 =>
                InDouble(operands[..^1], operands[^1], isExtended: name == "e"),
            "c" => new(OpCode.Constant, []) { Constant = Bits(operands) },
            "x" => new(OpCode.Input, []) { Index = Index(operands, info.Inputs.Count) },
            "o" => new(OpCode.Output, []) { Index = Index(operands, info.Outputs) },
            "g" => new(OpCode.OutputGradient, []) { Index = Index(operands, info.Outputs) },
            "p" => new(OpCode.Parameter, []) { Index = Index(operands, parameters) },
            "s" => new(OpCode.Total, Steps(operands)),
            _ => Call(name, operands),
        };
    }

    private Instruction InDouble(ReadOnlySpan<string> operands, string body, bool isExtended) =>
        new(OpCode.InDouble, Operands(operands, [Condition, .. Enumerable.Repeat(Number, operands.Length - 1)]))
        {
            Body = new ProgramParser(info, direction, parameters, operands.Length - 2).Parse(body.Replace(',', ';').Replace(':', ' ')),
            IsExtended = isExtended,
        };

    private Instruction Call(string name, ReadOnlySpan<string> operands) => PrimitiveFunction.Find(name) is { } function
        ? new(OpCode.Call, Operands(operands, [.. Enumerable.Repeat(Number, function.Arity)])) { Function = name }
        : throw Wrong($"calls '{name}', which is none of the primitives");

    private ImmutableArray<int> Operands(ReadOnlySpan<string> words, ReadOnlySpan<ValueKind> kinds)
    {
        if (words.Length != kinds.Length)
        {
            throw Wrong($"has {words.Length} operands, not {kinds.Length}");
        }

        var steps = ImmutableArray.CreateBuilder<int>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            steps.Add(Step(words[i], kinds[i]));
        }

        return steps.MoveToImmutable();
    }

    private ImmutableArray<int> Steps(ReadOnlySpan<string> words) =>
        words.IsEmpty ? throw Wrong("has no operands") : Operands(words, [.. Enumerable.Repeat(Number, words.Length)]);

    private int Step(string word, ValueKind kind)
    {
        var step = Index([word], _instructions.Count);
        return _instructions[step].Kind == kind
            ? step
            : throw Wrong($"takes step {step}, which is no {kind.ToString().ToLowerInvariant()}");
    }

    private int Index(ReadOnlySpan<string> words, int count) =>
        words.Length == 1 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
            ? index
            : throw Wrong($"has '{string.Join(' ', words!)}' where there is one number below {count}");

    private float Bits(ReadOnlySpan<string> words) =>
        words.Length == 1 && uint.TryParse(words[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? BitConverter.UInt32BitsToSingle(bits)
            : throw Wrong("has no bits of a float");

    private double PreciseBits(ReadOnlySpan<string> words) =>
        words.Length == 1 && ulong.TryParse(words[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? BitConverter.UInt64BitsToDouble(bits)
            : throw Wrong("has no bits of a double");

    private FormatException Wrong(string what) => new(
        $"The {direction} program of '{info.Name}' cannot be read: '{_statement}', step {_instructions.Count}, {what}. "
        + "Build the activation again with the generator of this version.");
}
