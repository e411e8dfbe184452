using System.Globalization;
using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// Procedures in double precision as functions of C: the slow path of floats whose digits or range float loses. Their functions are those
/// of the C library, so that in rare cases a result rounds to the neighbor of what C# gives.
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

    // The primitives; all others are functions of the C library by their names.
    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["Abs"] = "fabs({0})",
        ["Round"] = "rint({0})",
        ["ExpOfMinusAbs"] = "exp(-fabs({0}))",
        ["Log2"] = "log({0}) * 1.4426950408889634",
        ["Hypot1"] = "hypot({0}, 1.0)",
        ["Sign"] = "{0} > 0.0 ? 1.0 : {0} < 0.0 ? -1.0 : {0}",
        ["Min"] = "{0} != {0} || {0} < {1} ? {0} : {1}",
        ["AtMost"] = "{0} != {0} || {0} < {1} ? {0} : {1}",
        ["Max"] = "{0} != {0} || {0} > {1} ? {0} : {1}",
        ["AtLeast"] = "{0} != {0} || {0} > {1} ? {0} : {1}",
        ["Relu"] = "{0} <= 0.0 ? 0.0 : {0}",
        ["Step"] = "{0} >= 0.0 ? 1.0 : {0} < 0.0 ? 0.0 : {0}",
        ["Gauss"] = "exp(-{0} * {0})",
        ["GaussHalf"] = "exp(-0.5 * {0} * {0})",
        ["NormalCdf"] = "0.5 * erfc(-{0} * 0.70710678118654752)",
    };

    // Written as the kernels' own definitions are: where a result cancels, a last bit of a function is many of the result.
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["Expm1"] = """
                double sum = u, term = u;
                if (fabs(u) > 0.35) return exp(u) - 1.0;
                for (int n = 2; n < 24; n++) { term *= u / n; sum += term; }
                return sum;
            """,
        ["Log1p"] = """
                const double y = 1.0 + u;
                if (u <= -1.0 || y > 1.7976931348623157e308) return log(y);
                return y == 1.0 ? u : log(y) - (y - 1.0 - u) / y;
            """,
        ["Sigmoid"] = "    return u >= 0.0 ? 1.0 / (1.0 + exp(-u)) : exp(u) / (1.0 + exp(u));",
        ["Softplus"] = "    return u != u ? u : (u > 0.0 ? u : 0.0) + actgen_real_log1p(exp(-fabs(u)));",
        ["SechSquared"] = """
                const double e = exp(-2.0 * fabs(u));
                return 4.0 * e / ((1.0 + e) * (1.0 + e));
            """,
        ["Exprel"] = "    return fabs(u) < 1e-300 ? 1.0 : actgen_real_expm1(u) / u;",
        ["Log1prel"] = "    return fabs(u) < 1e-300 ? 1.0 : actgen_real_log1p(u) / u;",
        ["Exprel2"] = """
                double sum = 0.0, term = 0.5;
                if (fabs(u) > 1.0) return (exp(u) - 1.0) / u / u - 1.0 / u;
                for (int n = 3; n < 28; n++) { sum += term; term *= u / n; }
                return sum;
            """,
        ["ExprelDerivative"] = """
                double sum = 0.0, power = 1.0, factorial = 2.0;
                if (fabs(u) > 1.0) return ((u - 1.0) / u * exp(u) + 1.0 / u) / u;
                for (int n = 0; n < 24; n++) { sum += (n + 1) * power / factorial; power *= u; factorial *= n + 3; }
                return sum;
            """,
        ["Log1prelDerivative"] = """
                double sum = 0.0, power = -1.0;
                if (fabs(u) > 0.3) return (u / (1.0 + u) - actgen_real_log1p(u)) / u / u;
                for (int n = 0; n < 60; n++) { sum += power * (n + 1) / (n + 2); power *= -u; }
                return sum;
            """,
        ["SincDerivative"] = """
                double sum = 0.0, power = -u / 6.0;
                if (fabs(u) > 1.0) return (cos(u) - sin(u) / u) / u;
                for (int n = 1; n < 12; n++) { sum += 2 * n * power; power *= -u * u / ((2 * n + 2) * (2 * n + 3)); }
                return sum;
            """,
    };

    /// <summary>The functions of the header that those of procedures call.</summary>
    public static IEnumerable<CFunction> Functions => Own.Select(f => new CWritten(
        OwnName(f.Key), $"ACTGEN_FN double actgen_{OwnName(f.Key)}(double u)\n{{\n{f.Value}\n}}\n",
        [.. Own.Keys.Select(OwnName).Where(n => f.Value.Contains($"actgen_{n}(", StringComparison.Ordinal))]));

    /// <summary>The function of a procedure.</summary>
    /// <param name="name">Its name after <c>actgen_</c>.</param>
    /// <param name="body">The procedure.</param>
    public static CWritten Function(string name, Procedure body) => new(
        name,
        CSlowPath.Write(
            name, "The slow path of floats whose digits or range float loses.", body, "double", Expression, result => result),
        [.. body.Instructions.Where(s => Own.ContainsKey(s.Function)).Select(s => OwnName(s.Function)).Distinct()]);

    private static string OwnName(string function) => "real_" + CText.Snake(function);

    private static string Expression(int number, Instruction step)
    {
        object[] operands = [.. step.Operands.Select(o => $"t{o}")];
        return step.Code switch
        {
            OpCode.Input => $"x{number}",
            OpCode.Constant => CText.Double(step.PreciseConstant),
            OpCode.Call when Own.ContainsKey(step.Function) => $"actgen_{OwnName(step.Function)}({operands[0]})",
            OpCode.Call => string.Format(
                CultureInfo.InvariantCulture,
                Calls.GetValueOrDefault(step.Function) ?? $"{CText.Snake(step.Function)}({(operands.Length == 1 ? "{0}" : "{0}, {1}")})",
                    operands),
            var code => string.Format(CultureInfo.InvariantCulture, Operations[code], operands),
        };
    }
}
