using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Stabilize;

public class ExpanderTests
{
    private static readonly double[] Samples = [-7.5, -1.25, -0.5, 0, 0.5, 1.25, 7.5];
    private readonly Formulas _formulas = new();

    public static TheoryData<string> Expanded =>
        [.. FunctionTable.All.Where(f => f.Expansion is not null && f.Arity <= 2).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Expanded))]
    public void What_is_computed_in_place_of_a_function_is_its_value(string name)
    {
        var function = FunctionTable.Get(name);
        Expr[] arguments = [_formulas.Read("x"), _formulas.Read("alpha")];
        var call = _formulas.Pool.Call(function, arguments[..function.Arity]);
        var expanded = new Expander(_formulas.Pool).Expand(call);
        Assert.DoesNotContain(ExprTraversal.Unique(expanded), n => n is Call { Function.Expansion: not null });
        foreach (var x in Samples)
        {
            foreach (var alpha in Samples)
            {
                var expected = Evaluated.InDouble(call, x, alpha);
                if (double.IsFinite(expected))
                {
                    Assert.Equal(expected, Evaluated.InDouble(expanded, x, alpha), 1e-12 * Math.Max(1, Math.Abs(expected)));
                }
            }
        }
    }

    [Theory]
    [InlineData("abs(-2 * x)", "abs(2 * x)")]
    [InlineData("abs(2 * x)", "abs(2 * x)")]
    [InlineData("exp(clamp(x, -1, alpha))", "exp(min(max(x, -1), alpha))")]
    public void Even_functions_are_of_u_and_what_is_within_is_expanded(string before, string after) =>
        Assert.Same(_formulas.Read(after), new Expander(_formulas.Pool).Expand(_formulas.Read(before)));
}
