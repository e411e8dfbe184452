using ActGen.Generator.Expressions;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Tests.Schedule;

/// <summary>Two primitives of one argument that share their work become one call.</summary>
public class PairFusionTests
{
    private readonly OperationGraph _graph = new();
    private readonly Operation _x;

    public PairFusionTests() => _x = _graph.Leaf(OpCode.Input, "");

    [Theory]
    [InlineData("Sin", "Cos", "SinCos")]
    [InlineData("Tanh", "SechSquared", "TanhSechSquared")]
    [InlineData("Softplus", "ExpOfMinusAbs", "SoftplusExpOfMinusAbs")]
    [InlineData("Erfc", "Gauss", "ErfcGauss")]
    [InlineData("NormalCdf", "GaussHalf", "NormalCdfGaussHalf")]
    public void Both_of_one_argument_are_one_call(string first, string second, string pair)
    {
        var fused = PairFusion.Fuse(_graph, [_graph.Call(second, _x), _graph.Call(first, _x)]);
        Assert.Equal((OpCode.PairSecond, OpCode.PairFirst, pair), (fused[0].Code, fused[1].Code, fused[1].Name));
        Assert.Same(fused[1], fused[0].Operands[0]);
        Assert.Equal((first, second), PairFusion.PartsOf(pair));
    }

    [Fact]
    public void Of_two_arguments_they_stay_two()
    {
        Operation[] roots = [_graph.Call("Sin", _x), _graph.Call("Cos", _graph.Op(OpCode.Negate, _x))];
        Assert.Same(roots, PairFusion.Fuse(_graph, roots));
    }

    [Fact]
    public void An_even_one_is_the_same_for_the_negated_argument()
    {
        var fused = PairFusion.Fuse(
            _graph, [_graph.Call("Softplus", _graph.Op(OpCode.Negate, _x)), _graph.Call("ExpOfMinusAbs", _x)]);
        Assert.Equal([OpCode.PairFirst, OpCode.PairSecond], fused.Select(o => o.Code));
    }

    [Fact]
    public void What_is_made_of_them_is_made_of_the_call()
    {
        var product = _graph.Op(OpCode.Multiply, _graph.Call("Sin", _x), _graph.Call("Cos", _x));
        var fused = Assert.Single(PairFusion.Fuse(_graph, [product]));
        Assert.Equal((OpCode.Multiply, OpCode.PairFirst, OpCode.PairSecond), (fused.Code, fused.Operands[0].Code, fused.Operands[1].Code));
    }

    [Fact]
    public void Both_parts_are_primitives_of_the_table() => Assert.All(
        new[] { "SinCos", "TanhSechSquared", "SoftplusExpOfMinusAbs", "ErfcGauss", "NormalCdfGaussHalf" },
        pair => Assert.All(
            new[] { PairFusion.PartsOf(pair).First, PairFusion.PartsOf(pair).Second },
            part => Assert.Contains(FunctionTable.All, f => f.Primitive == part)));
}
