using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Tests.Harness;

namespace ActGen.Generator.Tests.Prepare;

/// <summary>The parts of an expression of a row that x decides; z stands for what the rest of the row does.</summary>
public class LocalPartsTests
{
    private readonly Formulas _formulas = new();

    [Theory]
    [InlineData("z * sinh(x)", "sinh(x)")]
    [InlineData("z * x * exp(x)", "x * exp(x)")]
    [InlineData("z * x * exp(x) + z * sinh(x)", "x * exp(x) + sinh(x)")]
    [InlineData("max(z, alpha * exp(x))", "alpha * exp(x)")]
    [InlineData("x < z ? exp(x) : z", "exp(x)")]
    [InlineData("exp(x) == z ? sinh(x) : z", "exp(x), sinh(x)")]
    [InlineData("2 * exp(alpha) * z", "")]
    [InlineData("x * z + x", "")]
    public void Parts_are_found(string formula, string parts)
    {
        var found = Parts().Of([_formulas.Read(formula)]);
        Assert.Equal(parts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(), found.Select(p => p.ToString()).Order());
    }

    [Fact]
    public void A_part_is_replaced_where_it_is_and_nowhere_else()
    {
        var (part, instead) = (_formulas.Read("x * exp(x)"), _formulas.Read("gamma"));
        var replacing = Parts().Replacing(new Dictionary<Expr, Expr> { [part] = instead });
        Assert.Same(_formulas.Read("z * gamma + exp(x)"), replacing.Of(_formulas.Read("z * x * exp(x) + exp(x)")));
    }

    [Fact]
    public void A_learnable_along_the_columns_is_no_part_of_what_a_row_comes_to()
    {
        var sum = _formulas.Pool.Variable("rowsum(x)", VariableKind.Symbol);
        var alpha = (Variable)_formulas.Read("alpha");
        var parts = new LocalParts(_formulas.Pool, [sum], [alpha]).Of([alpha / _formulas.Pool.Call("sqrt", sum)]);
        Assert.Equal(["1 / sqrt(rowsum(x))"], parts.Select(p => p.ToString()));
    }

    private LocalParts Parts() => new(_formulas.Pool, [_formulas.Input], []);
}
