using System.Reflection;
using System.Runtime.Intrinsics;
using ActGen.CompilerServices;
using Xunit;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace ActGen.Tests.Numerics;

/// <summary>Functions on four lanes of doubles, beside those of the standard library and what is made of them.</summary>
public class RealLaneTests
{
    // What is lost beside functions that are themselves off by an ulp or two.
    private const double Ulps = 12;

    private static readonly double[] Points =
    [
        0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue,
        double.MinValue, 2.2250738585072014E-308, 1e-310, 1, -1, 0.5, -0.5, 2, -2, 709.5, 709.99, -708.5, -745.1, 27.2, 710.4,
        .. SampleFloats.All.Where((_, i) => i % 13 == 0).Select(f => (double)f),
        .. Enumerable.Range(-4000, 8001).Select(i => i * 0.01123456789),
        .. Enumerable.Range(-1000, 2001).Select(i => Math.ScaleB(1.0123456789, i)),
    ];

    public static TheoryData<string> Names => [.. Rows.Keys, .. OfTwo.Keys];

    private static Dictionary<string, (Func<Lanes, Lanes> InLanes, Func<double, double> Reference)> Rows { get; } = new()
    {
        [nameof(RealLanes.Exp)] = (RealLanes.Exp, Reals.Exp),
        [nameof(RealLanes.ExpOfMinusAbs)] = (RealLanes.ExpOfMinusAbs, Reals.ExpOfMinusAbs),
        [nameof(RealLanes.Expm1)] = (RealLanes.Expm1, Reals.Expm1),
        [nameof(RealLanes.Log)] = (RealLanes.Log, Reals.Log),
        [nameof(RealLanes.Log1p)] = (RealLanes.Log1p, Reals.Log1p),
        [nameof(RealLanes.Log2)] = (RealLanes.Log2, Reals.Log2),
        [nameof(RealLanes.Log10)] = (RealLanes.Log10, Reals.Log10),
        [nameof(RealLanes.Sigmoid)] = (RealLanes.Sigmoid, Reals.Sigmoid),
        [nameof(RealLanes.Softplus)] = (RealLanes.Softplus, Reals.Softplus),
        [nameof(RealLanes.Cbrt)] = (RealLanes.Cbrt, Reals.Cbrt),
        [nameof(RealLanes.Hypot1)] = (RealLanes.Hypot1, Reals.Hypot1),
        [nameof(RealLanes.Sqrt)] = (RealLanes.Sqrt, Reals.Sqrt),
        [nameof(RealLanes.Abs)] = (RealLanes.Abs, Reals.Abs),
        [nameof(RealLanes.Sign)] = (RealLanes.Sign, Reals.Sign),
        [nameof(RealLanes.Step)] = (RealLanes.Step, Reals.Step),
        [nameof(RealLanes.Relu)] = (RealLanes.Relu, Reals.Relu),
        [nameof(RealLanes.Floor)] = (RealLanes.Floor, Reals.Floor),
        [nameof(RealLanes.Round)] = (RealLanes.Round, Reals.Round),
        [nameof(RealLanes.Sin)] = (RealLanes.Sin, Reals.Sin),
        [nameof(RealLanes.Cos)] = (RealLanes.Cos, Reals.Cos),
        [nameof(RealLanes.Tan)] = (RealLanes.Tan, Reals.Tan),
        [nameof(RealLanes.Atan)] = (RealLanes.Atan, Reals.Atan),
        [nameof(RealLanes.Asin)] = (RealLanes.Asin, Reals.Asin),
        [nameof(RealLanes.Acos)] = (RealLanes.Acos, Reals.Acos),
        [nameof(RealLanes.Sinc)] = (RealLanes.Sinc, Reals.Sinc),
        [nameof(RealLanes.SincDerivative)] = (RealLanes.SincDerivative, Reals.SincDerivative),
        [nameof(RealLanes.Sinh)] = (RealLanes.Sinh, Reals.Sinh),
        [nameof(RealLanes.Cosh)] = (RealLanes.Cosh, Reals.Cosh),
        [nameof(RealLanes.Tanh)] = (RealLanes.Tanh, Reals.Tanh),
        [nameof(RealLanes.SechSquared)] = (RealLanes.SechSquared, Reals.SechSquared),
        [nameof(RealLanes.Asinh)] = (RealLanes.Asinh, Reals.Asinh),
        [nameof(RealLanes.Acosh)] = (RealLanes.Acosh, Reals.Acosh),
        [nameof(RealLanes.Atanh)] = (RealLanes.Atanh, Reals.Atanh),
        [nameof(RealLanes.Erf)] = (RealLanes.Erf, Reals.Erf),
        [nameof(RealLanes.Erfc)] = (RealLanes.Erfc, Reals.Erfc),
        [nameof(RealLanes.Gauss)] = (RealLanes.Gauss, Reals.Gauss),
        [nameof(RealLanes.GaussHalf)] = (RealLanes.GaussHalf, Reals.GaussHalf),
        [nameof(RealLanes.NormalCdf)] = (RealLanes.NormalCdf, Reals.NormalCdf),
        [nameof(RealLanes.Exprel)] = (RealLanes.Exprel, Reals.Exprel),
        [nameof(RealLanes.Exprel2)] = (RealLanes.Exprel2, Reals.Exprel2),
        [nameof(RealLanes.ExprelDerivative)] = (RealLanes.ExprelDerivative, Reals.ExprelDerivative),
        [nameof(RealLanes.Log1prel)] = (RealLanes.Log1prel, Reals.Log1prel),
        [nameof(RealLanes.Log1prelDerivative)] = (RealLanes.Log1prelDerivative, Reals.Log1prelDerivative),
        ["Cubed"] = (u => RealLanes.Pow(u, 3), u => Math.Pow(u, 3)),
        ["Power of 10"] = (u => RealLanes.Pow(u, 10), u => Math.Pow(u, 10)),
    };

