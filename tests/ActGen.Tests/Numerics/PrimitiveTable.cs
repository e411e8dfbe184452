using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Numerics;

/// <summary>Every primitive of one variable, one row each.</summary>
public static class PrimitiveTable
{
    public static readonly PrimitiveRow[] Rows =
    [
        new PrimitiveRow<Exp>(nameof(Exp), Math.Exp, 1.04),
        new PrimitiveRow<ExpOfMinusAbs>(nameof(ExpOfMinusAbs), x => Math.Exp(-Math.Abs(x)), 1.04),
        new PrimitiveRow<Expm1>(nameof(Expm1), References.Expm1, 1.62),
        new PrimitiveRow<Log>(nameof(Log), Math.Log, 1.03),
        new PrimitiveRow<Log1p>(nameof(Log1p), References.Log1p, 1),
        new PrimitiveRow<Log2>(nameof(Log2), Math.Log2, 1.43),
        new PrimitiveRow<Sqrt>(nameof(Sqrt), Math.Sqrt, 0.5),
        new PrimitiveRow<Cbrt>(nameof(Cbrt), Math.Cbrt, 0.51),
        new PrimitiveRow<Abs>(nameof(Abs), Math.Abs, 0),
        new PrimitiveRow<Sign>(nameof(Sign), References.Sign, 0),
        new PrimitiveRow<Floor>(nameof(Floor), Math.Floor, 0),
        new PrimitiveRow<Round>(nameof(Round), x => Math.Round(x), 0),
        new PrimitiveRow<Step>(nameof(Step), References.Step, 0),
        new PrimitiveRow<Sin>(nameof(Sin), Math.Sin, 1.94),
        new PrimitiveRow<Cos>(nameof(Cos), Math.Cos, 1.94),
        new PrimitiveRow<Tan>(nameof(Tan), Math.Tan, 1.69),
        new PrimitiveRow<Sinh>(nameof(Sinh), Math.Sinh, 1.62),
        new PrimitiveRow<Cosh>(nameof(Cosh), Math.Cosh, 1.47),
        new PrimitiveRow<Tanh>(nameof(Tanh), Math.Tanh, 1.28),
        new PrimitiveRow<Asin>(nameof(Asin), Math.Asin, 1.69),
        new PrimitiveRow<Acos>(nameof(Acos), Math.Acos, 1.17),
        new PrimitiveRow<Atan>(nameof(Atan), Math.Atan, 1.59),
        new PrimitiveRow<Asinh>(nameof(Asinh), Math.Asinh, 1.59),
        new PrimitiveRow<Acosh>(nameof(Acosh), Math.Acosh, 1.5),
        new PrimitiveRow<Atanh>(nameof(Atanh), Math.Atanh, 1.08),
        new PrimitiveRow<Erf>(nameof(Erf), ErfReference.Erf, 1.71),
        new PrimitiveRow<Erfc>(nameof(Erfc), ErfReference.Erfc, 1.82),
        new PrimitiveRow<Sigmoid>(nameof(Sigmoid), References.Sigmoid, 1.66),
        new PrimitiveRow<LogSigmoid>(nameof(LogSigmoid), References.LogSigmoid, 1.74),
        new PrimitiveRow<Softplus>(nameof(Softplus), References.Softplus, 1.74),
        new PrimitiveRow<Softsign>(nameof(Softsign), References.Softsign, 1.5),
        new PrimitiveRow<Relu>(nameof(Relu), References.Relu, 0),
        new PrimitiveRow<SechSquared>(nameof(SechSquared), References.SechSquared, 1.72),
        new PrimitiveRow<Gauss>(nameof(Gauss), References.Gauss, 1.03),
        new PrimitiveRow<GaussHalf>(nameof(GaussHalf), References.GaussHalf, 1.03),
        new PrimitiveRow<NormalCdf>(nameof(NormalCdf), x => 0.5 * ErfReference.Erfc(-x * Math.Sqrt(0.5)), 1.82),
        new PrimitiveRow<Hypot1>(nameof(Hypot1), x => Math.Sqrt(1 + x * x), 0.86),
        new PrimitiveRow<Exprel>(nameof(Exprel), References.Exprel, 1.89),
        new PrimitiveRow<ExprelDerivative>(nameof(ExprelDerivative), References.ExprelDerivative, 1.95),
        new PrimitiveRow<Exprel2>(nameof(Exprel2), References.Exprel2, 1.6),
        new PrimitiveRow<Log1prel>(nameof(Log1prel), References.Log1prel, 1.63),
        new PrimitiveRow<Log1prelDerivative>(nameof(Log1prelDerivative), References.Log1prelDerivative, 3.24),
    ];

    private readonly struct Exp : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Exp(x); }
    private readonly struct ExpOfMinusAbs
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.ExpOfMinusAbs(x); }
    private readonly struct Expm1 : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Expm1(x); }
    private readonly struct Log : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Log(x); }
    private readonly struct Log1p : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Log1p(x); }
    private readonly struct Log2 : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Log2(x); }
    private readonly struct Sqrt : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Sqrt(x); }
    private readonly struct Cbrt : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Cbrt(x); }
    private readonly struct Abs : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Abs(x); }
    private readonly struct Sign : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Sign(x); }
    private readonly struct Floor : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Floor(x); }
    private readonly struct Round : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Round(x); }
    private readonly struct Step : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Step(x); }
    private readonly struct Sin : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Sin(x); }
    private readonly struct Cos : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Cos(x); }
    private readonly struct Tan : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Tan(x); }
    private readonly struct Sinh : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Sinh(x); }
    private readonly struct Cosh : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Cosh(x); }
    private readonly struct Tanh : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Tanh(x); }
    private readonly struct Asin : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Asin(x); }
    private readonly struct Acos : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Acos(x); }
    private readonly struct Atan : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Atan(x); }
    private readonly struct Asinh : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Asinh(x); }
    private readonly struct Acosh : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Acosh(x); }
    private readonly struct Atanh : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Atanh(x); }
    private readonly struct Erf : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Erf(x); }
    private readonly struct Erfc : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Erfc(x); }
    private readonly struct Sigmoid : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Sigmoid(x); }
    private readonly struct LogSigmoid
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.LogSigmoid(x); }
    private readonly struct Softplus : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Softplus(x); }
    private readonly struct Softsign : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Softsign(x); }
    private readonly struct Relu : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Relu(x); }
    private readonly struct SechSquared
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.SechSquared(x); }
    private readonly struct Gauss : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Gauss(x); }
    private readonly struct GaussHalf : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.GaussHalf(x); }
    private readonly struct NormalCdf : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.NormalCdf(x); }
    private readonly struct Hypot1 : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Hypot1(x); }
    private readonly struct Exprel : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Exprel(x); }
    private readonly struct Exprel2 : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Exprel2(x); }
    private readonly struct ExprelDerivative
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.ExprelDerivative(x); }
    private readonly struct Log1prel : IPrimitive { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Log1prel(x); }
    private readonly struct Log1prelDerivative
        : IPrimitive
    { public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.Log1prelDerivative(x); }
}
