using ActGen.Activations;
using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using ActGen.Onnx.Tests.Support;
using ActGen.Training;

namespace ActGen.Onnx.Tests.Activations;

/// <summary>
/// Both operands of every <c>Where</c> are finite where the result is, also the one that is not taken: in ONNX Runtime, with the functions
/// put in place and the operands as outputs.
/// </summary>
public class BranchTests
{
    private const float Largest = 1e4f;

    public static TheoryData<string> Names => [.. GeneratedActivations.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_branches_are_finite(string name)
    {
        foreach (var it in ActivationCase.Of(GeneratedActivations.Find(name)!))
        {
            var (model, operands) = Model(it);
            if (operands.Count == 0)
            {
                return;
            }

            float[] x = [.. it.Inputs().Where(v => Math.Abs(v) <= Largest), Largest, -Largest, 0, 1, -1];
            x = x[..(x.Length / ActivationCase.Sample.Size * ActivationCase.Sample.Size)];
            using var session = new Session(model);
            var found = session.Run(x);
            for (var i = 0; i < found.Length; i++)
            {
                Assert.True(
                    found[i] == 0,
                    $"{operands[i % operands.Count]} is not finite in sample {i / operands.Count}, "
                        + $"{string.Join(' ', x.Skip(i / operands.Count * ActivationCase.Sample.Size).Take(4))} ..., "
                        + $"parameters {string.Join(' ', it.Parameters.Take(4))}");
            }
        }
    }

    // A column for each operand: 0 for a sample where it is finite, as infinities and NaN leave NaN when they are taken from themselves.
    private static (byte[] Model, IReadOnlyList<string> Operands) Model(ActivationCase it)
    {
        var network = it.Network();
        var model = ModelGraph.Create(network, InputMap.ZeroToOne, "batch", 17);
        var nodes = Flat.Nodes(model).ToList();
        List<string> operands = [.. nodes.Where(n => n.Operator == "Where").SelectMany(n => n.Inputs.Skip(1)).Distinct()];
        var checks = new NodeList(nodes.SelectMany(n => n.Outputs).Append(model.Graph.Inputs[0].Name));
        var axes = checks.Integers("axes", -1);
        string Sum(string of) => checks.Add("ReduceSum", "sum", [of, axes]);
        string Rest(string of) => checks.Add("Sub", "rest", [of, of]);
        var (zero, y) = (checks.Constant(0), Rest(model.Graph.Outputs[0].Name));
        // Several inputs or outputs lie in one axis, and an operand belongs to all of them.
        var isInfinite = checks.Add("IsNaN", "is_infinite", [it.Activation.Info is { Inputs.Count: 1, Outputs: 1 } ? y : Sum(y)]);
        var columns = operands.Select(o => Sum(checks.Add("Where", "found", [isInfinite, zero, Rest(o)]))).ToList();
        if (columns.Count > 0)
        {
            checks.Add("Concat", columns, "all_found");
        }

        OnnxNode[] all =
        [
            .. nodes,
            .. checks.Nodes.Select(n => n.Operator == "Concat" ? n with { Attributes = [new IntegerAttribute("axis", -1)] } : n),
        ];
        var graph = model.Graph with { Nodes = all, Outputs = [new("all_found", "batch", [Math.Max(1, columns.Count)])] };
        using var stream = new MemoryStream();
        OnnxSerializer.Model(model with { Graph = graph, Functions = [] }).WriteTo(stream);
        return (stream.ToArray(), operands);
    }
}
