using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The names in a kernel meet neither each other nor those of the code around it.</summary>
public class KernelNameTests
{
    // Parameters, loop variables and totals of the methods that the steps of a kernel stand in.
    private static readonly string[] Frame =
    [
        "walk", "row", "at", "from", "to", "block", "first", "steps", "rows", "lane", "columns", "scratch", "target", "columnGradients", "layerGradient1", "sum2", "max1", "anchor1of2", "TLanes", "input", "gradient", "kept",
    ];

    [Fact]
    public void Every_function_can_be_called_in_every_kernel() => RequireNoProblem(string.Concat(FunctionTable.Public.Select(f =>
    {
        string Call(string u) => $"{f.Name}({string.Join(", ", Enumerable.Repeat(u, f.Arity))})";
        return $$"""
            namespace N.{{f.Name}}
            {
                [Activation("{{Call("x")}} * x", Domain = DomainPolicy.Clamp)] partial struct Element;
                [Activation("{{Call("rowmax(x) - 3")}} * x", Domain = DomainPolicy.Clamp)] partial struct Total;
                [Activation("rowmax({{Call("a * x")}} * x) * x", Domain = DomainPolicy.Clamp)] [Learnable("a", 1)] partial struct OfLayer;
                [Activation("rowsum({{Call("a * x")}} * x) - x", Domain = DomainPolicy.Clamp)] [Learnable("a", 1, Per = Per.Channel)] partial struct OfColumns;
            }
            """;
    })));

    [Fact]
    public void A_learnable_may_be_called_as_a_local_of_the_kernel() => RequireNoProblem(string.Concat(Frame.Select(name => $$"""
        namespace N.{{name}}
        {
            [Activation("{{name}} * x")] [Learnable("{{name}}", 1)] partial struct Element;
            [Activation("rowmax({{name}} * x) * x")] [Learnable("{{name}}", 1, Per = Per.Channel)] partial struct Row;
            [Activation("rowsum(exp({{name}}[0] * x) + {{name}}[1]) * x")] [Learnable("{{name}}", 1, Count = 2)] partial struct Vector;
        }
        """)));

    /// <summary>Types and namespaces of the user's, where names are looked up before those of a using directive.</summary>
    [Theory]
    [InlineData("Primitives")]
    [InlineData("ILanes")]
    [InlineData("WideLanes")]
    [InlineData("RowWalk")]
    [InlineData("RowBlock")]
    [InlineData("RowPlan")]
    [InlineData("RowReduction")]
    [InlineData("MethodImpl")]
    [InlineData("MethodImplAttribute")]
    [InlineData("MethodImplOptions")]
    [InlineData("IActivationKernel")]
    [InlineData("IRowKernel")]
    [InlineData("System")]
    [InlineData("ActGen")]
    [InlineData("Span")]
    [InlineData("Per")]
    [InlineData("Initializer")]
    [InlineData("var")]
    [InlineData("nint")]
    [InlineData("Vector")]
    [InlineData("Vector512")]
    [InlineData("DoubleFloat")]
    [InlineData("Simd512")]
    [InlineData("Unsafe")]
    [InlineData("Load")]
    [InlineData("Zero")]
    [InlineData("AKernel")]
    [InlineData("AFacts")]
    public void Names_in_scope_are_not_those_of_generated_code(string name)
    {
        const string Activations = """
            [global::ActGen.Activation("exp(x) * a + 1e-30 * v[1]")] [global::ActGen.Learnable("a", 1)] [global::ActGen.Learnable("v", 1, Count = 2)] public partial struct A;
            [global::ActGen.Activation("exp(x) / rowsum(exp(x + a)) + b", Inputs = "x, b")] [global::ActGen.Learnable("a", 1)] public partial struct Row;
            [global::ActGen.Activation("sum(i, 0, 39, c[i] * exp(-sq(x - i)))")] [global::ActGen.Learnable("c", 1, Count = 40)] public partial struct Split;
            """;
        RequireNoProblem($$"""namespace N.@{{name}} { public class P { } } namespace N { {{Activations}} }""");
        RequireNoProblem($$"""namespace N { public class @{{name}} { } {{Activations}} }""");
        RequireNoProblem($$"""namespace N { public partial class Outer { public class @{{name}} { } {{Activations}} } }""");
        if (name is not ("System" or "ActGen"))
        {
            // A global type of one of these two hides the namespace.
            RequireNoProblem($$"""public class @{{name}} { } namespace N.M { {{Activations}} }""");
        }
    }

    [Theory]
    [InlineData("IActivation")]
    [InlineData("IRow")]
    [InlineData("Primitives")]
    [InlineData("TLanes")]
    [InlineData("record")]
    [InlineData("class")]
    public void An_activation_may_be_called_as_what_generated_code_uses(string name) => RequireNoProblem($$"""
        [Activation("exp(x)")] public partial struct @{{name}};
        namespace N { [Activation("exp(x) / rowsum(exp(x))")] public partial struct @{{name}}; }
        """);

    [Theory]
    [InlineData("\\u2028")]
    [InlineData("\\u2029")]
    [InlineData("\\u0085")]
    [InlineData("\\n")]
    [InlineData("\\r")]
    [InlineData("\\v*/\\0\\uFFFF\\uD800")]
    public void A_text_ends_no_line_of_a_generated_file(string separator)
    {
        var text = $"normal(0,{separator} 0.1)";
        RequireNoProblem($$"""[Activation("a * x")] [Learnable("a", "{{text.Replace("*/\\0\\uFFFF\\uD800", "")}}", Group = "{{text}}")] public partial struct A;""");
    }

    private static void RequireNoProblem(string source)
    {
        var run = GuardedRun.Of(source);
        Assert.DoesNotContain(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(!run.Problems().Any(), $"{source}\n{string.Join("\n", run.Problems())}");
    }
}
