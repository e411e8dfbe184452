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

    private readonly Dictionary<Operation, Operation> _operations = new(new SameStep());

    public Operation Constant(double value) => Make(OpCode.Constant, value: (float)value);

    /// <summary>A value that is read from memory.</summary>
    public Operation Leaf(OpCode code, string name, int index = 0) => Make(code, name, index: index);

    public Operation Call(string primitive, params Operation[] operands) => Make(OpCode.Call, primitive, operands: operands);

    /// <summary>A primitive with two results.</summary>
    public Operation Pair(string primitive, Operation operand) => Make(OpCode.PairFirst, primitive, operands: [operand]);

    public Operation Op(OpCode code, params Operation[] operands) => code switch
    {
        OpCode.Negate when operands[0].Code == OpCode.Constant => Constant(-operands[0].Value),
        OpCode.Negate when operands[0].Code == OpCode.Negate => operands[0].Operands[0],
        OpCode.Multiply when IsOne(operands[0]) => operands[1],
        OpCode.Multiply when IsOne(operands[1]) => operands[0],
        OpCode.FusedMultiplyAdd when IsOne(operands[0]) => Op(OpCode.Add, operands[1], operands[2]),
        _ => Make(code, operands: operands),
    };

    private static bool IsOne(Operation operation) => operation is { Code: OpCode.Constant, Value: 1 };

    /// <summary>The slow path of lanes whose digits float loses.</summary>
    /// <param name="form">What is computed.</param>
    /// <param name="condition">The lanes.</param>
    /// <param name="otherwise">The result in the other lanes.</param>
    /// <param name="variables">The variables of the form.</param>
    public Operation InDouble(DoubleForm form, Operation condition, Operation otherwise, IEnumerable<Operation> variables) =>
        Make(OpCode.InDouble, form, variables.Prepend(otherwise).Prepend(condition).ToArray());

    /// <summary>The same step on other operands.</summary>
    public Operation With(Operation operation, Operation[] operands)
    {
        var changed = operation.Form is { } form
            ? Make(operation.Code, form, operands) : Make(operation.Code, operation.Name, operation.Value, operation.Index, operands);
        changed.SourceExpression ??= operation.SourceExpression;
        return changed;
    }

    private Operation Make(OpCode code, string name = "", double value = 0, int index = 0, Operation[]? operands = null) =>
        Known(new Operation(_operations.Count, code, (operands ?? []).ToImmutableArray(), name, value, index));

    // Their numbers tell forms apart.
    private Operation Make(OpCode code, DoubleForm form, Operation[] operands) =>
        Known(new Operation(_operations.Count, code, operands.ToImmutableArray(), "", form.Number, 0, form));

    private Operation Known(Operation candidate)
    {
        if (_operations.TryGetValue(candidate, out var known))
        {
            return known;
        }

        if (_operations.Count >= MaxOperations)
        {
            throw new FormulaTooLargeException();
        }

        _operations.Add(candidate, candidate);
        return candidate;
    }

    /// <summary>Steps are the same that do the same with the same operands.</summary>
    private sealed class SameStep : IEqualityComparer<Operation>
    {
        public bool Equals(Operation a, Operation b) =>
            a.Code == b.Code && Bits(a) == Bits(b) && a.Index == b.Index && a.Name == b.Name && a.Operands.SequenceEqual(b.Operands);

        public int GetHashCode(Operation operation)
        {
            var hash = NodeHash.Then((int)operation.Code, Bits(operation).GetHashCode());
            hash = NodeHash.Then(NodeHash.Then(hash, operation.Index), StringComparer.Ordinal.GetHashCode(operation.Name));
            foreach (var operand in operation.Operands)
            {
                hash = NodeHash.Then(hash, operand.Id);
            }

            return hash;
        }

        // Zeros of either sign are two constants.
        private static long Bits(Operation operation) => BitConverter.DoubleToInt64Bits(operation.Value);
    }
}
