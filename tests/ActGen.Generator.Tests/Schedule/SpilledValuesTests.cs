using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>The values that a pass over a row saves in memory for a later one.</summary>
public class SpilledValuesTests
{
    private readonly OperationGraph _graph = new();
    private readonly Operation _x;

    public SpilledValuesTests() => _x = _graph.Leaf(OpCode.Input, "");

    [Theory]
    [InlineData("Exp", 1)]
    [InlineData("Sqrt", 1)]
    // Cheaper than memory.
    [InlineData("Abs", 0)]
    [InlineData("Relu", 0)]
    [InlineData("AtMost", 0)]
    public void What_costs_more_than_memory_is_left(string primitive, int count)
    {
        var step = _graph.Call(primitive, _x);
        var spilled = Spilled(step, _graph.Op(OpCode.Negate, step));
        Assert.Equal(count, spilled.Count);
        Assert.Equal(count == 0 ? [] : [(step, 0)], spilled.Saves(0));
        Assert.Equal(count == 0 ? step : Saved(0), spilled.Roots[1][0].Operands[0]);
    }

    [Fact]
    public void What_no_later_pass_needs_is_not_left()
    {
        var spilled = Spilled(_graph.Call("Exp", _x), _graph.Call("Log", _x));
        Assert.Equal(0, spilled.Count);
        Assert.Empty(spilled.Saves(0));
    }

    [Fact]
    public void Of_steps_within_each_other_the_outermost_is_left()
    {
        var outer = _graph.Call("Log", _graph.Call("Exp", _x));
        var spilled = Spilled(outer, _graph.Op(OpCode.Negate, outer));
        Assert.Equal([(outer, 0)], spilled.Saves(0));
    }

    [Fact]
    public void What_parameters_alone_make_is_computed_before_the_loop_of_each_pass()
    {
        var step = _graph.Op(OpCode.Multiply, _x, _graph.Call("Exp", _graph.Leaf(OpCode.Parameter, "alpha")));
        Assert.Equal(0, Spilled(step, _graph.Op(OpCode.Negate, step)).Count);
    }

    private SpilledValues Spilled(Operation first, Operation second) => new(_graph, [[first], [second]]);

    private Operation Saved(int place) => _graph.Leaf(OpCode.Saved, "", place);
}