    private static Dictionary<string, (Func<Lanes, Lanes, Lanes> InLanes, Func<double, double, double> Reference)> OfTwo { get; } = new()
    {
        [nameof(RealLanes.Pow)] = (RealLanes.Pow, Reals.Pow),
        [nameof(RealLanes.Hypot)] = (RealLanes.Hypot, Reals.Hypot),
        [nameof(RealLanes.Min)] = (RealLanes.Min, Reals.Min),
        [nameof(RealLanes.Max)] = (RealLanes.Max, Reals.Max),
        [nameof(RealLanes.AtMost)] = (RealLanes.AtMost, Reals.AtMost),
        [nameof(RealLanes.AtLeast)] = (RealLanes.AtLeast, Reals.AtLeast),
        [nameof(RealLanes.Atan2)] = (RealLanes.Atan2, Reals.Atan2),
        [nameof(RealLanes.Logaddexp)] = (RealLanes.Logaddexp, Reals.Logaddexp),
        [nameof(RealLanes.Expm1div)] = (RealLanes.Expm1div, Reals.Expm1div),
        [nameof(RealLanes.Log1pdiv)] = (RealLanes.Log1pdiv, Reals.Log1pdiv),
        [nameof(RealLanes.Sindiv)] = (RealLanes.Sindiv, Reals.Sindiv),
    };

    /// <summary>A slow path is called seldom, so that the JIT would leave what it calls as it is at first for long.</summary>
    [Fact]
    public void All_are_inlined_or_optimized_at_their_first_call() =>
        Assert.All(
            typeof(RealLanes).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(m => !m.IsSpecialName && m.ReturnType == typeof(Lanes)),
            m => Assert.NotEqual(
                (MethodImplAttributes)0,
                m.MethodImplementationFlags & (MethodImplAttributes.AggressiveInlining | MethodImplAttributes.AggressiveOptimization)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_are_those_of_the_function(string name)
    {
        var random = new Random(3);
        foreach (var u in Points)
        {
            var v = Points[random.Next(Points.Length)];
            var (actual, expected) = Rows.TryGetValue(name, out var row) ? (row.InLanes(Vector256.Create(u))[0], row.Reference(u))
                : (OfTwo[name].InLanes(Vector256.Create(u), Vector256.Create(v))[0], OfTwo[name].Reference(u, v));
            Assert.True(IsNear(actual, expected, Allowed(name, u, v)), $"{name} of {u:R}, {v:R} is {actual:R}, not {expected:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lane_does_not_depend_on_the_others(string name)
    {
        var random = new Random(7);
        Lanes Of(Lanes u, Lanes v) => Rows.TryGetValue(name, out var row) ? row.InLanes(u) : OfTwo[name].InLanes(u, v);
        double Any() => Points[random.Next(Points.Length)];
        for (var i = 0; i < 2000; i++)
        {
            var (u, v) = (Vector256.Create(Any(), Any(), Any(), Any()), Vector256.Create(Any(), Any(), Any(), Any()));
            var together = Of(u, v);
            for (var lane = 0; lane < RealLanes.Count; lane++)
            {
                var alone = Of(Vector256.Create(u[lane]), Vector256.Create(v[lane]))[0];
                Assert.True(alone.Equals(together[lane]), $"{name} of {u[lane]:R}, {v[lane]:R} is {together[lane]:R} beside others");
            }
        }
    }

    [Fact]
    public void Every_function_in_double_precision_is_there() => Assert.Empty(
        typeof(Reals).GetMethods().Where(m => m.IsStatic).Where(m => typeof(RealLanes).GetMethod(
            m.Name, [.. m.GetParameters().Select(_ => typeof(Lanes))]) is null).Select(m => m.Name));

    // A power's digits go as its logarithm grows. What is left of 1 has lost some on both sides.
    private static double Allowed(string name, double u, double v) => name switch
    {
        nameof(RealLanes.Pow) => Ulps + Math.Abs(v * Math.Log(Math.Abs(u))) is var lost && double.IsFinite(lost) ? lost * 2 : Ulps,
        nameof(RealLanes.Erfc) => 2 * Ulps,
        _ => Ulps,
    };

    private static bool IsNear(double actual, double expected, double ulps) => actual.Equals(expected) || actual == expected
        || Math.Abs(actual - expected) <= ulps * Math.Max(Math.ScaleB(Math.Abs(expected), -53), double.Epsilon)
        // The library's own end of the range.
        || (Math.Abs(expected) > 1e308 && Math.Abs(actual) > 1e308)
        || (Math.Abs(expected) < 1e-307 && Math.Abs(actual - expected) < 1e-322);
}
