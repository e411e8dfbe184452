using System.Collections.Frozen;
using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;
using static ActGen.Onnx.Functions.PrimitiveFormulas;

namespace ActGen.Onnx.Functions;

/// <summary>How a primitive is computed with ONNX's operators: by one of them, or by a function.</summary>
/// <param name="Name">The primitive.</param>
/// <param name="Operator">The standard operator; null where there is a formula.</param>
/// <param name="Formula">The formula over its arguments.</param>
internal sealed record PrimitiveRow(string Name, string? Operator, Func<Term[], Term>? Formula)
{
    /// <summary>The domain of the functions.</summary>
    public const string Domain = "actgen.math";

    private static readonly FrozenDictionary<string, PrimitiveRow> Rows = new PrimitiveRow[]
    {
        new("Exp", "Exp"),
        new("ExpOfMinusAbs", ExpOfMinusAbs),
        new("Expm1", Expm1),
        new("Log", "Log"),
        new("Log1p", Log1p),
        new("Log2", Log2),
        new("Sigmoid", Sigmoid),
        new("Softplus", "Softplus"),

        new("Pow", "Pow"),
        new("Sqrt", "Sqrt"),
        new("Cbrt", Cbrt),
        new("Hypot", Hypot),
        new("Hypot1", Hypot1),

        new("Abs", "Abs"),
        new("Sign", "Sign"),
        new("Min", "Min"),
        new("Max", "Max"),
        new("AtMost", "Min"),
        new("AtLeast", "Max"),
        new("Relu", "Relu"),
        new("Floor", "Floor"),
        new("Round", "Round"),
        new("Step", Step),

        new("Sin", "Sin"),
        new("Cos", "Cos"),
        new("Tan", "Tan"),
        new("Asin", "Asin"),
        new("Acos", "Acos"),
        new("Atan", "Atan"),
        new("Sinh", "Sinh"),
        new("Cosh", "Cosh"),
        new("Tanh", "Tanh"),
        new("Asinh", "Asinh"),
        new("Acosh", "Acosh"),
        new("Atanh", "Atanh"),
        new("SechSquared", SechSquared),

        new("Erf", "Erf"),
        new("Erfc", Erfc),
        new("Gauss", Gauss),
        new("GaussHalf", GaussHalf),
        new("NormalCdf", NormalCdf),

        new("Exprel", Exprel),
        new("Exprel2", Exprel2),
        new("Log1prel", Log1prel),
    }.ToFrozenDictionary(row => row.Name);

    private PrimitiveRow(string name, string standard) : this(name, standard, null)
    {
    }

    private PrimitiveRow(string name, Func<Term, Term> formula) : this(name, null, arguments => formula(arguments[0]))
    {
    }

    private PrimitiveRow(string name, Func<Term, Term, Term> formula) : this(name, null, arguments => formula(arguments[0], arguments[1]))
    {
    }

    /// <summary>The row of a primitive; null if ONNX has no way to compute it.</summary>
    public static PrimitiveRow? Find(string name) => Rows.GetValueOrDefault(name);

    /// <summary>The function that computes it.</summary>
    /// <param name="meaning">What it is, for people.</param>
    /// <param name="arity">How many arguments it has.</param>
    public OnnxFunction ToFunction(string meaning, int arity)
    {
        string[] inputs = [.. "uvw"[..arity].Select(c => c.ToString())];
        var nodes = new NodeList(inputs);
        var result = Formula!([.. inputs.Select(input => new Term(nodes, input))]);
        return new OnnxFunction(Domain, Name, inputs, [result.Name], nodes.Nodes, meaning);
    }
}
