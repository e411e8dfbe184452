using ActGen.Activations.Tests.Programs;
using ActGen.Activations.Tests.Support;
using ActGen.Numerics;
using ActGen.Onnx.Format;
using ActGen.Onnx.Functions;
using ActGen.Onnx.Graphs;
using ActGen.Onnx.Tests.Support;
using ActGen.Programs;
using Xunit.Abstractions;

namespace ActGen.Onnx.Tests.Activations;

/// <summary>Every function that activations call, in ONNX Runtime, against the primitive of the C# kernels.</summary>
public class PrimitiveTests(ITestOutputHelper output)
{
    // Its functions may take such numbers for 0.
    private const double SmallestNormal = 1.1754944e-38;

    public static TheoryData<string> Names =>
        [.. PrimitiveFunction.All.Where(f => PrimitiveRow.Find(f.Name) is not null).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_loses_no_more_than_the_table_says(string name)
    {
        var arguments = Arguments(name);
        using var session = new Session(Model(name, arguments.Length));
        var count = arguments[0].Length;
        var actual = session.Run([.. Enumerable.Range(0, count).SelectMany(i => arguments.Select(a => a[i]))]);
        var (worst, where) = (0.0, "");
        for (var i = 0; i < count; i++)
        {
            var expected = ScalarPrimitives.Call(name, [.. arguments.Select(a => Lanes1.Create(a[i]))]).Value;
            if (Math.Abs((double)actual[i] - expected) <= SmallestNormal)
            {
                continue;
            }

            var ulps = Error.Ulps(actual[i], expected);
            if (ulps > worst)
            {
                (worst, where) = (ulps, $"at {string.Join(", ", arguments.Select(a => $"{a[i]:G9}"))}: {actual[i]:G9}, not {expected:G9}");
            }
        }

        output.WriteLine($"{name}: {worst:G4} ulp {where}");
        Assert.True(worst <= RuntimeLoss.Of(name), $"{worst:G4} ulp {where}");
    }

    [Fact]
    public void Only_functions_that_derivatives_alone_call_are_left_out()
    {
        var missing = PrimitiveFunction.All.Where(f => PrimitiveRow.Find(f.Name) is null).Select(f => f.Name);
        Assert.Equal(["ExprelDerivative", "Log1prelDerivative", "SincDerivative"], missing.Order(StringComparer.Ordinal));
    }

    private static float[][] Arguments(string name)
    {
        var u = Points.All;
        float[] Rotated() => [.. u.Select((_, i) => u[(int)((long)i * 1013 % u.Length)])];
        return name switch
        {
            "Log1prel" => [u, [.. u.Select(x => 1 + x)]],
            "AtMost" or "AtLeast" => [u, [.. u.Select((_, i) => (i % 7) - 3f)]],
            // Runtimes do not agree about powers of NaN.
            "Pow" => [[.. Rotated().Select(x => float.IsNaN(x) ? 1 : Math.Abs(x))], [.. u.Select((_, i) => (i % 17) - 8f)]],
            _ when PrimitiveFunction.Find(name)!.Arity == 2 => [u, Rotated()],
            _ => [u],
        };
    }

    // The arguments lie side by side.
    private static byte[] Model(string name, int arity)
    {
        var row = PrimitiveRow.Find(name)!;
        var library = new FunctionLibrary();
        var operation = row.Operator is { } standard ? standard : library.Require(row, arity);
        string[] parts = [.. Enumerable.Range(0, arity).Select(i => $"u{i}")];
        OnnxNode[] nodes =
        [
            arity == 1 ? new OnnxNode("Identity", ["x"], parts)
                : new OnnxNode("Split", ["x"], parts) { Attributes = [new IntegerAttribute("axis", -1)] },
            new OnnxNode(operation.Name, parts, ["y"]) { Domain = operation.Domain },
        ];
        var graph = new OnnxGraph(name, nodes, [], [new("x", "batch", [arity])], [new("y", "batch", [1])]);
        using var stream = new MemoryStream();
        OnnxSerializer.Model(new OnnxModel(graph, library.Functions, 17, name)).WriteTo(stream);
        return stream.ToArray();
    }
}
