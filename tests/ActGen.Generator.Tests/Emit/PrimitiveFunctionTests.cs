using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;
using ActGen.Programs;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The functions that programs may call are those of the function table, and mean what is written beside them.</summary>
public class PrimitiveFunctionTests
{
    private static readonly Dictionary<string, Function> Functions =
        FunctionTable.All.Where(f => f.Primitive is not null).DistinctBy(f => f.Primitive).ToDictionary(f => f.Primitive!);

    public static TheoryData<string> Names => [.. PrimitiveFunction.All.Select(f => f.Name)];

    [Fact]
    public void Every_primitive_has_a_row() =>
        Assert.Equal(Functions.Select(f => (f.Key, f.Value.Arity)).Order(), PrimitiveFunction.All.Select(f => (f.Name, f.Arity)).Order());

    // Arguments where no formula cancels much: the second and third of the quotients follow from the first.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_meaning_is_that_of_the_function(string name)
    {
        var row = PrimitiveFunction.Find(name)!;
        foreach (var u in new[] { -2.5, -0.75, -0.5, 0.5, 0.75, 1.25, 2.75 })
        {
            double[] arguments = name.StartsWith("Log1prel", StringComparison.Ordinal) ? [u, 1 + u, 1 / (1 + u)] : [u, 1.5 * u, 0];
            var values = new Dictionary<string, double> { ["alpha"] = arguments[0], ["beta"] = arguments[1] };
            var formula = Formulas.Of(System.Text.RegularExpressions.Regex.Replace(
                row.Meaning, @"\b[uv]\b", argument => argument.Value == "u" ? "alpha" : "beta"));
            var expected = Functions[name].Value(arguments);
            var actual = new Interpreter(values).Evaluate(formula);
            var isSame = double.IsNaN(expected)
                ? double.IsNaN(actual)
                : Math.Abs(actual - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected));
            Assert.True(isSame, $"{name}({u}): {actual} and {expected}");
        }
    }
}
