using ActGen.Generator.Expressions;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Emit;

/// <summary>The names in a kernel meet neither each other nor those of the code around it.</summary>
[Trait("Speed", "Slow")]
public class KernelNameTests
{
    // Parameters, loop variables and totals of the methods that the steps of a kernel stand in.
    private static readonly string[] Frame =
    [
        "walk", "row", "at", "from", "to", "block", "first", "steps", "rows", "lane", "columns", "saved", "target", "columnGradients",
            "layerGradient1", "sum2", "max1", "anchor1of2", "TLanes", "input", "gradient", "savedValue",
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
                [Activation("rowsum({{Call("a * x")}} * x) - x", Domain = DomainPolicy.Clamp)] [Learnable("a", 1, Per =
                    Per.Channel)] partial struct OfColumns;
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
    [InlineData("RealRow")]
    [InlineData("RealLanes")]
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
            [global::ActGen.Activation("exp(x) * a + tanh(a * x) * sin(x) + 1e-30 * v[1]")] [global::ActGen.Learnable("a",
                1)] [global::ActGen.Learnable("v", 1, Count = 2)] public partial struct A;
            [global::ActGen.Activation("exp(x) / rowsum(exp(x + a)) + b", Inputs = "x, b")] [global::ActGen.Learnable("a",
                1)] public partial struct Row;
            [global::ActGen.Activation("x / sqrt(rowmean(sq(x)) + a) * b")] [global::ActGen.Learnable("a",
                1)] [global::ActGen.Learnable("b", 1, Per = global::ActGen.Per.Channel)] public partial struct Norm;
            [global::ActGen.Activation("sum(i, 0, 39, c[i] * exp(-sq(x - i)))")] [global::ActGen.Learnable("c", 1, Count =
                40)] public partial struct Split;
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

    /// <summary>A declaration under the full name of something that generated code uses hides it: that is the only thing said.</summary>
    [Theory]
    [InlineData("class System { }", "System")]
    [InlineData("struct ActGen { }", "ActGen")]
    [InlineData("namespace System { class Span<T> { } }", "System.Span")]
    [InlineData("namespace System { class Runtime { } }", "System.Runtime")]
    [InlineData("namespace System.Runtime.CompilerServices { class Unsafe { } }", "System.Runtime.CompilerServices.Unsafe")]
    [InlineData("namespace ActGen { class CompilerServices { } }", "ActGen.CompilerServices")]
    [InlineData("namespace ActGen.Per { class Z { } }", "ActGen.Per")]
    [InlineData("namespace ActGen.Generated.At512 { class AKernel { } }", "ActGen.Generated.At512.AKernel")]
    public void A_name_that_is_hidden_is_told(string declaration, string name)
    {
        // The attribute in metadata is found by an alias of its reference, where even that is hidden.
        const string Activation = "extern alias runtime; namespace N { [runtime::ActGen.Activation(\"exp(x)\")] public partial struct A { "
            + "} }";
        var input = Compilations.Create();
        var reference = MetadataReference.CreateFromFile(typeof(ActivationAttribute).Assembly.Location).WithAliases(["global", "runtime"]);
        var run = GuardedRun.Of(input.WithReferences(input.References.Where(r => r.Display != reference.Display).Append(reference))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Activation, Compilations.ParseOptions),
                CSharpSyntaxTree.ParseText(declaration, Compilations.ParseOptions)));
        Assert.Equal($"'{name}' is already the name of a type that generated code uses: choose another name",
            Assert.Single(run.Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.NewProblems());
    }

    [Theory]
    [InlineData("namespace System { class Own { } namespace Runtime.CompilerServices { class Own { } class Span { } } class Span { } }")]
    [InlineData("namespace ActGen.Own { class A { } } namespace ActGen.CompilerServices { class Own { } }")]
    public void A_namespace_may_be_added_to(string declaration) =>
        RequireNoProblem(declaration + "namespace N { [Activation(\"exp(x)\")] public partial struct A { } }");

    /// <summary>The compiler makes names out of ours that are longer, and file systems have a limit of their own.</summary>
    [Theory]
    [InlineData('N')]
    [InlineData('\u4e2d')]
    public void Names_may_be_long(char letter)
    {
        var name = new string(letter, 300);
        var run = GuardedRun.Of(
            $"namespace N {{ [Activation(\"exp({name} * x)\")] [Learnable(\"{name}\", 1)] public partial struct {name}A {{ }} "
            + $"[Activation(\"x\")] public partial struct {name}B {{ }} }}");
        Assert.Empty(run.Diagnostics);
        Assert.Equal("", run.Complaint());
        Assert.Empty(run.NewProblems());
        Assert.All(run.Result.GeneratedSources, s => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(s.HintName), 1, 255));
    }

    [Fact]
    public void A_name_that_metadata_does_not_take_is_told()
    {
        var (name, type) = (new string('n', 301), new string('T', 298));
        var run = GuardedRun.Of(
            $"[Activation(\"{name} * x + {type}(x)\")] [Learnable(\"{name}\", 1)] partial struct A {{ }} [Activation(\"{type}(x)\")] "
            + $"partial struct B {{ }} [Activation(\"abc * x\")] [Learnable(\"abc\", 1)] partial struct {type} {{ }}");
        Assert.Equal(["ACT0012", "ACT0012"], run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
        Assert.Equal("", run.Complaint());
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
        RequireNoProblem($$"""[Activation("a * x")] [Learnable("a", "{{text.Replace("*/\\0\\uFFFF\\uD800", "")}}", Group = "{{text}}")] """
            + $$"""public partial struct A;""");
    }

    private static void RequireNoProblem(string source)
    {
        var run = GuardedRun.Of(source);
        Assert.DoesNotContain(run.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(!run.Problems().Any(), $"{source}\n{string.Join("\n", run.Problems())}");
    }
}
