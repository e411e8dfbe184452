using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>The costs of steps in the scheduler are those of the function table.</summary>
public class OperationCostTests
{
    private readonly OperationGraph _graph = new();

    [Theory]
    [InlineData("Pow", "pow")]
    [InlineData("Exp", "exp")]
    [InlineData("Abs", "abs")]
    [InlineData("AtLeast", "atleast")]
    public void A_call_costs_what_its_row_says(string primitive, string function)
    {
        var x = _graph.Leaf(OpCode.Input, "");
        Assert.Equal(FunctionTable.Get(function).Cost, OperationCost.Of(_graph.Call(primitive, x)));
    }

    [Fact]
    public void Every_primitive_has_a_cost() => Assert.All(
        FunctionTable.All.Where(f => f.Primitive is not null),
        f => Assert.InRange(OperationCost.Of(_graph.Call(f.Primitive!, _graph.Leaf(OpCode.Input, ""))), f.Cost, 100));

    [Fact]
    public void Two_results_of_one_call_cost_one_of_them()
    {
        var pair = _graph.Pair("TanhSechSquared", _graph.Leaf(OpCode.Input, ""));
        Assert.Equal(FunctionTable.Get("tanh").Cost, OperationCost.Of(pair));
        Assert.Equal(1, OperationCost.Of(_graph.Op(OpCode.PairSecond, pair)));
    }

    [Fact]
    public void Steps_before_the_loop_cost_nothing_in_a_row()
    {
        var (x, alpha) = (_graph.Leaf(OpCode.Input, ""), _graph.Leaf(OpCode.Parameter, "alpha"));
        var (hoisted, body) = (_graph.Call("Exp", alpha), _graph.Op(OpCode.Divide, x, alpha));
        Assert.Equal(OperationCost.Of(x) + OperationCost.Of(body), OperationCost.OfRow([alpha, x, hoisted, body]));
    }
}
