using ActGen.Generator.Expressions;

namespace ActGen.Generator.Tests.Harness;

/// <summary>Random formulas over x and three learnables; the same seed gives the same formula.</summary>
internal sealed class RandomFormulas(ExprPool pool, int seed)
{
    // Functions that are defined everywhere, and what makes an argument fit the others.
    private static readonly string[] Anywhere =
        ["exp", "expm1", "sin", "cos", "atan", "tanh", "asinh", "erf", "erfc", "sigmoid", "softplus", "abs", "relu", "cbrt", "sign"];

    private static readonly string[] OfPositives = ["log", "log1p", "log2", "sqrt"];

    private static readonly string[] OfTwo = ["min", "max"];

    private static readonly double[] Numbers = [-2, -1, 0.25, 0.5, 1, 1.5, 2, 3];

    private readonly Random _random = new(seed);

    /// <summary>The names that occur.</summary>
    public static readonly IReadOnlyList<string> Names = ["x", "alpha", "beta", "gamma"];

    /// <summary>A number. At every point it is defined; it may be large.</summary>
    public Expr Number(int depth) => depth == 0 ? Leaf() : _random.Next(12) switch
    {
        0 or 1 => Number(depth - 1) + Number(depth - 1),
        2 => Number(depth - 1) - Number(depth - 1),
        3 or 4 => Number(depth - 1) * Number(depth - 1),
        5 => Number(depth - 1) / (pool.One + pool.Power(Number(depth - 2 > 0 ? depth - 2 : 0), 2)),
        6 => pool.Select(Condition(depth - 1), Number(depth - 1), Number(depth - 1)),
        7 => pool.Call(Pick(OfPositives), pool.Number(0.5) + pool.Power(Number(depth - 1), 2)),
        8 => pool.Call(Pick(OfTwo), Number(depth - 1), Number(depth - 1)),
        9 => pool.Call("clamp", Number(depth - 1), pool.Number(-1.25), pool.Number(2.5)),
        // Bounded first, or towers of exponentials leave the range of numbers.
        _ => pool.Call(Pick(Anywhere), pool.Number(2) * pool.Call(Pick(["tanh", "sin", "atan"]), Number(depth - 1)) + Leaf()),
    };

    /// <summary>A truth value.</summary>
    public Expr Condition(int depth) => depth == 0 ? Comparison(0) : _random.Next(6) switch
    {
        0 => pool.And(Condition(depth - 1), Condition(depth - 1)),
        1 => pool.Or(Condition(depth - 1), Condition(depth - 1)),
        2 => pool.Not(Condition(depth - 1)),
        _ => Comparison(depth - 1),
    };

    /// <summary>A point for all names.</summary>
    public Dictionary<string, double> Point() => Names.ToDictionary(n => n, _ => (4 * _random.NextDouble()) - 2, StringComparer.Ordinal);

    private Expr Comparison(int depth) => pool.Compare((Relation)_random.Next(4), Number(depth), Number(depth));

    private Expr Leaf() => _random.Next(4) switch
    {
        0 => pool.Number(Pick(Numbers)),
        1 => pool.Variable(Pick(["alpha", "beta", "gamma"]), VariableKind.Learnable),
        _ => pool.Variable("x", VariableKind.Input),
    };

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
