using ActGen.Generator.Describe;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Advise;

/// <summary>A breakpoint at a comparison that the declaration itself makes.</summary>
/// <param name="Part">The comparison.</param>
/// <param name="Where">Where it is with the parameters where they start: <c>x == 3</c>.</param>
/// <param name="Input">The input that crosses it.</param>
/// <param name="Position">The value of the input.</param>
internal sealed record SourceBreakpoint(SourceEntry Part, string Where, Variable Input, double Position);

/// <summary>The breakpoints that the docs of an activation list, by the comparisons of the declaration that make them.</summary>
internal static class SourceBreakpoints
{
    // Relative to both sides of the comparison, which are equal there.
    private const double Rounding = 1e-9;

    /// <summary>Those among ordinary inputs, each at the first comparison that makes it.</summary>
    public static IEnumerable<SourceBreakpoint> Of(AdviceSubject subject)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var row = subject.Bound.HasReductions ? $" in a row with {ShortNumber.Text(SideLimits.Beside)}" : "";
        foreach (var part in subject.Parts(SourceKind.Comparison))
        {
            foreach (var input in subject.Bound.Inputs)
            {
                foreach (var position in Positions(subject, part.Part, input))
                {
                    // Two pieces that meet say so twice.
                    var where = $"{input.Name} == {ShortNumber.Text(position)}" + row;
                    if (said.Add(where))
                    {
                        yield return new(part, where, input, position);
                    }
                }
            }
        }
    }

    // Where a comparison with a reduction changes depends on the other elements.
    private static IEnumerable<double> Positions(AdviceSubject subject, SourcePart comparison, Variable input)
    {
        var sides = new[] { comparison.Node, comparison.Right! };
        if (sides.Any(ReductionForm.HasReductions) || !sides.Any(s => Dependence.Variables(s).Contains(input)))
        {
            return [];
        }

        var interpreter = new Interpreter(subject.Samples[0]);
        return subject.Advised.Breakpoints.Where(b => b.Input == input).SelectMany(b => b.Positions)
            .Where(p => Math.Abs(p) <= SignChanges.Reach && Meet(p)).OrderBy(p => p);

        bool Meet(double position)
        {
            interpreter.Move(input, position);
            var (left, right) = (interpreter.Evaluate(sides[0]), interpreter.Evaluate(sides[1]));
            return Math.Abs(left - right) <= Rounding * (1 + Math.Abs(left) + Math.Abs(right));
        }
    }
}
