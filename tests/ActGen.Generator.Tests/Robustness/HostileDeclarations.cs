using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>
/// Declarations that C# takes, in surroundings that are against them: types and namespaces named as those of generated code, attributes of
/// every sort, members and base types in the way, every legal name, parts in any order. The same seed makes the same text.
/// </summary>
internal sealed class HostileDeclarations(int seed)
{
    // As long as the compiler takes with the number in front.
    private static readonly string LongName = new('N', 480);

    private static readonly string[] OurNames =
    [
        "Primitives", "ILanes", "Span", "ReadOnlySpan", "System", "ActGen", "Per", "MethodImpl", "MethodImplOptions", "KernelDriver",
            "RowWalk", "RowBlock",
        "ActivationInfo", "ActivationShape", "IActivation", "Initializer", "BackwardReads", "TLanes", "WideLanes", "var", "nint", "nameof",
            "Math", "Kernels",
        "Numerics", "Generated", "AKernel", "AFacts", "GeneratedActivations", "PackedParameters", "InvalidOperationException", "RowPlan",
            "global", "CodeDom",
        "Vector", "DoubleFloat", "Simd512", "Unsafe", "Load", "Zero", "IntPtr", "InputLayout", "ActivationDescriptor", "IActivationKernel",
            "At512", "Array", "StringComparison",
    ];

    private static readonly string[] TypeNames =
    [
        "A", "A", "A", "A", "Gradient", "Forward", "Backward", "Info", "Evaluate", "Derivative", "record", "class", "Primitives",
            "IActivation", "IRow", "TLanes",
        "Kernel", "Facts", "var", "nint", "dynamic", "scoped", "GeneratedActivations", "_", "x", "Ée\u0301", "ActGen", "System", "Span",
            "file", "where", "nameof",
        "Vector", "var", "field", "extension", "required", "A\\u0041", "\\u0042b", "Load", "Simd512", "At512", "global", "Per", LongName,
            "K\\u0303", "ａ", "ı", "İ",
    ];

    private static readonly string[] ValueNames =
    [
        "alpha", "alpha", "beta", "k", "x", "y", "dx", "dalpha", "nameof", "value", "field", "var", "nint", "dynamic", "scoped", "await",
            "async", "record", "required", "file",
        "global", "from", "select", "where", "when", "and", "or", "not", "with", "init", "get", "set", "partial", "yield", "unmanaged",
            "notnull", "managed", "args", "_", "__",
        "é", "ａ", "e\u0301", "al\u200bpha", "TLanes", "Primitives", "Forward", "Info", "row", "at", "walk", "step", "lane", "block",
            "input", "output", "gradient", "part", "packed",
        "values", "shape", "Item1", "item", "ItemA", "Rest", "w", "P_k", "dP_k", "Q_k", "float", "class", "i", "x1", "X",
        "vector", "doubleFloat", "load", "zero", "ı", "İ", "ß", "中", "extension", "allows", "notnull", "nuint", "unsafe", "ref", "at512",
            "\u200bx", LongName,
    ];

