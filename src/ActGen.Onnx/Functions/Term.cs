using ActGen.Onnx.Format;
using ActGen.Onnx.Graphs;

namespace ActGen.Onnx.Functions;

/// <summary>A value of a graph or function under construction. Computing with it appends nodes.</summary>
/// <param name="Nodes">Where nodes are appended.</param>
/// <param name="Name">The name of the value.</param>
internal sealed record Term(NodeList Nodes, string Name)
{
    public static Term operator +(Term a, Term b) => a.Apply("Add", b);

    public static Term operator +(Term a, float b) => a + a.Constant(b);

    public static Term operator +(float a, Term b) => b.Constant(a) + b;

    public static Term operator -(Term a, Term b) => a.Apply("Sub", b);

    public static Term operator -(Term a, float b) => a - a.Constant(b);

    public static Term operator -(float a, Term b) => b.Constant(a) - b;

    public static Term operator -(Term a) => a.Apply("Neg");

    public static Term operator *(Term a, Term b) => a.Apply("Mul", b);

    public static Term operator *(Term a, float b) => a * a.Constant(b);

    public static Term operator *(float a, Term b) => b.Constant(a) * b;

    public static Term operator /(Term a, Term b) => a.Apply("Div", b);

    public static Term operator /(Term a, float b) => a / a.Constant(b);

    public static Term operator /(float a, Term b) => b.Constant(a) / b;

    public static Term operator <(Term a, Term b) => a.Apply("Less", b);

    public static Term operator >(Term a, Term b) => a.Apply("Greater", b);

    public static Term operator <(Term a, float b) => a < a.Constant(b);

    public static Term operator >(Term a, float b) => a > a.Constant(b);

    public static Term operator <=(Term a, Term b) => a.Apply("LessOrEqual", b);

    public static Term operator >=(Term a, Term b) => a.Apply("GreaterOrEqual", b);

    public static Term operator <=(Term a, float b) => a <= a.Constant(b);

    public static Term operator >=(Term a, float b) => a >= a.Constant(b);

    public static Term operator &(Term a, Term b) => a.Apply("And", b);

    public static Term operator |(Term a, Term b) => a.Apply("Or", b);

    public static Term operator !(Term a) => a.Apply("Not");

    /// <summary>Whether it is the same number.</summary>
    public Term Is(Term other) => Apply("Equal", other);

    /// <summary>Whether it is a number.</summary>
    public Term Is(float number) => Is(Constant(number));

    /// <summary>One value where this condition holds, another elsewhere.</summary>
    public Term Choose(Term ifTrue, Term ifFalse) => Apply("Where", ifTrue, ifFalse);

    /// <summary>One value where this condition holds, a number elsewhere.</summary>
    public Term Choose(Term ifTrue, float ifFalse) => Choose(ifTrue, Constant(ifFalse));

    /// <summary>A number where this condition holds, a value elsewhere.</summary>
    public Term Choose(float ifTrue, Term ifFalse) => Choose(Constant(ifTrue), ifFalse);

    /// <summary>A number where this condition holds, another elsewhere.</summary>
    public Term Choose(float ifTrue, float ifFalse) => Choose(Constant(ifTrue), Constant(ifFalse));

    /// <summary>Held between two numbers.</summary>
    public Term Clip(float low, float high) => Apply("Clip", Constant(low), Constant(high));

    /// <summary>In another type.</summary>
    public Term Cast(OnnxType type) => Apply("Cast", [], new IntegerAttribute("to", (long)type));

    /// <summary>Applies a standard operator.</summary>
    public Term Apply(string operation, params ReadOnlySpan<Term> others) => Apply(operation, others, []);

    /// <summary>Applies an operator.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="others">Its further inputs.</param>
    /// <param name="attributes">Its settings.</param>
    public Term Apply(Operator operation, ReadOnlySpan<Term> others, params IReadOnlyList<OnnxAttribute> attributes)
    {
        var inputs = new List<string> { Name };
        foreach (var other in others)
        {
            inputs.Add(other.Name);
        }

        return this with { Name = Nodes.Add(operation, Label ?? operation.Name.ToLowerInvariant(), inputs, attributes) };
    }

    /// <summary>A number beside it.</summary>
    public Term Constant(float number) => this with { Name = Nodes.Constant(number) };

    /// <summary>The name of the next result, in place of that of its operator.</summary>
    public string? Label { get; init; }
}
