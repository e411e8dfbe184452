using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>The steps of a kernel, each once: what value and derivatives have in common is computed one time.</summary>
internal sealed class OperationGraph
{
    /// <summary>More steps than a kernel can have: the JIT would take minutes for them.</summary>
    public const int MaxOperations = 10_000;

    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    public Operation Constant(double value) => Make(OpCode.Constant, "", (float)value);

    /// <summary>What is read from memory.</summary>
    public Operation Leaf(OpCode code, string name, int index = 0) => Make(code, name, index);

    public Operation Call(string primitive, params Operation[] operands) => Make(OpCode.Call, primitive, 0, operands);

    /// <summary>A primitive with two results.</summary>
    public Operation Pair(string primitive, Operation operand) => Make(OpCode.PairFirst, primitive, 0, operand);

    public Operation Op(OpCode code, params Operation[] operands) => code switch
    {
        OpCode.Negate when operands[0].Code == OpCode.Constant => Constant(-operands[0].Value),
        OpCode.Negate when operands[0].Code == OpCode.Negate => operands[0].Operands[0],
        OpCode.Multiply when IsOne(operands[0]) => operands[1],
        OpCode.Multiply when IsOne(operands[1]) => operands[0],
        OpCode.FusedMultiplyAdd when IsOne(operands[0]) => Op(OpCode.Add, operands[1], operands[2]),
        _ => Make(code, "", 0, operands),
    };

    private static bool IsOne(Operation operation) => operation is { Code: OpCode.Constant, Value: 1 };

    /// <summary>The same step on other operands.</summary>
    public Operation With(Operation operation, IReadOnlyList<Operation> operands)
    {
        var changed = Make(operation.Code, operation.Name, operation.Value, operands.ToArray());
        changed.Meaning ??= operation.Meaning;
        return changed;
    }

    private Operation Make(OpCode code, string name, double value, params Operation[] operands)
    {
        var key = $"{(int)code} {name} {BitConverter.DoubleToInt64Bits(value)} {string.Join(",", operands.Select(o => o.Id))}";
        if (!_operations.TryGetValue(key, out var operation))
        {
            if (_operations.Count >= MaxOperations)
            {
                throw new FormulaTooLargeException();
            }

            operation = new Operation(_operations.Count, code, operands.ToImmutableArray(), name, value);
            _operations.Add(key, operation);
        }

        return operation;
    }
}
