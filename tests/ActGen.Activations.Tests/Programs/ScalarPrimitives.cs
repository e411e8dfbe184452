using ActGen.Numerics;

namespace ActGen.Activations.Tests.Programs;

/// <summary>The primitives that programs call, by name, on single floats.</summary>
internal static class ScalarPrimitives
{
    private static readonly Dictionary<string, Func<Lanes1, Lanes1>> Unary = new()
    {
        [nameof(Primitives.Exp)] = Primitives.Exp,
        [nameof(Primitives.ExpOfMinusAbs)] = Primitives.ExpOfMinusAbs,
        [nameof(Primitives.Expm1)] = Primitives.Expm1,
        [nameof(Primitives.Log)] = Primitives.Log,
        [nameof(Primitives.Log1p)] = Primitives.Log1p,
        [nameof(Primitives.Log2)] = Primitives.Log2,
        [nameof(Primitives.Sigmoid)] = Primitives.Sigmoid,
        [nameof(Primitives.Softplus)] = Primitives.Softplus,
        [nameof(Primitives.Sqrt)] = Primitives.Sqrt,
        [nameof(Primitives.Cbrt)] = Primitives.Cbrt,
        [nameof(Primitives.Hypot1)] = Primitives.Hypot1,
        [nameof(Primitives.Abs)] = Primitives.Abs,
        [nameof(Primitives.Sign)] = Primitives.Sign,
        [nameof(Primitives.Relu)] = Primitives.Relu,
        [nameof(Primitives.Floor)] = Primitives.Floor,
        [nameof(Primitives.Round)] = Primitives.Round,
        [nameof(Primitives.Step)] = Primitives.Step,
        [nameof(Primitives.Sin)] = Primitives.Sin,
        [nameof(Primitives.Cos)] = Primitives.Cos,
        [nameof(Primitives.Tan)] = Primitives.Tan,
        [nameof(Primitives.Asin)] = Primitives.Asin,
        [nameof(Primitives.Acos)] = Primitives.Acos,
        [nameof(Primitives.Atan)] = Primitives.Atan,
        [nameof(Primitives.Sinh)] = Primitives.Sinh,
        [nameof(Primitives.Cosh)] = Primitives.Cosh,
        [nameof(Primitives.Tanh)] = Primitives.Tanh,
        [nameof(Primitives.Asinh)] = Primitives.Asinh,
        [nameof(Primitives.Acosh)] = Primitives.Acosh,
        [nameof(Primitives.Atanh)] = Primitives.Atanh,
        [nameof(Primitives.SechSquared)] = Primitives.SechSquared,
        [nameof(Primitives.Erf)] = Primitives.Erf,
        [nameof(Primitives.Erfc)] = Primitives.Erfc,
        [nameof(Primitives.Gauss)] = Primitives.Gauss,
        [nameof(Primitives.GaussHalf)] = Primitives.GaussHalf,
        [nameof(Primitives.NormalCdf)] = Primitives.NormalCdf,
        [nameof(Primitives.Exprel)] = Primitives.Exprel,
        [nameof(Primitives.Exprel2)] = Primitives.Exprel2,
        [nameof(Primitives.ExprelDerivative)] = Primitives.ExprelDerivative,
        [nameof(Primitives.SincDerivative)] = Primitives.SincDerivative,
    };

    private static readonly Dictionary<string, Func<Lanes1, Lanes1, Lanes1>> Binary = new()
    {
        [nameof(Primitives.Pow)] = Primitives.Pow,
        [nameof(Primitives.Hypot)] = Primitives.Hypot,
        [nameof(Primitives.Min)] = Primitives.Min,
        [nameof(Primitives.Max)] = Primitives.Max,
        [nameof(Primitives.AtMost)] = Primitives.AtMost,
        [nameof(Primitives.AtLeast)] = Primitives.AtLeast,
        [nameof(Primitives.Log1prel)] = Primitives.Log1prel,
    };

    private static readonly Dictionary<string, Func<Lanes1, Lanes1, Lanes1, Lanes1>> Ternary = new()
    {
        [nameof(Primitives.Log1prelDerivative)] = Primitives.Log1prelDerivative,
    };

    public static IEnumerable<(string Name, int Arity)> Rows =>
        [.. Unary.Keys.Select(n => (n, 1)), .. Binary.Keys.Select(n => (n, 2)), .. Ternary.Keys.Select(n => (n, 3))];

    public static Lanes1 Call(string name, IReadOnlyList<Lanes1> arguments) => arguments.Count switch
    {
        1 => Unary[name](arguments[0]),
        2 => Binary[name](arguments[0], arguments[1]),
        _ => Ternary[name](arguments[0], arguments[1], arguments[2]),
    };
}
