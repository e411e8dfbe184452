using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Tests.Robustness;

/// <summary>Declarations that the compiler takes, with attributes that make sense or none. The type is named <c>$</c>.</summary>
internal static class RandomDeclarations
{
    private static readonly Gen<string> Name = Gen.Elements(
        "x", "alpha", "beta", "v", "u", "w", "y", "dy", "dx", "X", "Alpha", "exp", "sum", "pi", "e", "class", "value", "parameters", "rows",
            "stride", "TLanes",
        "Forward", "Info", "", " ", "a b", "1a", "@x", "é", "x,y", "alpha[0]", "_", "__", "input", "gradient");

    private static readonly Gen<string> Number = Gen.Elements(
        "0", "1", "-1", "0.5", "1e-6", "1e300", "-0.0", "5e-324", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity",
            "double.MaxValue", "float.Epsilon");

    private static readonly Gen<string> Integer =
        Gen.Elements("0", "1", "2", "3", "7", "-1", "1000", "1001", "int.MaxValue", "int.MinValue");

    private static readonly Gen<string> Init = Gen.OneOf(Number, Gen.Elements(
        "normal(0, 0.3)", "uniform(-1, 1)", "linspace(-3, 3)", "normal(0)", "uniform(1, -1)", "2 * pi", "x", "", "zeros()", "normal(0, -1)",
            "1/0", "normal(").Select(Quoted));

    private static readonly Gen<string> Formula =
        Gen.Frequency((3, Gen.Elements(RandomText.Good)), (2, RandomText.Mutated), (1, Gen.Elements("u", "u * x", "w * x", "a * b", "")))
            .Select(Quoted);

    private static readonly Gen<string> Activation = With("Activation", Gen.Frequency(
            (4, Formula), (1, Gen.Constant("")), (1, Formula.Two().Select(f => $"{f.Item1}, {f.Item2}")),
            (1, Gen.Elements("null!", "new string[] { null! }", "new[] { \"x\", null! }"))),
        Setting("Inputs", Gen.Elements("x", "a, b", "x,", "", " ", "x, x", "class", "a,b,c,d,e,f,g").Select(Quoted)),
        Setting("Layout", Cast("InputLayout")), Setting("Domain", Cast("DomainPolicy")), Setting("DomainMargin", Number),
        Setting("Kinks", Cast("KinkConvention")));

    private static readonly Gen<string> Learnable = With("Learnable", Gen.Zip(Name.Select(Quoted), Init, (name, init) => $"{name}, {init}"),
        Setting("Per", Cast("Per")), Setting("Count", Integer), Setting("Min", Number), Setting("Max", Number),
        Setting("Positive", Gen.Elements("true", "false")),
        Setting("Decay", Gen.Constant("true")), Setting("LearningRate", Number),
        Setting("Group", Gen.Elements("\"g\"", "\"\"", "null!", "\"a\\nb\"", "\"é\\\"\\\\\"")));

    private static readonly Gen<string> Mix = With("Mix", Gen.Elements(
            "typeof(P)", "typeof(P), typeof(Q)", "typeof(P), typeof(P)", "typeof(int), typeof(P)", "typeof($)", "", "null!",
                "typeof(P), null!", "typeof(List<>)", "typeof(P[])", "typeof(P), typeof(R)"),
        Setting("Weights", Cast("MixWeights")), Setting("Combine", Cast("Combine")), Setting("Per", Cast("Per")),
        Setting("Values", Gen.Elements("new double[] { 1, 2 }", "new double[0]", "null!", "new[] { double.NaN }")));

    private static readonly Gen<string> Let = With("Let", Gen.Zip(Name.Select(Quoted), Formula, (name, formula) => $"{name}, {formula}"));

    private static readonly Gen<string> Piece = With("Piece", Gen.Zip(
        Gen.OneOf(Gen.Elements("x < 0", "x >= 0", "alpha == 0", "otherwise", "x", "", "x < 0 || x > 1", "true").Select(Quoted), Formula),
        Formula, (when, formula) => $"{when}, {formula}"));

    private static readonly Gen<string> Derivative =
        With("Derivative", Gen.Zip(Name.Select(Quoted), Formula, (of, formula) => $"{of}, {formula}"));

    private static readonly Gen<string> Kind = Gen.Frequency(
        (6, Gen.Elements("public readonly partial struct", "partial class", "partial record", "partial record struct",
            "internal sealed partial class")),
        (1, Gen.Elements("struct", "static partial class", "abstract partial class", "file partial struct", "ref partial struct")));

    /// <summary>A type with any of our attributes.</summary>
    public static readonly Gen<string> Any =
        from first in Gen.Frequency((5, Activation), (2, Mix), (1, Gen.Constant("[Activation]")))
        from others in Gen.Frequency((3, Learnable), (1, Let), (1, Piece), (1, Derivative)).ArrayOf()
            .Select(a => a.Take(5).Where(o => o.Length > 0))
        from fair in Gen.Elements("", "[Learnable(\"alpha\", 0.5)] [Learnable(\"beta\", 1, Min = 0.1)] [Learnable(\"v\", 1, Count = 3)] ")
        from kind in Kind
        from nested in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Wrapped($"{first} {string.Concat(others)} {fair}{kind} $", nested);

    /// <summary>A good declaration but for its formula.</summary>
    public static string WithFormula(string formula) =>
        $"[Activation({Quoted(formula)})] [Learnable(\"alpha\", 0.5)] [Learnable(\"beta\", 1)] [Learnable(\"v\", 1, Count = 3)] partial "
            + "struct $;";

    // Each in a namespace of its own, with parts to mix and to call.
    private static string Wrapped(string declaration, bool nested)
    {
        var type = nested ? $"partial class Outer {{ {declaration} {{ }} }}" : declaration + " { }";
        return "namespace N$ { using System.Collections.Generic; " + type
            + " [Activation(\"sin(x)\")] partial struct P; [Activation(\"k * x\")] [Learnable(\"k\", 1)] partial struct Q; partial struct "
                + "R { } }";
    }

    private static Gen<string> Cast(string type) => Gen.Choose(-1, 4).Select(v => $"({type})({v})");

    private static Gen<string> Setting(string name, Gen<string> value) => value.Select(v => $"{name} = {v}");

    // An attribute with some of its settings.
    private static Gen<string> With(string attribute, Gen<string> arguments, params Gen<string>[] settings) =>
        from given in arguments
        from chosen in settings.Length == 0 ? Gen.Constant<IEnumerable<Gen<string>>>([]) : Gen.SubListOf(settings).Select(s => s.Take(3))
        from written in Gen.CollectToList(chosen)
        select $"[{attribute}({string.Join(", ", written.Prepend(given).Where(a => a.Length > 0))})]";

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
