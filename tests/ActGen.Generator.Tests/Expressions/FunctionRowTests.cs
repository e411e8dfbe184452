using System.Reflection;
using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;
using ActGen.Generator.Stabilize;
using ActGen.Numerics;

namespace ActGen.Generator.Tests.Expressions;

/// <summary>Every row of the function table is complete: what the stages need of it is there.</summary>
public class FunctionRowTests
{
    // Every quarter from -6 to 6.
    private static readonly double[] Grid = [.. Enumerable.Range(-24, 49).Select(i => i / 4.0)];

    public static TheoryData<string> OfOneArgument =>
        new(FunctionTable.All.Where(f => f.Arity == 1 && f.Reduction is null && f.Abbreviates is null).Select(f => f.Name));

    public static TheoryData<string> All => new(FunctionTable.All.Select(f => f.Name));

    public static TheoryData<string> Kept => new(FunctionTable.All.Where(f => f.Abbreviates is null).Select(f => f.Name));

    public static TheoryData<string> OfElements => new(
        FunctionTable.All.Where(f => f.Abbreviates is null && f.Reduction is null
            && f.Name is not (FunctionTable.InDouble or FunctionTable.InExtended)).Select(f => f.Name));

    public static TheoryData<string> WithPrimitive => new(FunctionTable.All.Where(f => f.Primitive is not null).Select(f => f.Name));

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_function_is_typeset_with_its_arguments(string name)
    {
        var pool = new ExprPool();
        var function = FunctionTable.Get(name);
        string[] arguments = [.. new[] { "p", "q", "s" }.Take(function.Arity)];
        var call = pool.Call(function, [.. arguments.Select(a => pool.Variable(a, VariableKind.Input))]);
        var (latex, mathML) = (LatexPrinter.Print(call), MathMLPrinter.Print(call));
        // The second argument of the log1p quotients only repeats the first; that of a bound says nothing about the function, nor a number.
        var shown = function.Legend is not null || name is "log1prel" or "atmost" or "atleast" or "indouble" or "inextended"
            ? arguments.Take(1) : arguments;
        Assert.All(shown, a => Assert.Matches($@"(?<![a-z]){a}(?![a-z])", latex));
        Assert.All(shown, a => Assert.Contains($"<mi>{a}</mi>", mathML));
    }

    [Theory]
    [MemberData(nameof(OfElements))]
    public void A_kernel_can_compute_it(string name)
    {
        var pool = new ExprPool();
        var function = FunctionTable.Get(name);
        var call = pool.Call(
            function, Function.ArgumentNames.Take(function.Arity).Select(n => (Expr)pool.Variable(n, VariableKind.Input)).ToArray());
        var expanded = new Expander(pool).Expand(call);
        Assert.NotNull(new Lowering(new OperationGraph(), [expanded]).Lower(expanded));
    }

    [Theory]
    [MemberData(nameof(WithPrimitive))]
    public void Its_primitive_exists_with_as_many_arguments(string name)
    {
        var function = FunctionTable.Get(name);
        Assert.Contains(
            typeof(Primitives).GetMethods(BindingFlags.Public | BindingFlags.Static),
            m => m.Name == function.Primitive && m.GetParameters().Length == function.Arity && m.GetParameters().All(p => !p.IsOut));
    }

    [Theory]
    [MemberData(nameof(OfElements))]
    public void A_formula_that_a_user_can_write_has_derivatives(string name)
    {
        var function = FunctionTable.Get(name);
        if (!function.IsInternal)
        {
            Assert.Equal(KinkPolicy.Has(name) ? Math.Min(1, function.Derivatives.Length) : function.Arity, function.Derivatives.Length);
        }
    }

    [Theory]
    [MemberData(nameof(OfOneArgument))]
    public void Its_zeros_are_as_its_row_says(string name)
    {
        var function = FunctionTable.Get(name);
        var isZero = Grid.Where(u => function.Value([u]) == 0).ToList();
        var isStrict = function.Monotonicity != Monotonicity.None && !function.Derivatives.Contains("0") && !KinkPolicy.Has(name);
        Assert.Equal(function.Zeros != Zeros.Unknown || (isZero.Contains(0) && !isStrict), isZero.Contains(0));
        Assert.True(function.Zeros != Zeros.OnlyAtZero || isZero.SequenceEqual([0]), $"{name} is 0 at {string.Join(", ", isZero)}");
    }

    [Theory]
    [MemberData(nameof(OfOneArgument))]
    public void It_is_convex_where_its_row_says_so(string name)
    {
        var function = FunctionTable.Get(name);
        Assert.True(!function.IsConvex || Grid.Zip(Grid.Skip(2)).All(
            p => function.Value([(p.First + p.Second) / 2]) <= ((function.Value([p.First]) + function.Value([p.Second])) / 2 * (1 + 1e-12))
                + 1e-12), name);
    }

