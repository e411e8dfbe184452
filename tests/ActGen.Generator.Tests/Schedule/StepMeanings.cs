using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>The meaning of each step of a kernel: a second account of it beside the emitter's, in double precision.</summary>
internal static class StepMeanings
{
    private static readonly Dictionary<OpCode, Func<Bounded[], Bounded>> Rows = new()
    {
        [OpCode.Add] = a => a[0] + a[1],
        [OpCode.Subtract] = a => a[0] - a[1],
        [OpCode.Multiply] = a => a[0] * a[1],
        [OpCode.Divide] = a => a[0] / a[1],
        [OpCode.Negate] = a => -a[0],
        [OpCode.FusedMultiplyAdd] = a => Bounded.FusedMultiplyAdd(a[0], a[1], a[2]),
        [OpCode.Less] = a => Bounded.Compare((u, v) => u < v, a[0], a[1]),
        [OpCode.LessOrEqual] = a => Bounded.Compare((u, v) => u <= v, a[0], a[1]),
        [OpCode.Equal] = a => Bounded.Compare((u, v) => u == v, a[0], a[1]),
        [OpCode.And] = a => new(a[0].Value * a[1].Value, Math.Max(a[0].Error, a[1].Error)),
        [OpCode.Or] = a => new(Math.Max(a[0].Value, a[1].Value), Math.Max(a[0].Error, a[1].Error)),
        [OpCode.Not] = a => new(1 - a[0].Value, a[0].Error),
        [OpCode.Select] = a => Bounded.Select(a[0], a[1], a[2]),
        [OpCode.DoubleFloat] = a => a[0],
        [OpCode.DoubleFloatAdd] = a => a[0] + a[1],
        [OpCode.DoubleFloatMultiply] = a => a[0] * a[1],
        [OpCode.DoubleFloatHigh] = a => Bounded.Split(a[0]).Head,
        [OpCode.DoubleFloatLow] = a => Bounded.Split(a[0]).Tail,
    };

    // Primitives are named after the functions they compute; these are not.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["ExpOfMinusAbs"] = "expnegabs",
        ["SechSquared"] = "sechsq",
        ["NormalCdf"] = "normcdf",
        ["ExprelDerivative"] = "dexprel",
        ["Log1prelDerivative"] = "dlog1prel",
        ["SincDerivative"] = "dsinc",
    };

    private static readonly Dictionary<string, (string First, string Second)> Pairs = new(StringComparer.Ordinal)
    {
        ["SinCos"] = ("sin", "cos"),
        ["TanhSechSquared"] = ("tanh", "sechsq"),
        ["SoftplusExpOfMinusAbs"] = ("softplus", "expnegabs"),
        ["ErfcGauss"] = ("erfc", "gauss"),
        ["NormalCdfGaussHalf"] = ("normcdf", "gausshalf"),
    };

    /// <summary>Whether a step has a truth value.</summary>
    public static bool IsCondition(OpCode code) =>
        code is OpCode.Less or OpCode.LessOrEqual or OpCode.Equal or OpCode.And or OpCode.Or or OpCode.Not;

    /// <summary>The result of a step that reads no memory.</summary>
    /// <param name="step">The step.</param>
    /// <param name="operands">The results of its operands; for the second result of a pair, the argument of the pair.</param>
    public static Bounded Of(Operation step, Bounded[] operands) => step.Code switch
    {
        OpCode.Constant => Bounded.Constant(step.Value),
        OpCode.InDouble => operands[0].Value == 0 ? operands[1] : InDouble(step.Form!, operands),
        OpCode.Call => Bounded.Of(Function(OtherNames.GetValueOrDefault(step.Name, step.Name.ToLowerInvariant())), operands),
        OpCode.PairFirst => Bounded.Of(Function(Pairs[step.Name].First), operands),
        OpCode.PairSecond => Bounded.Of(Function(Pairs[step.Operands[0].Name].Second), operands),
        _ => Rows[step.Code](operands),
    };

    private static Func<double[], double> Function(string name) => FunctionTable.Get(name).Value;

    private static Bounded InDouble(DoubleForm form, Bounded[] operands)
    {
        var values = form.Variables.Select((v, i) => (v.Name, operands[2 + i])).ToDictionary(v => v.Name, v => v.Item2.Value);
        return new(form.IsExtended
            ? (double)(new ExtendedInterpreter(v => values[v.Name]).Evaluate(form.Body) ?? double.NaN)
            : new Interpreter(values).Evaluate(form.Body), operands.Skip(2).Max(o => o.Error));
    }
}
