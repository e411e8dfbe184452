namespace ActGen.Programs;

/// <summary>The operation of an <see cref="Instruction"/>. Operands are named a, b, c in their order.</summary>
public enum OpCode
{
    /// <summary>The number <see cref="Instruction.Constant"/>.</summary>
    Constant,

    /// <summary>The element of input <see cref="Instruction.Index"/>.</summary>
    Input,

    /// <summary>The element of output <see cref="Instruction.Index"/>, as the forward direction computed it; backward only.</summary>
    Output,

    /// <summary>The gradient for output <see cref="Instruction.Index"/>; backward only.</summary>
    OutputGradient,

    /// <summary>The value of parameter element <see cref="Instruction.Index"/>, see <see cref="ActivationProgram.Parameters"/>.</summary>
    Parameter,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a - b.</summary>
    Subtract,

    /// <summary>a * b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>a with the other sign, also of zeros.</summary>
    Negate,

    /// <summary>a * b + c, rounded once.</summary>
    FusedMultiplyAdd,

    /// <summary>The condition a &lt; b; false where either is NaN.</summary>
    Less,

    /// <summary>The condition a &lt;= b; false where either is NaN.</summary>
    LessOrEqual,

    /// <summary>The condition a == b; false where either is NaN.</summary>
    Equal,

    /// <summary>Both conditions.</summary>
    And,

    /// <summary>Either condition.</summary>
    Or,

    /// <summary>Not the condition.</summary>
    Not,

    /// <summary>b where the condition a holds, c elsewhere. Both are finite where the other is meant.</summary>
    Select,

    /// <summary>The primitive <see cref="Instruction.Function"/> of the operands, one of <see cref="PrimitiveFunction.All"/>.</summary>
    Call,

    /// <summary>a as a double-float number: the sum of a high and a low part.</summary>
    DoubleFloat,

    /// <summary>The sum of two such numbers.</summary>
    DoubleFloatAdd,

    /// <summary>The product of two such numbers.</summary>
    DoubleFloatMultiply,

    /// <summary>The high part of such a number: it, rounded to a float.</summary>
    DoubleFloatHigh,

    /// <summary>The low part of such a number: what the high part leaves.</summary>
    DoubleFloatLow,

    /// <summary>The sum of a over the last axis.</summary>
    RowSum,

    /// <summary>The mean of a over the last axis.</summary>
    RowMean,

    /// <summary>The largest a over the last axis; NaN if any is.</summary>
    RowMax,

    /// <summary>The largest a over the last axis, on which the value does not depend: it keeps exponentials small.</summary>
    RowMaxShift,

    /// <summary>
    /// The gradient of a parameter element, over all positions that share it: the sum of a; with more operands the sum of a * b + c * d
    /// ..., each product fused with the sum. What follows from it is linear in it, so it may be applied before the sum.
    /// </summary>
    Total,

    /// <summary>
    /// b, but where the condition a holds <see cref="Instruction.Body"/> in double precision, rounded to a float: a procedure whose numbers
    /// are doubles and whose inputs are the further operands. These are lanes whose digits or range float loses; elsewhere both say the
    /// same.
    /// </summary>
    InDouble,
}
