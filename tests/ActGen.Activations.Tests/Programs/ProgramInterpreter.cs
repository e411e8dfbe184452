using ActGen.Numerics;
using ActGen.Programs;

namespace ActGen.Activations.Tests.Programs;

/// <summary>Does the steps of a procedure one by one, for a row of columns, with the scalar primitives.</summary>
/// <param name="procedure">The procedure.</param>
/// <param name="columns">The length of the row.</param>
/// <param name="read">
/// What lies in memory: the code of the step that reads it, which input, output or parameter element, the column.
/// </param>
/// <param name="nudge">What becomes of a result before the next step takes it, to see how much depends on it; null: nothing.</param>
/// <param name="takesSlowPaths">Whether lanes are computed in double precision where the kernels do, or in float everywhere.</param>
internal sealed class ProgramInterpreter(
    Procedure procedure, int columns, Func<OpCode, int, int, float> read, Func<int, Instruction, float, float>? nudge = null,
    bool takesSlowPaths = true)
{
    private readonly Value[][] _values = new Value[procedure.Instructions.Length][];

    /// <summary>The outputs or gradients for the inputs, each over the columns.</summary>
    public float[][] Results { get; private set; } = [];

    /// <summary>The term of each column in the gradient of each parameter element.</summary>
    public float[][] ParameterGradients { get; private set; } = [];

    /// <summary>The columns that took a slow path in double precision.</summary>
    public HashSet<int> InDoubleColumns { get; } = [];

    public ProgramInterpreter Run()
    {
        for (var step = 0; step < _values.Length; step++)
        {
            var instruction = procedure.Instructions[step];
            _values[step] = instruction.IsReduction
                ? Enumerable.Repeat(new Value(Reduce(instruction)), columns).ToArray()
                : [.. Enumerable.Range(0, columns).Select(column => Do(instruction, column))];
            var at = step;
            if (nudge is not null && instruction.Kind == ValueKind.Number)
            {
                _values[step] = Array.ConvertAll(_values[step], v => new Value(nudge(at, instruction, v.Number.Value)));
            }
        }

        if (procedure.InDouble is { } inDouble && takesSlowPaths && Reductions().Any(r => !float.IsFinite(r)))
        {
            (Results, ParameterGradients) = new RowInDoubleInterpreter(inDouble, columns, read).Run();
            return this;
        }

        Results = [.. procedure.Results.Select(Numbers)];
        ParameterGradients = [.. procedure.ParameterGradients.Select(g => g is { } step ? Numbers(step) : new float[columns])];
        return this;
    }

    private IEnumerable<float> Reductions() =>
        procedure.Instructions.Select((instruction, step) => (instruction, step)).Where(s => s.instruction.IsReduction)
            .Select(s => _values[s.step][0].Number.Value);

    private float[] Numbers(int step) => [.. _values[step].Select(v => v.Number.Value)];

    // In double: the last bits of long rows depend on the order.
    private float Reduce(Instruction instruction)
    {
        var values = Numbers(instruction.Operands[0]).Select(v => (double)v);
        return (float)(instruction.Code switch
        {
            OpCode.RowSum => values.Sum(),
            OpCode.RowMean => values.Sum() / columns,
            _ => values.Aggregate(Math.Max),
        });
    }

    private Value Do(Instruction instruction, int column)
    {
        Value Operand(int i) => _values[instruction.Operands[i]][column];
        Lanes1 N(int i) => Operand(i).Number;
        bool C(int i) => Operand(i).Condition;
        return instruction.Code switch
        {
            OpCode.Constant => new(instruction.Constant),
            OpCode.Input or OpCode.Output or OpCode.OutputGradient or OpCode.Parameter =>
                new(read(instruction.Code, instruction.Index, column)),
            OpCode.Add => new(N(0) + N(1)),
            OpCode.Subtract => new(N(0) - N(1)),
            OpCode.Multiply => new(N(0) * N(1)),
            OpCode.Divide => new(N(0) / N(1)),
            OpCode.Negate => new(-N(0)),
            OpCode.FusedMultiplyAdd => new(Lanes1.FusedMultiplyAdd(N(0), N(1), N(2))),
            OpCode.Less => new(N(0).Value < N(1).Value),
            OpCode.LessOrEqual => new(N(0).Value <= N(1).Value),
            OpCode.Equal => new(N(0).Value == N(1).Value),
            OpCode.And => new(C(0) && C(1)),
            OpCode.Or => new(C(0) || C(1)),
            OpCode.Not => new(!C(0)),
            OpCode.Select => C(0) ? Operand(1) : Operand(2),
            OpCode.Call => new(ScalarPrimitives.Call(instruction.Function, [.. instruction.Operands.Select((_, i) => N(i))])),
            OpCode.InDouble => C(0) ? InDouble(instruction, column) : Operand(1),
            OpCode.DoubleFloat => new(DoubleFloat<Lanes1>.Of(N(0))),
            OpCode.DoubleFloatAdd => new(Operand(0).DoubleFloat + Operand(1).DoubleFloat),
            OpCode.DoubleFloatMultiply => new(Operand(0).DoubleFloat * Operand(1).DoubleFloat),
            OpCode.DoubleFloatHigh => new(Operand(0).DoubleFloat.High),
            OpCode.DoubleFloatLow => new(Operand(0).DoubleFloat.Low),
            OpCode.Total => new(Total([.. instruction.Operands.Select((_, i) => N(i))])),
            _ => throw new InvalidOperationException($"{instruction.Code} is no step of a single column"),
        };
    }

    private Value InDouble(Instruction instruction, int column)
    {
        InDoubleColumns.Add(column);
        if (!takesSlowPaths)
        {
            return _values[instruction.Operands[1]][column];
        }

        float[] inputs = [.. instruction.Operands.Skip(2).Select(o => _values[o][column].Number.Value)];
        return new(SlowPathProcedures.Of(instruction, inputs));
    }

    private static Lanes1 Total(Lanes1[] operands)
    {
        var total = Lanes1.Zero;
        for (var i = 0; i < operands.Length; i += 2)
        {
            total = operands.Length == 1 ? total + operands[0] : Lanes1.FusedMultiplyAdd(operands[i], operands[i + 1], total);
        }

        return total;
    }

    // A step has one of them.
    private readonly record struct Value(Lanes1 Number, bool Condition, DoubleFloat<Lanes1> DoubleFloat)
    {
        public Value(float number) : this(Lanes1.Create(number))
        {
        }

        public Value(Lanes1 number) : this(number, default, default)
        {
        }

        public Value(bool condition) : this(default, condition, default)
        {
        }

        public Value(DoubleFloat<Lanes1> wide) : this(default, default, wide)
        {
        }
    }
}
