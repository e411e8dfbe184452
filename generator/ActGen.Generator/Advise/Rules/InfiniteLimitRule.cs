using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>
/// A value that is no number at an infinite input, or a derivative that grows without bound: one overflow before it spoils all after it.
/// </summary>
internal sealed class InfiniteLimitRule : IAdviceRule
{
    // Where the function itself must be defined: outside of a domain there is other advice.
    private static readonly double[] Finite = [10, 100, 1000];

    public string Id => FindingIds.InfiniteLimit;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        // An infinite element leaves a sum of its row no number whatever the formula.
        if (subject.Bound.HasReductions)
        {
            yield break;
        }

        foreach (var input in subject.Bound.Inputs)
        {
            var rows = new (string Name, Func<double, bool> IsBad, IReadOnlyList<Expr> Results)[]
            {
                ("value", double.IsNaN, subject.Advised.Held(subject.Bound.Values, input)),
                ("derivative", d =>
                    double.IsNaN(d) || double.IsInfinity(d),
                    subject.Advised.Held(subject.Advised.Derivatives.Of(input), input)),
            };
            foreach (var (name, isBad, results) in rows)
            {
                var found = new[] { -1, 1 }.SelectMany(side => results.Where(r => IsDefined(subject, r, input, side))
                    .Select(r => (Side: side, Value: At(subject, r, input, side * double.PositiveInfinity))).Where(r => isBad(r.Value))
                    .Take(1)).ToList();
                if (found.Count > 0)
                {
                    var where = string.Join(" and ", found.Select(f => $"{input.Name} -> {(f.Side < 0 ? "-" : "")}infinity"));
                    yield return AdviceSubject.On(Id, subject.Formula, where, name, double.IsNaN(found[0].Value) ? "NaN" : "infinite");
                    yield break;
                }
            }
        }
    }

    private static bool IsDefined(AdviceSubject subject, Expr result, Variable input, int side) =>
        Finite.All(x => !double.IsNaN(At(new Interpreter(subject.Samples[0]), result, input, side * x)));

    private static double At(AdviceSubject subject, Expr result, Variable input, double x) =>
        At(new FloatInterpreter(subject.Samples[0]), result, input, x);

    private static double At(Evaluator interpreter, Expr result, Variable input, double x)
    {
        interpreter.Move(input, x);
        return interpreter.Evaluate(result);
    }
}
