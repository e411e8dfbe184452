using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Harness;

/// <summary>
/// Expressions from text, in one pool: x and z are inputs, every other name is a learnable, v3 with an index is a vector of three.
/// </summary>
internal sealed class Formulas(ExprPool? pool = null) : FormulaScope
{
    public ExprPool Pool { get; } = pool ?? new ExprPool();

    public override IEnumerable<string> Names => ["x", "alpha", "beta", "gamma"];

    public override IEnumerable<string> Activations => ["Softplus", "Mish"];

    public Variable Input => (Variable)Resolve("x")!;

    /// <summary>A formula that is known to be right.</summary>
    public static Expr Of(string text) => new Formulas().Read(text);

    public Expr Read(string text) => Parse(text, parser => parser.ParseNumber(text));

    public Expr ReadCondition(string text) => Parse(text, parser => parser.ParseCondition(text));

    public override Expr? Resolve(string name) => name switch
    {
        "x" or "z" => Pool.Variable(name, VariableKind.Input),
        "alpha" or "beta" or "gamma" => Pool.Variable(name, VariableKind.Learnable),
        _ => null,
    };

    public override int? CountOf(string vector) => vector == "v3" ? 3 : null;

    public override Expr? ResolveElement(string vector, int index) =>
        vector == "v3" && index is >= 0 and < 3 ? Pool.Variable($"v3[{index}]", VariableKind.Learnable) : null;

    public override Expr? Inline(string name, IReadOnlyList<Expr> arguments, out string? error)
    {
        error = name == "Mish" ? "it has several outputs" : null;
        return name == "Softplus" ? Pool.Call("softplus", arguments[0]) : null;
    }

    private Expr Parse(string text, Func<FormulaParser, Expr?> read)
    {
        var parser = new FormulaParser(Pool, this);
        var result = read(parser);
        Assert.True(result is not null, $"{text}: {string.Join("; ", parser.Errors)}");
        return result;
    }
}
