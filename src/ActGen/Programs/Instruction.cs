using System.Collections.Immutable;

namespace ActGen.Programs;

/// <summary>One step of a <see cref="Procedure"/>: an operation on the results of earlier ones. Steps are numbered from 0.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operands">The numbers of the steps whose results it takes.</param>
public sealed record Instruction(OpCode Code, ImmutableArray<int> Operands)
{
    /// <summary>The value of a constant.</summary>
    public float Constant { get; init; }

    /// <summary>
    /// The value of a constant inside of <see cref="OpCode.InDouble"/> and <see cref="Procedure.InDouble"/>, with all its digits.
    /// </summary>
    public double PreciseConstant { get; init; }

    /// <summary>The procedure that <see cref="OpCode.InDouble"/> computes; null for other steps.</summary>
    public Procedure? Body { get; init; }

    /// <summary>
    /// Whether <see cref="OpCode.InDouble"/> is computed with about 32 digits and exponents without end, because double precision does not
    /// tell the result there. A reader that has no such numbers computes it in double precision, and loses digits or the value.
    /// </summary>
    public bool IsExtended { get; init; }

    /// <summary>Which input, output or parameter element is read.</summary>
    public int Index { get; init; }

    /// <summary>The primitive that is called; empty for other steps.</summary>
    public string Function { get; init; } = "";

    /// <summary>
    /// The totals that a reduction over the last axis keeps side by side, 1 or 4: its steps go to them in turn, and they are added up two
    /// by two. It decides about the last bits alone.
    /// </summary>
    public int Chains { get; init; } = 1;

    /// <summary>The kind of its result.</summary>
    public ValueKind Kind => Code switch
    {
        OpCode.Less or OpCode.LessOrEqual or OpCode.Equal or OpCode.And or OpCode.Or or OpCode.Not => ValueKind.Condition,
        OpCode.DoubleFloat or OpCode.DoubleFloatAdd or OpCode.DoubleFloatMultiply => ValueKind.DoubleFloat,
        _ => ValueKind.Number,
    };

    /// <summary>Whether it reduces its operand over the last axis: it has one value for a row.</summary>
    public bool IsReduction => Code is OpCode.RowSum or OpCode.RowMean or OpCode.RowMax or OpCode.RowMaxShift;
}

/// <summary>The kind of the result of an <see cref="Instruction"/>.</summary>
public enum ValueKind
{
    /// <summary>A float.</summary>
    Number,

    /// <summary>True or false.</summary>
    Condition,

    /// <summary>A double-float number, the unevaluated sum of two floats.</summary>
    DoubleFloat,
}
