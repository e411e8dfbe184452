using System.Globalization;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// Procedures in double precision as functions of C: the slow path of floats whose digits or range float loses. A step is a call of what
/// <see cref="CDoubleFunctions"/> has.
/// </summary>
internal static class CDouble
{
    private static readonly Dictionary<OpCode, string> Operations = new()
    {
        [OpCode.Add] = "{0} + {1}",
        [OpCode.Multiply] = "{0} * {1}",
        [OpCode.Divide] = "{0} / {1}",
        [OpCode.Less] = "{0} < {1}",
        [OpCode.LessOrEqual] = "{0} <= {1}",
        [OpCode.Equal] = "{0} == {1}",
        [OpCode.And] = "{0} && {1}",
        [OpCode.Or] = "{0} || {1}",
        [OpCode.Not] = "!{0}",
        [OpCode.Select] = "{0} ? {1} : {2}",
    };

    /// <summary>The functions of the header that those of procedures call.</summary>
    public static IEnumerable<CFunction> Functions =>
        CDoubleFunctions.Rows.Select(r => CSlowPath.Function("real_", r.Name, r.Result, r.Parameters, r.Body));

    /// <summary>The function of a procedure.</summary>
    /// <param name="name">Its name after <c>actgen_</c>.</param>
    /// <param name="body">The procedure.</param>
    public static CWritten Function(string name, Procedure body)
    {
        var text = CSlowPath.Write(
            name, "The slow path of floats whose digits or range float loses.", body, "double", Expression, result => result);
        return new(name, text, [.. CSlowPath.Callees(text)]);
    }

    /// <summary>A step as an expression over <c>t0</c>, <c>t1</c> and so on.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="step">The step.</param>
    public static string Expression(int number, Instruction step)
    {
        object[] operands = [.. step.Operands.Select(o => $"t{o}")];
        return step.Code switch
        {
            OpCode.Input => $"x{number}",
            OpCode.Constant => CText.Double(step.PreciseConstant),
            OpCode.Call => $"actgen_real_{CText.Snake(step.Function)}({string.Join(", ", operands)})",
            var code => string.Format(CultureInfo.InvariantCulture, Operations[code], operands),
        };
    }
}