    private static readonly string[] Attributes =
    [
        "[Obsolete]", "[Obsolete(\"\", true)]", "[Obsolete(\"\", DiagnosticId = \"MY001\")]",
            "[System.Diagnostics.CodeAnalysis.Experimental(\"EXP001\")]",
        "[CLSCompliant(false)]", "[System.Diagnostics.DebuggerDisplay(\"x\")]", "[Serializable]",
            "[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]",
        "[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")]", "[System.Runtime.CompilerServices.CompilerGenerated]",
            "[System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]",
        "[System.Runtime.Versioning.RequiresPreviewFeatures]", "[System.Runtime.Versioning.UnsupportedOSPlatform(\"linux\")]",
            "[System.Reflection.DefaultMember(\"Item\")]",
        "[CLSCompliant(true)]", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]",
        "[System.Runtime.CompilerServices.InlineArray(4)]", "[System.Runtime.CompilerServices.SkipLocalsInit]",
            "[System.ComponentModel.Description(\"a\\u2028\")]",
        "[System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"\")]",
            "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\")]", "[System.Runtime.InteropServices.Guid(\"x\")]",
        "[System.Diagnostics.Conditional(\"DEBUG\")]", "[AttributeUsage(AttributeTargets.All)]",
            "[System.Runtime.CompilerServices.InterpolatedStringHandler]", "[Flags]", "[ThreadStatic]",
        "[System.Diagnostics.DebuggerTypeProxy(typeof(int))]", "[System.Runtime.CompilerServices.CollectionBuilder(typeof(int), \"a\")]",
    ];

    private static readonly string[] Kinds =
    [
        "struct", "struct", "struct", "class", "class", "record", "record struct", "record class",
    ];

    private static readonly string[] Containers =
    [
        "partial class Outer", "partial struct Outer", "partial interface IOuter", "partial record Outer",
            "[Obsolete(\"\", true)] partial class Outer", "static partial class Outer",
        "readonly partial record struct Outer", "ref partial struct Outer", "partial class Outer<T>", "abstract partial class Outer",
            "file partial class Outer", "partial class Outer(int Forward)",
        "partial interface IOuter<in T>", "partial class @Vector", "partial struct @var", "partial class @nint",
            "sealed partial class Info", "partial record Evaluate(int Info)",
    ];

    private static readonly string[] Members =
    [
        "public static float Evaluate(float x) => x;", "public static double Evaluate(double x) => x;", "public const int Info = 1;",
            "private static int Rows;",
        "public class Forward { }", "public static void Backward(string s) { }", "public static int Gradient => 1;",
            "public static explicit operator float(Self a) => 0;",
        "static void global::ActGen.IActivation.Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> p, Span<float> y, "
            + "global::ActGen.ActivationShape s) { }",
        "public static void Forward(ReadOnlySpan<float> x, Span<float> y) { }",
            "public static void Forward<T>(ReadOnlySpan<float> x, Span<float> y) { }", "public enum AKernel { }",
        "public static float Derivative(in float x) => 1;", "public interface AFacts { }", "public override string ToString() => \"\";",
            "public static event Action Evaluate;",
        "public static class Primitives { }", "public delegate void Span();", "public static int KernelDriver;",
    ];

    private static readonly string[] Formulas =
    [
        "x", "exp(x)", "k * x", "alpha * x", "x / (1 + abs(x))", "step(rowmax(x) - 3) * x", "exp(x) / rowsum(exp(x))", "P(x) + Q(x)",
            "log(1 + exp(alpha * x))", "x > 0 ? x : alpha * x",
        "sin(x) + round(x) * floor(x)", "clamp(x, -1, 1)", "tanh(x) * rowmean(x)", "log(1 - k * (x + k)) / k", "x + nobody", "2x", "",
            "pow(x, alpha)", "alpha[0] * x + alpha[1]", "a * sigmoid(b)",
        "x /* \u2028 */ + 1", "x // *\u002f", "x + \u2028 1", "\"\"\"x\"\"\"", "{0} + x", "\\u0078 * 2", "@x + x",
            "x + (((((((((x)))))))))", "x * 1e999", "x\0", "$\"{x}\"", "</c>&x", "A(x)", "x + global::x",
    ];

    private static readonly string[] Inits = ["1", "0.5", "\"normal(0, 0.1)\"", "\"normal(0,\\u2028 0.1)\"", "\"uniform(-1,\\u0085\\n1)\"",
        "\"linspace(-1, 1)\"", "\"*/ 1\"", "\"\\u2029\"", "double.NaN",
        "double.PositiveInfinity", "1e-45", "\"1/3\"", "\"normal(0, 1e999)\"", "\"1,5\"", "-0.0", "\"{0}\"", "\"</c>\""];

    private readonly Random _random = new(seed);

    /// <summary>The declarations that all of them mention.</summary>
    public const string Shared = """
        namespace Shared {
        [Activation("sin(x)")] public partial struct P { } [Activation("k * x")] [Learnable("k", 1)] public partial struct Q { }
        [Activation("x * x")] public partial class P2 { } }
        """;

    /// <summary>The files of one program.</summary>
    /// <param name="number">What its namespace is numbered with, so that many can be compiled together.</param>
    public IReadOnlyList<string> Next(int number)
    {
        var name = Pick(TypeNames);
        var kind = Pick(Kinds);
        var access = Pick("public ", "internal ", "");
        var modifiers = access + (kind.EndsWith("struct", StringComparison.Ordinal)
            ? Pick("", "", "readonly ", Chance(4) ? "ref " : "unsafe ") : Pick("", "sealed ", "abstract ", Chance(4) ? "static " : ""));
        // Half of them are right but for what stands around them.
        var isFair = Chance(2);
        var attributes =
            Shuffled(Pick("[Mix(typeof(P), typeof(Q))]", Activation(isFair), Activation(isFair), Activation(isFair), Activation(isFair)),
            isFair ? Fair() : Some(3, Learnable), Some(1, () => Pick(Attributes)),
            isFair ? [] : Some(1, () => $"[Let(\"{Pick(ValueNames)}\", {Text(Pick(Formulas))})]"),
            isFair ? [] : Some(1, () => $"[Derivative(\"{Pick("x", "alpha", "k")}\", \"1\")]"));
        var members = Chance(4) ? Pick(Members).Replace("Self", "@" + name, StringComparison.Ordinal) : "";
        var cut = _random.Next(attributes.Count + 1);
        var header = Chance(8) && kind.StartsWith("record", StringComparison.Ordinal) ? Pick("(int Info)", "(float x)", "(int Forward)")
            : "";
        var bases = kind is "class" && Chance(3) ? Pick(" : Base", " : P2", " : global::ActGen.IActivation", " : Base, IShaped",
            " : Generic<float>")
            : Chance(8) ? Pick(" : IShaped", " : IEquatable<int>", " : global::ActGen.IActivation") : "";
        var parts = new[]
        {
            $"{string.Concat(attributes.Take(cut))} {modifiers}partial {kind} @{name}{header}{bases} {{ {members} }}",
            $"{string.Concat(attributes.Skip(cut))} partial {kind} @{name} {{ }}",
        };
        var container = Chance(4) ? Pick(Containers) : "";
        var space = $"N{number}" + Pick("", "", ".Primitives", ".System.ActGen", ".@class", ".Kernels", ".A", ".ActGen.Generated");
        var hostile = string.Concat(Some(3, () => Hostile(number)).Distinct());
        var inherited = Pick(
            "", "public abstract void Forward(global::System.ReadOnlySpan<float> x, global::System.Span<float> y);", "public int Evaluate;",
            "public virtual int Info => 1;");
        var declared = Pick(
            "", "int Info => 1;", "static virtual float Evaluate(float x) => x;",
            "static abstract void Forward(ReadOnlySpan<float> x, Span<float> y);");
        var helpers = $$"""
            namespace {{space}} {
            {{hostile}}
            public abstract class Base { {{inherited}} }
            public abstract class Generic<T> { public static T Evaluate(T x) => x; protected T Derivative = default!; }
            public interface IShaped { {{declared}} }
            }
            """;
        string Contained(string part) =>
            container.Length > 0 ? $"{(part == parts[0] ? container : Bare(container))} {{ {part} }}" : part;
        var files = parts.Select(p => $"namespace {space} {{ using Shared; {Contained(p)} }}").Append(helpers);
        return [.. files.OrderBy(_ => _random.Next())];
    }

    private IEnumerable<string> Fair()
    {
        var (init, per) = (Pick("1", "\"normal(0,\\u2028 0.1)\""), Pick("", ", Per = global::ActGen.Per.Neuron"));
        return [$"[Learnable(\"k\", {init})] [Learnable(\"alpha\", 0.5{per})]", Chance(2) ? Learnable() : ""];
    }

    private string Activation(bool isFair)
    {
        if (isFair)
        {
            return $"[Activation({Text(Pick(Formulas[..14]))})]";
        }

        var inputs = Chance(6) ? $", Inputs = \"{Pick("a, b", "x, " + Pick(ValueNames), Pick(ValueNames))}\"" : "";
        var formulas = Chance(8) ? $"{Text(Pick(Formulas))}, {Text(Pick(Formulas))}" : Text(Pick(Formulas));
        return $"[Activation({formulas}{inputs}{(Chance(8) ? ", Domain = DomainPolicy.Clamp" : "")})]";
    }

    private string Learnable()
    {
        var (name, init, count) = (Text(Pick(ValueNames)), Pick(Inits), Chance(3) ? ", Count = 2" : "");
        var per = Chance(3) ? ", Per = global::ActGen.Per." + Pick("Channel", "Neuron") : "";
        return $"[Learnable({name}, {init}{count}{per}{(Chance(8) ? ", Group = \"a\\u2028b\"" : "")})]";
    }

    // Attributes are written by their bare names, so that what is around them must not be named as they are.
    private string Hostile(int number)
    {
        var name = Pick(OurNames);
        return Pick("public class @$ { }", "public struct @$ { }", "public enum @$ { }", "public interface @$ { }",
            "public delegate void @$();", "public class @$<T> { }", "namespace @$ { public class Z { } }")
            .Replace("$", name, StringComparison.Ordinal);
    }

    private static string Bare(string container) => container.Replace("[Obsolete(\"\", true)] ", "", StringComparison.Ordinal);

    private static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private List<string> Shuffled(string first, params IEnumerable<string>[] others) =>
        [.. others.SelectMany(o => o).Append(first).OrderBy(_ => _random.Next())];

    private List<string> Some(int most, Func<string> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];
}
