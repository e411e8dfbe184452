namespace ActGen.Generator.Expressions;

/// <summary>How a function is typeset: what its row of the function table says, for LaTeX and MathML alike.</summary>
internal abstract record Typeset
{
    /// <summary>e with the argument raised.</summary>
    public static Typeset Exponential { get; } = new ExponentialTypeset();

    /// <summary>The first argument with the second one raised.</summary>
    public static Typeset Raised { get; } = new RaisedTypeset();

    /// <summary>A name before the arguments, such as arcsin or σ.</summary>
    /// <param name="name">The name.</param>
    /// <param name="index">The subscript, as the 2 of a binary logarithm.</param>
    public static Typeset Named(string name, string? index = null) => new NamedTypeset(name, index);

    /// <summary>A root.</summary>
    public static Typeset Root(int degree) => new RootTypeset(degree);

    /// <summary>The argument between two signs, such as |u|.</summary>
    public static Typeset Between(string open, string close) => new BetweenTypeset(open, close);

    /// <summary>As a formula over <c>u</c>, <c>v</c>, <c>w</c>.</summary>
    public static Typeset Formula(string text) => new FormulaTypeset(text);
}

internal sealed record ExponentialTypeset : Typeset;

internal sealed record RaisedTypeset : Typeset;

internal sealed record NamedTypeset(string Name, string? Index) : Typeset;

internal sealed record RootTypeset(int Degree) : Typeset;

internal sealed record BetweenTypeset(string Open, string Close) : Typeset;

internal sealed record FormulaTypeset(string Text) : Typeset;