    [Theory]
    [MemberData(nameof(OfOneArgument))]
    public void Its_tails_are_as_its_row_says(string name)
    {
        var function = FunctionTable.Get(name);
        var far = new[] { -150.0, 150 }.Select(u => function.Value([u])).Where(v => !double.IsNaN(v)).ToList();
        Assert.Equal(function.Tails.HasFlag(Tails.Overflow), far.Any(v => Math.Abs(v) > float.MaxValue));
        Assert.True(!function.Tails.HasFlag(Tails.Underflow) || far.Any(v => v >= 0 && v < float.Epsilon / 2.0), name);
    }

    [Theory]
    [MemberData(nameof(OfOneArgument))]
    public void It_changes_with_the_magnitude_as_its_row_says(string name)
    {
        var function = FunctionTable.Get(name);
        Assert.True(function.OfMagnitude is not { } change || Grid.Where(u => u >= 0).All(u =>
            function.Value([u]) == function.Value([-u])
            && (change == Monotonicity.Increasing
                ? function.Value([u]) <= function.Value([u + 0.25])
                : function.Value([u]) >= function.Value([u + 0.25]))), name);
    }

    [Fact]
    public void Arguments_that_may_be_exchanged_are() => Assert.All(
        FunctionTable.All.Where(f => f.Arity == 2 && f.Value([0.5, -2]) == f.Value([-2, 0.5]) && f.Value([3, 1]) == f.Value([1, 3])
            && f.Expansion is null),
        f => Assert.True(f.IsCommutative || f.Name is "atmost" or "atleast" or "hypot", f.Name));

    [Fact]
    public void Internal_functions_are_shown_in_another_notation() => Assert.All(
        FunctionTable.All.Where(f => f.IsInternal), f => Assert.False(string.IsNullOrEmpty(f.Notation ?? f.Legend), f.Name));

    [Fact]
    public void All_functions_of_the_language_are_there() => Assert.Equal(
        """
        abs acos acosh asin asinh atan atan2 atanh cbrt clamp cos cosh erf erfc exp expm1 floor heaviside hypot log log10 log1p
        log2 logaddexp logsigmoid max min pow relu
        round rowmax rowmean rowmin rowsum sigmoid sign sin sinh softplus softsign sq sqrt step tan tanh
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        FunctionTable.Public.Select(f => f.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("exp", 3.0, 20.085536923187668)]
    [InlineData("expm1", 1e-10, 1.00000000005e-10)]
    [InlineData("log1p", 1e-10, 9.9999999995e-11)]
    [InlineData("log2", 8.0, 3)]
    [InlineData("cbrt", -27.0, -3)]
    [InlineData("sqrt", 2.25, 1.5)]
    [InlineData("sign", -0.5, -1)]
    [InlineData("sign", 0, 0)]
    [InlineData("floor", -1.5, -2)]
    [InlineData("round", 2.5, 2)]
    [InlineData("round", -1.5, -2)]
    [InlineData("step", 0, 1)]
    [InlineData("step", -1e-300, 0)]
    [InlineData("asin", 1.0, Math.PI / 2)]
    [InlineData("acosh", 1.0, 0)]
    [InlineData("sigmoid", 0, 0.5)]
    [InlineData("sigmoid", -800.0, 3.67e-348)]
    [InlineData("softplus", 800.0, 800)]
    [InlineData("softsign", -3.0, -0.75)]
    [InlineData("erf", 0.5, 0.5204998778130465)]
    [InlineData("erfc", 3.0, 2.2090496998585441e-05)]
    [InlineData("sechsq", 0, 1)]
    [InlineData("exprel", 0, 1)]
    [InlineData("dexprel", 0, 0.5)]
    [InlineData("exprel2", 0, 0.5)]
    public void Known_values(string name, double argument, double expected) =>
        Assert.Equal(expected, FunctionTable.Get(name).Value([argument]), 1e-15 * Math.Abs(expected));

    [Theory]
    [InlineData("max", 1.0, 2.0, 2)]
    [InlineData("min", 1.0, 2.0, 1)]
    [InlineData("pow", 2.0, 10.0, 1024)]
    [InlineData("pow", -2.0, 3.0, -8)]
    [InlineData("pow", 0, 0, 1)]
    [InlineData("atan2", 1.0, -1.0, 3 * Math.PI / 4)]
    [InlineData("atan2", -0.0, -1.0, Math.PI)]
    [InlineData("atan2", 0, 0, 0)]
    [InlineData("hypot", 3.0, -4.0, 5)]
    [InlineData("heaviside", 0, 0.5, 0.5)]
    [InlineData("heaviside", -1.0, 0.5, 0)]
    [InlineData("logaddexp", 1000.0, 1000.0, 1000.6931471805599)]
    [InlineData("expm1div", 0, 3.0, 3)]
    [InlineData("log1pdiv", 0, -3.0, -3)]
    public void Known_values_of_two(string name, double u, double v, double expected) =>
        Assert.Equal(expected, FunctionTable.Get(name).Value([u, v]), 15);
}
