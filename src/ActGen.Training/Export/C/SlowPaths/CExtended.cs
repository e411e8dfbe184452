using System.Globalization;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// Procedures in extended precision as functions of C: the slow path of floats where double does not tell the result. A step is a call of
/// what <see cref="CExtendedArithmetic"/>, <see cref="CExtendedFunctions"/> and <see cref="CExtendedQuotients"/> have.
/// </summary>
internal static class CExtended
{
    private static readonly Dictionary<OpCode, string> Operations = new()
    {
        [OpCode.Add] = "actgen_ext_add({0}, {1})",
        [OpCode.Multiply] = "actgen_ext_mul({0}, {1})",
        [OpCode.Divide] = "actgen_ext_div({0}, {1})",
        [OpCode.Less] = "actgen_ext_less({0}, {1})",
        [OpCode.LessOrEqual] = "actgen_ext_less_or_equal({0}, {1})",
        [OpCode.Equal] = "actgen_ext_equal({0}, {1})",
        [OpCode.And] = "{0} && {1}",
        [OpCode.Or] = "{0} || {1}",
        [OpCode.Not] = "!{0}",
        [OpCode.Select] = "{0} ? {1} : {2}",
    };

    private static readonly CWritten Number = new("ext",
        """
        /* (high + low) * 2^exponent, about 32 digits: 1 <= |high| < 2; 0, infinity and NaN stand in high alone. */
        typedef struct { double high, low, exponent; } actgen_ext;

        """);

    /// <summary>The functions of the header that those of procedures call, and the type of their numbers.</summary>
    public static IEnumerable<CFunction> Functions =>
    [
        Number,
        .. CExtendedArithmetic.Rows.Select(r => CSlowPath.Function("ext_", r.Name, r.Result, r.Parameters, r.Body)),
        .. CExtendedFunctions.Rows.Concat(CExtendedQuotients.Rows)
            .Select(r => CSlowPath.Function("ext_", r.Name, "actgen_ext", Typed(r.Parameters), r.Body)),
    ];

    /// <summary>The function of a procedure.</summary>
    /// <param name="name">Its name after <c>actgen_</c>.</param>
    /// <param name="body">The procedure.</param>
    public static CWritten Function(string name, Procedure body)
    {
        var text = CSlowPath.Write(
            name, "The slow path of floats where double loses digits or range too: in 32 digits, with exponents without end.", body,
            "actgen_ext", Expression, result => $"actgen_ext_to_double({result})");
        return new(name, text, [.. CSlowPath.Callees(text)]);
    }

    private static string Expression(int number, Instruction step)
    {
        object[] operands = [.. step.Operands.Select(o => $"t{o}")];
        return step.Code switch
        {
            OpCode.Input => $"actgen_ext_of(x{number})",
            OpCode.Constant => $"actgen_ext_of({CText.Double(step.PreciseConstant)})",
            OpCode.Call => $"actgen_ext_{CText.Snake(step.Function)}({string.Join(", ", operands)})",
            var code => string.Format(CultureInfo.InvariantCulture, Operations[code], operands),
        };
    }

    private static string Typed(string parameters) => parameters == "void" ? parameters
        : string.Join(", ", parameters.Split(", ").Select(p => p.Contains(' ', StringComparison.Ordinal) ? p : "actgen_ext " + p));
}
