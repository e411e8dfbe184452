extern alias Generator;

using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness.Reals;
using ExtendedReal = Generator::ActGen.CompilerServices.ExtendedReal;
using ExtendedReals = Generator::ActGen.CompilerServices.ExtendedReals;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Extended numbers and their functions against 211 digits.</summary>
public class ExtendedRealTests
{
    private static readonly double[] Arguments =
    [
        0, 1e-38, 1e-30, 1e-17, 1e-8, 3.3e-4, 0.01, 0.059, 0.061, 0.2499, 0.3501, 0.5, 0.70710678, 0.99, 1, 1 + 1e-12, 1.4142135,
        1.5, 2, 2.5, Math.PI, 4.99, 5.01, 7, 11, 12.5, 26, 40, 88, 104, 300, 700, 750, 900, 990,
    ];

    public static TheoryData<string> Names => [.. FunctionTable.All.Where(f => BigTable.Names.Contains(f.Name)
        && ExtendedFunctions.Apply(f.Real, new ExtendedReal[f.Arity]) is not null).Select(f => f.Name)];

    [Fact]
    public void Most_functions_have_one_in_extended_precision() => Assert.InRange(Names.Count, 40, 80);

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_have_29_digits(string name)
    {
        var function = FunctionTable.Get(name);
        foreach (var arguments in Lists(function.Arity))
        {
            if (name == "softplus" && arguments[0] < -200)
            {
                // Beyond the digits of the reference.
                continue;
            }

            BigReal exact;
            try
            {
                exact = BigTable.Evaluate(name, [.. arguments.Select(a => (BigReal)a)]);
            }
            catch (ArithmeticException)
            {
                continue;
            }

            var computed = ExtendedFunctions.Apply(function.Real, [.. arguments.Select(a => (ExtendedReal)a)])!.Value;
            // An exponential loses as many digits as its exponent has.
            var allowed = BigReal.Abs(exact) * (BigReal.PowerOfTwo(-98) + (Math.Abs(computed.Exponent) * BigReal.PowerOfTwo(-101)));
            Assert.True(BigReal.Abs(Exact(computed) - exact) <= allowed,
                FormattableString.Invariant($"{name}({string.Join(", ", arguments)}) = {(double)computed:r}, not {(double)exact:r}"));
        }
    }

    [Fact]
    public void Sums_products_and_quotients_have_31_digits()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = (Number(random), Number(random));
            Near(Exact(a) + Exact(b), a + b);
            Near(Exact(a) - Exact(b), a - b);
            Near(Exact(a) * Exact(b), a * b);
            Near(Exact(a) / Exact(b), a / b);
            Assert.Equal(Exact(a) < Exact(b), a < b);
        }
    }

    [Fact]
    public void Nothing_overflows_on_the_way()
    {
        var huge = ExtendedReals.Exp(1e30);
        Assert.Equal(1.0, (double)(huge / (huge + 1)));
        Assert.Equal(double.PositiveInfinity, (double)huge);
        Assert.Equal(0.0, (double)(1 / huge));
        Assert.Equal(-1000.0, (double)ExtendedReals.Log(ExtendedReals.Exp(-1000)));
        Assert.Equal(1e-45f, (float)(ExtendedReals.Exp(-2000) * ExtendedReals.Exp(1897)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_as_in_double(double x)
    {
        foreach (var function in FunctionTable.All.Where(f => f.Arity == 1))
        {
            if (ExtendedFunctions.Apply(function.Real, [x]) is { } value && !function.Name.StartsWith('d'))
            {
                Assert.Equal((function.Name, function.Value([x])), (function.Name, (double)value));
            }
        }
    }

    private static ExtendedReal Number(Random random)
    {
        ExtendedReal value = Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 60));
        return value + (value * Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, -40)));
    }

    private static void Near(BigReal exact, ExtendedReal computed) =>
        Assert.True(
            BigReal.Abs(Exact(computed) - exact) <= BigReal.Abs(exact) * BigReal.PowerOfTwo(-102), $"{(double)computed} {(double)exact}");

    private static IEnumerable<double[]> Lists(int arity) => arity == 1
        ? Arguments.SelectMany(a => new[] { new[] { a }, [-a] })
        : Arguments.SelectMany((a, i) => Enumerable.Range(0, 4).Select(k => Enumerable.Range(0, arity).Select(j =>
            (((k >> j) & 1) == 0 ? 1 : -1) * Arguments[(i + (7 * j)) % Arguments.Length]).ToArray()));

    private static BigReal Exact(ExtendedReal value)
    {
        var mantissa = value.Mantissa;
        var high = (double)mantissa;
        return value == 0 ? 0 : ((BigReal)high + (BigReal)(double)(mantissa - high)) * BigReal.PowerOfTwo((int)value.Exponent);
    }
}
