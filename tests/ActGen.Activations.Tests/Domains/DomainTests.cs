using ActGen.Activations.Tests.Support;
using Xunit;

namespace ActGen.Activations.Tests.Domains;

/// <summary>
/// The kernels of every function and every policy against closed forms: value, derivative, and derivative in the learnable.
/// </summary>
public class DomainTests
{
    private const double Inf = double.PositiveInfinity;

    private const double Margin = ContinuedFunction.Margin;

    // f(k x) between the points that lie the margin inside the edges of f; then f(x - k).
    private static readonly Row[] Rows =
    [
        ..Times("Log", new(Math.Log, u => 1 / u), 0.25, Inf),
        ..Times("Log2", new(Math.Log2, u => 1 / (u * Math.Log(2))), 0.25, Inf),
        ..Times("Log1p", new(u => Math.Abs(u) < 1e-8 ? u : Math.Log(1 + u), u => 1 / (1 + u)), -0.75, Inf),
        ..Times("Sqrt", new(Math.Sqrt, u => 0.5 / Math.Sqrt(u)), 0.25, Inf),
        ..Times("Pow", new(u => Math.Pow(u, 1.7), u => 1.7 * Math.Pow(u, 0.7)), 0.25, Inf),
        ..Times("Root", new(u => Math.Pow(u, -0.4), u => -0.4 * Math.Pow(u, -1.4)), 0.25, Inf),
        ..Times("Acosh", new(Math.Acosh, u => 1 / Math.Sqrt((u - 1) * (u + 1))), 1.25, Inf),
        ..Times("Asin", new(Math.Asin, u => 1 / Math.Sqrt((1 - u) * (1 + u))), -0.75, 0.75),
        ..Times("Acos", new(Math.Acos, u => -1 / Math.Sqrt((1 - u) * (1 + u))), -0.75, 0.75),
        ..Times("Atanh", new(Math.Atanh, u => 1 / ((1 - u) * (1 + u))), -0.75, 0.75),
        ..Minus("Reciprocal", ContinuedFunction.ClampReciprocal(1), ContinuedFunction.ExtendReciprocal(1)),
        ..Minus("Square", ContinuedFunction.ClampReciprocal(2), ContinuedFunction.ExtendReciprocal(2)),
        ..Minus("Cube", ContinuedFunction.ClampReciprocal(3), ContinuedFunction.ExtendReciprocal(3)),
        ..Minus("Distance", ContinuedFunction.Reciprocal(1).Clamp(Margin, Inf).OfMagnitude(),
            ContinuedFunction.Reciprocal(1).Extend(Margin, Inf).OfMagnitude()),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_and_derivatives_are_those_of_the_closed_form(string name)
    {
        var row = Rows.Single(r => r.Name == name);
        foreach (var k in new[] { 1f, -0.5f, 2 })
        {
            foreach (var x in Points.Grid(-6, 6, 1 / 64f).Concat([-1e4f, 1e-30f, 1e4f]))
            {
                var (value, dx, dk) = row.Exactly(x, k);
                var actual = GeneratedActivations.Find(name)!.Accept(new AtPoint(x, k));
                Check(actual.Y, value, "f");
                Check(actual.Dx, dx, "df/dx");
                Check(actual.Dk, dk, "df/dk");

                // Beyond an edge, the terms of the value that are added may cancel.
                void Check(float found, double exact, string what) => Assert.True(
                    Error.Ulps(found, exact, row.Size(x, k)) <= 8,
                        $"{name} {what} at x = {x:G9}, k = {k}: {found:G9}, exactly {exact:G12}");
            }
        }
    }

    // Both the base beyond its edge and the exponent are differentiated.
    [Fact]
    public void A_learned_exponent_has_its_derivative_on_both_sides()
    {
        foreach (var k in new[] { 1.5f, -0.75f, 0 })
        {
            foreach (var x in Points.Grid(-6, 6, 1 / 64f))
            {
                var (held, beyond) = (Math.Max(x, Margin), Math.Min(x - Margin, 0));
                var (power, slope) = (Math.Pow(held, k), k * Math.Pow(held, k - 1.0));
                Close(ClampPower.Evaluate(x, k), power, 0);
                Close(ClampPower.Gradient(x, k).X, x < Margin ? 0 : slope, 0);
                Close(ClampPower.Gradient(x, k).K, power * Math.Log(held), 0);
                var slopeInK = Math.Pow(held, k - 1.0) * (1 + (k * Math.Log(held)));
                Close(ExtendPower.Evaluate(x, k), power + (slope * beyond), power);
                Close(ExtendPower.Gradient(x, k).X, slope, 0);
                Close(ExtendPower.Gradient(x, k).K, (power * Math.Log(held)) + (slopeInK * beyond),
                    Math.Abs(power * 2) + Math.Abs(slope * beyond * 2));
            }
        }

        static void Close(float actual, double exact, double size) =>
            Assert.True(Error.Ulps(actual, exact, size) <= 8, $"{actual:G9}, exactly {exact:G12}");
    }

    [Fact]
    public void An_input_may_be_the_divisor()
    {
        var f = ContinuedFunction.ExtendReciprocal(1);
        foreach (var b in Points.Grid(-2, 2, 1 / 32f))
        {
            Assert.True(Error.Ulps(ExtendRatio.Evaluate(-3, b), -3 * f.Value(b)) <= 8);
            var (a, slope) = ExtendRatio.Gradient(-3, b);
            Assert.True(Error.Ulps(a, f.Value(b)) <= 8 && Error.Ulps(slope, -3 * f.Slope(b), Math.Abs(b) < Margin ? 96 : 0) <= 8, $"{b}");
        }
    }

    [Fact]
    public void A_removable_singularity_stays_removed_beside_what_is_continued()
    {
        var (x, k) = ExtendBesideRemovable.Gradient(2, 0);
        Assert.Equal((2 + MathF.Log(2), 1.5f, 2), (ExtendBesideRemovable.Evaluate(2, 0), x, k));
        Assert.Equal(-1 + Math.Log(Margin) + ((-1 - Margin) / Margin), ExtendBesideRemovable.Evaluate(-1, 0), 1e-6);
    }

    private static IEnumerable<Row> Times(string name, ContinuedFunction function, double low, double high)
    {
        Row Of(string policy, ContinuedFunction f) => new(
            policy + name,
            (x, k) => (f.Value(k * x), k * f.Slope(k * x), x * f.Slope(k * x)),
            (x, k) => k * x >= low && k * x <= high ? 0 : Math.Abs(f.Slope(k * x)) + Math.Abs(f.Value(k * x < low ? low : high)));
        return [Of("Clamp", function.Clamp(low, high)), Of("Extend", function.Extend(low, high))];
    }

    private static IEnumerable<Row> Minus(string name, ContinuedFunction clamped, ContinuedFunction extended)
    {
        Row Of(string policy, ContinuedFunction f) => new(
            policy + name,
            (x, k) => (f.Value(x - k), f.Slope(x - k), -f.Slope(x - k)),
            (x, k) => Math.Abs(x - k) < Margin ? Math.Abs(f.Slope(Margin)) : 0);
        return [Of("Clamp", clamped), Of("Extend", extended)];
    }

    /// <summary>The exact values of an activation of x and k.</summary>
    /// <param name="Name">The activation.</param>
    /// <param name="Exactly">Value, derivative in x, derivative in k.</param>
    /// <param name="Size">The size of terms that cancel; errors are measured by it where it is larger.</param>
    private sealed record Row(string Name, Func<double, double, (double Value, double X, double K)> Exactly,
        Func<double, double, double> Size);

    private sealed class AtPoint(float x, float k) : IActivationVisitor<(float Y, float Dx, float Dk)>
    {
        public (float Y, float Dx, float Dk) Visit<T>() where T : IActivation
        {
            var (y, dx, dk) = (new float[1], new float[1], new float[1]);
            T.Forward([x], [k], y, new ActivationShape(1));
            T.Backward([x], y, [1f], [k], dx, dk, new ActivationShape(1));
            return (y[0], dx[0], dk[0]);
        }
    }
}
