using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Read;

namespace ActGen.Generator.Advise;

/// <summary>
/// An activation that passes no gradient back as long as its learnables have their initial values: a factor that starts at 0. Where the
/// slope is 0 whatever they are, another diagnostic says so.
/// </summary>
internal sealed class ZeroSlopeRule : IAdviceRule
{
    // Ordinary inputs, and far ones.
    private static readonly double[] Magnitudes = { 0.001, 0.01, 0.1, 0.3, 0.6, 1, 1.5, 2.2, 3.4, 5.1, 8, 13, 40, 200, 3000 };

    public string Id => FindingIds.ZeroSlope;

    public IEnumerable<Finding> Find(AdviceSubject subject)
    {
        if (subject.Bound.Learnables.IsEmpty || subject.Bound.HasReductions || !StartsAtNumbers(subject))
        {
            yield break;
        }

        var slopes = subject.Bound.Inputs.SelectMany(subject.Advised.Derivatives.Of).Where(s => s is not Number { Value: 0 }).ToList();
        if (slopes.Count > 0 && Points(subject.Bound.Inputs, subject.Samples[0]).All(p => IsZero(slopes, p)))
        {
            yield return AdviceSubject.On(Id, subject.Formula, subject.Declaration.Name);
        }
    }

    // A random start is not 0 everywhere.
    private static bool StartsAtNumbers(AdviceSubject subject) =>
        subject.Bound.Learnables.All(l => l.Initializer.Kind == InitializerKind.Constant);

    // NaN is not zero.
    private static bool IsZero(IEnumerable<Expr> slopes, IReadOnlyDictionary<string, double> point)
    {
        var interpreter = new Interpreter(point);
        return slopes.All(s => interpreter.Evaluate(s) == 0);
    }

    // Several inputs take different values, so that their differences are not all 0.
    private static IEnumerable<IReadOnlyDictionary<string, double>> Points(
        IReadOnlyList<Variable> inputs, IReadOnlyDictionary<string, double> parameters)
    {
        foreach (var (magnitude, sign) in Magnitudes.SelectMany(m => new[] { (m, 1), (m, -1) }))
        {
            var point = parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
            for (var i = 0; i < inputs.Count; i++)
            {
                point[inputs[i].Name] = sign * magnitude * (1 + (0.7 * i));
            }

            yield return point;
        }
    }
}
