using ActGen.Generator.Expressions;

namespace ActGen.Generator.Models;

/// <summary>The values that learnables, and what is made of them, may have.</summary>
internal static class ParameterBounds
{
    private static readonly Interval Weight = new(0, 1);

    public static Dictionary<Expr, Interval> Of(IEnumerable<BoundLearnable> learnables, IEnumerable<DerivedParameter> derived)
    {
        var bounds = new Dictionary<Expr, Interval>();
        Add(bounds, learnables, derived);
        return bounds;
    }

    public static void Add(Dictionary<Expr, Interval> bounds, IEnumerable<BoundLearnable> learnables, IEnumerable<DerivedParameter> derived)
    {
        foreach (var learnable in learnables)
        {
            foreach (var element in learnable.Elements)
            {
                bounds[element] = learnable.Bounds;
            }
        }

        // The softmax or the sigmoid of logits.
        foreach (var symbol in derived.Select(d => d.Symbol))
        {
            bounds[symbol] = Weight;
        }
    }
}
