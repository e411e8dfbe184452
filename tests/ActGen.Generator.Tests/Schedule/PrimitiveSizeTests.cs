using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>The variables of the JIT for a step stand in the row of its function; both of a pair need no less than one of them.</summary>
public class PrimitiveSizeTests
{
    private readonly OperationGraph _graph = new();

    [Theory]
    [InlineData("pow", "Pow")]
    [InlineData("log1p", "Log1p")]
    [InlineData("abs", "Abs")]
    public void A_call_takes_what_its_row_says(string function, string primitive) => Assert.Equal(
        FunctionTable.Get(function).Locals, PrimitiveSize.Of(_graph.Call(primitive, _graph.Leaf(OpCode.Input, ""))));

    [Fact]
    public void Rows_of_one_primitive_say_the_same() => Assert.All(
        FunctionTable.All.Where(f => f.Primitive is not null).GroupBy(f => f.Primitive),
        rows => Assert.Single(rows.Select(f => f.Locals).Distinct()));

    [Theory]
    [InlineData("Sin", "SinCos")]
    [InlineData("Tanh", "TanhSechSquared")]
    [InlineData("Softplus", "SoftplusExpOfMinusAbs")]
    [InlineData("Erfc", "ErfcGauss")]
    [InlineData("NormalCdf", "NormalCdfGaussHalf")]
    public void A_pair_takes_no_less_than_its_first(string first, string pair)
    {
        var x = _graph.Leaf(OpCode.Input, "");
        Assert.InRange(PrimitiveSize.Of(_graph.Pair(pair, x)), PrimitiveSize.Of(_graph.Call(first, x)), 512);
    }

    [Fact]
    public void Anything_else_takes_one() => Assert.Equal(
        1, PrimitiveSize.Of(_graph.Op(OpCode.Add, _graph.Leaf(OpCode.Input, ""), _graph.Leaf(OpCode.Input, ""))));
}
