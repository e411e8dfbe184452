using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>A choice that parameters decide gets loops of its own where that saves enough.</summary>
public class UniformBranchTests
{
    private readonly OperationGraph _graph = new();
    private readonly Operation _x;
    private readonly Operation _isNegative;

    public UniformBranchTests()
    {
        _x = _graph.Leaf(OpCode.Input, "");
        _isNegative = _graph.Op(OpCode.Less, _graph.Leaf(OpCode.Parameter, "alpha"), _graph.Constant(0));
    }

    [Theory]
    [InlineData("Exp", true)]
    [InlineData("Pow", true)]
    // As cheap as the choice itself.
    [InlineData("Abs", false)]
    [InlineData("Relu", false)]
    public void A_branch_is_worth_a_loop_where_its_function_costs_something(string primitive, bool isWorth)
    {
        var choice = _graph.Op(OpCode.Select, _isNegative, _graph.Call(primitive, _x), _x);
        Assert.Same(isWorth ? _isNegative : null, UniformBranch.Find([choice]));
    }

    [Fact]
    public void A_choice_that_differs_from_row_to_row_has_none()
    {
        var condition = _graph.Op(OpCode.Less, _x, _graph.Constant(0));
        Assert.Null(UniformBranch.Find([_graph.Op(OpCode.Select, condition, _graph.Call("Exp", _x), _x)]));
    }

    [Fact]
    public void Both_branches_need_what_they_share()
    {
        var shared = _graph.Call("Exp", _x);
        Assert.Null(UniformBranch.Find([_graph.Op(OpCode.Select, _isNegative, shared, _graph.Op(OpCode.Negate, shared))]));
    }

    [Fact]
    public void The_decision_that_saves_most_is_taken()
    {
        var other = _graph.Op(OpCode.Less, _graph.Leaf(OpCode.Parameter, "beta"), _graph.Constant(0));
        var (cheap, dear) = (_graph.Call("Exp", _x), _graph.Call("Pow", _x, _x));
        var sum = _graph.Op(
            OpCode.Add, _graph.Op(OpCode.Select, _isNegative, cheap, _x), _graph.Op(OpCode.Select, other, dear, _x));
        Assert.Same(other, UniformBranch.Find([sum]));
    }

    [Fact]
    public void A_loop_has_the_branch_that_is_taken()
    {
        var exp = _graph.Call("Exp", _x);
        var choice = _graph.Op(OpCode.Select, _isNegative, exp, _x);
        Assert.Same(exp, UniformBranch.Decide(_graph, [choice], _isNegative, LoopCase.WhereTrue)[0]);
        Assert.Same(_x, UniformBranch.Decide(_graph, [choice], _isNegative, LoopCase.WhereFalse)[0]);
        Assert.Same(choice, UniformBranch.Decide(_graph, [choice], _isNegative, LoopCase.Mixed)[0]);
    }
}
