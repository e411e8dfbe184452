using ActGen.Numerics;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>Takes traced lanes through a procedure: what comes out is the operations to write down.</summary>
/// <param name="procedure">The procedure.</param>
/// <param name="leaf">
/// What stands for a step that something else computes: what is read from memory, sums over positions, reductions of a row. Null for the
/// rest.
/// </param>
/// <param name="inDouble">Makes sure that the function of a slow path is there, and gives its name after <c>actgen_</c>.</param>
internal sealed class ProgramTrace(Procedure procedure, Func<int, Instruction, string?> leaf, Func<Instruction, string> inDouble)
{
    private readonly Dictionary<int, TraceLanes> _numbers = [];
    private readonly Dictionary<int, DoubleFloat<TraceLanes>> _doubleFloats = [];
    private int _next;

    /// <summary>The operation that gives a step's result.</summary>
    public TraceNode Of(int step) => Number(step).Node;

    /// <summary>A running sum with the terms of a position: each product fused with it.</summary>
    /// <param name="step">The step that stands for the sum.</param>
    /// <param name="sum">The sum so far, in C.</param>
    public TraceNode Accumulated(int step, string sum)
    {
        var operands = procedure.Instructions[step].Operands;
        var total = new TraceLanes(new(TraceKind.Float, sum));
        if (operands.Length == 1)
        {
            return (total + Number(operands[0])).Node;
        }

        for (var i = 0; i < operands.Length; i += 2)
        {
            total = TraceLanes.FusedMultiplyAdd(Number(operands[i]), Number(operands[i + 1]), total);
        }

        return total.Node;
    }

    private TraceLanes Number(int step)
    {
        for (; _next <= step; _next++)
        {
            Trace(_next, procedure.Instructions[_next]);
        }

        return _numbers[step];
    }

    private void Trace(int step, Instruction instruction)
    {
        if (leaf(step, instruction) is { } text)
        {
            _numbers[step] = new(new(TraceKind.Float, text));
        }
        else if (instruction.Kind == ValueKind.DoubleFloat)
        {
            _doubleFloats[step] = InDoubleFloat(instruction);
        }
        else
        {
            _numbers[step] = Lane(instruction);
        }
    }

    // Called only where the condition holds.
    private TraceLanes InDouble(Instruction instruction)
    {
        var function = inDouble(instruction);
        var arguments = string.Join(", ", Enumerable.Range(2, instruction.Operands.Length - 2).Select(i => $"{{{i}}}"));
        return new(new(
            TraceKind.Float, $"{{0}} ? actgen_{function}({arguments}) : {{1}}",
            [.. instruction.Operands.Select((o, i) => (_numbers[o].Node, i == 0 ? TraceKind.Mask : TraceKind.Float))])
        {
            IsOpen = true,
            Callee = function,
        });
    }

    private DoubleFloat<TraceLanes> InDoubleFloat(Instruction instruction)
    {
        var operands = instruction.Operands;
        return instruction.Code switch
        {
            OpCode.DoubleFloat => DoubleFloat<TraceLanes>.Of(_numbers[operands[0]]),
            OpCode.DoubleFloatAdd => _doubleFloats[operands[0]] + _doubleFloats[operands[1]],
            _ => _doubleFloats[operands[0]] * _doubleFloats[operands[1]],
        };
    }

    private TraceLanes Lane(Instruction instruction)
    {
        TraceLanes N(int i) => _numbers[instruction.Operands[i]];
        return instruction.Code switch
        {
            OpCode.Constant => TraceLanes.Create(instruction.Constant),
            OpCode.Add => N(0) + N(1),
            OpCode.Subtract => N(0) - N(1),
            OpCode.Multiply => N(0) * N(1),
            OpCode.Divide => N(0) / N(1),
            OpCode.Negate => -N(0),
            OpCode.FusedMultiplyAdd => TraceLanes.FusedMultiplyAdd(N(0), N(1), N(2)),
            OpCode.Less => TraceLanes.LessThan(N(0), N(1)),
            OpCode.LessOrEqual => TraceLanes.LessThanOrEqual(N(0), N(1)),
            OpCode.Equal => TraceLanes.Equal(N(0), N(1)),
            OpCode.And => N(0) & N(1),
            OpCode.Or => N(0) | N(1),
            OpCode.Not => ~N(0),
            OpCode.Select => TraceLanes.Select(N(0), N(1), N(2)),
            OpCode.Call => TraceLanes.Call(CText.Snake(instruction.Function), [.. instruction.Operands.Select(o => _numbers[o])]),
            OpCode.InDouble => InDouble(instruction),
            OpCode.DoubleFloatHigh => _doubleFloats[instruction.Operands[0]].High,
            OpCode.DoubleFloatLow => _doubleFloats[instruction.Operands[0]].Low,
            _ => throw new InvalidOperationException($"{instruction.Code} is no operation of one position"),
        };
    }
}
