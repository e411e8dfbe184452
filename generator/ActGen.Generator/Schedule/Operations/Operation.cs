using System.Collections.Immutable;
using System.Linq;
using ActGen.Generator.Expressions;

namespace ActGen.Generator.Schedule;

/// <summary>The operation of one step of a kernel.</summary>
internal enum OpCode
{
    Constant,
    Parameter,
    Input,
    OutputGradient,
    Output,

    /// <summary>The result of a reduction of a row that an earlier pass went over.</summary>
    Reduction,

    /// <summary>A parameter that lies along the columns of a row.</summary>
    ColumnParameter,

    /// <summary>A saved value of an earlier pass over the row.</summary>
    Saved,

    /// <summary>The gradient of a parameter, summed over the rows that a loop went over.</summary>
    RowTotal,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    FusedMultiplyAdd,
    Less,
    LessOrEqual,
    Equal,
    And,
    Or,
    Not,
    Select,

    /// <summary>A primitive by name.</summary>
    Call,

    /// <summary>A primitive with two results; this step is the first one.</summary>
    PairFirst,

    /// <summary>The second result of the pair that is the operand.</summary>
    PairSecond,

    /// <summary>
    /// The second operand, in double precision in the lanes in which the first, a condition, holds: from the variables, the further
    /// operands.
    /// </summary>
    InDouble,

    /// <summary>A parameter or constant as a double-float number, and double-float arithmetic.</summary>
    DoubleFloat,
    DoubleFloatAdd,
    DoubleFloatMultiply,
    DoubleFloatHigh,
    DoubleFloatLow,
}

/// <summary>One step of a kernel: an operation on the results of earlier steps.</summary>
internal sealed class Operation(
    int id, OpCode code, ImmutableArray<Operation> operands, string name, double value, int index, DoubleForm? form = null)
{
    /// <summary>The number of the step: larger than those of its operands.</summary>
    public int Id { get; } = id;

    public OpCode Code { get; } = code;

    public ImmutableArray<Operation> Operands { get; } = operands;

    /// <summary>The primitive, or the name of the input or parameter.</summary>
    public string Name { get; } = name;

    /// <summary>The value of a constant.</summary>
    public double Value { get; } = value;

    /// <summary>The form that <see cref="OpCode.InDouble"/> computes.</summary>
    public DoubleForm? Form { get; } = form;

    /// <summary>The place of what is read from memory among others of its kind.</summary>
    public int Index { get; } = index;

    /// <summary>The part of the formula it computes, for the reader of the kernel; null for steps in between.</summary>
    public string? SourceExpression { get; set; }

    /// <summary>Whether it is the same for every row: it is computed before the row loop.</summary>
    public bool IsHoisted { get; } = operands.All(o => o.IsHoisted)
        && code is not (OpCode.Input or OpCode.OutputGradient or OpCode.Output or OpCode.ColumnParameter or OpCode.Saved);
}

/// <summary>An expression that is computed in double precision, or in extended precision.</summary>
/// <param name="Number">Its number among those of the activation.</param>
/// <param name="IsExtended">Whether double precision does not tell.</param>
/// <param name="Body">The expression.</param>
/// <param name="Variables">Its variables, in the order of the operands that they are.</param>
internal sealed record DoubleForm(int Number, bool IsExtended, Expr Body, ImmutableArray<Variable> Variables);
