using ActGen.Generator.Expressions;
using ActGen.Generator.Read;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Advise;

/// <summary>A border between pieces of an input, with the limits from both sides.</summary>
/// <param name="Part">The comparison.</param>
/// <param name="At">Where it is: <c>x == 3</c>.</param>
/// <param name="Value">The limits of the value from below and above; null where they are equal or there are none.</param>
/// <param name="Slope">The limits of the slope.</param>
internal sealed record Breakpoint(SourceEntry Part, string At, (double Below, double Above)? Value, (double Below, double Above)? Slope);

/// <summary>Finds the borders that conditions in pieces and choices make in an input, with the parameters where they start.</summary>
internal sealed class Breakpoints(AdviceSubject subject)
{
    // Borders are looked for where inputs are, on a grid that no sum of decimal numbers falls on.
    private const double Reach = 64;
    private const int Cells = 511;

    // The sides are looked at from two distances: what goes on growing as they come nearer is steep, and no jump.
    private const double Far = 1e-4;
    private const double Near = 1e-6;

    // What stands beside the element of a row that crosses a border, and at none itself.
    private const double Beside = 0.75;

    private readonly Dictionary<Variable, Interpreter> _interpreters = new();

    public IReadOnlyList<Breakpoint> Find()
    {
        var found = new Dictionary<string, Breakpoint>(StringComparer.Ordinal);
        foreach (var part in subject.Parts(SourceKind.Comparison))
        {
            foreach (var input in subject.Bound.Inputs)
            {
                foreach (var point in Points(part.Part, input))
                {
                    // Two pieces that meet say so twice.
                    var at = $"{input.Name} == {Text(point)}" + (subject.Bound.HasReductions ? $" in a row with {Text(Beside)}" : "");
                    if (!found.ContainsKey(at))
                    {
                        found.Add(at, Border(part, at, input, point));
                    }
                }
            }
        }

        return found.Values.ToList();
    }

    /// <summary>A number to six digits.</summary>
    public static string Text(double value) =>
        FormulaPrinter.Print(
            double.Parse(value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Where both sides of a comparison are equal.</summary>
    private IEnumerable<double> Points(SourcePart comparison, Variable input)
    {
        var difference = comparison.Node - comparison.Right!;
        if (ReductionForm.HasReductions(difference))
        {
            // Where it is depends on the other elements.
            return [];
        }

        if (AffineForm.Of(difference, input) is { } affine)
        {
            var slope = Evaluate(affine.Slope, input, 0);
            return slope == 0 || double.IsNaN(slope)
                ? [] : new[] { 0.0 - (Evaluate(affine.Offset, input, 0) / slope) }.Where(p => Math.Abs(p) <= Reach);
        }

        return Roots(x => Evaluate(difference, input, x));
    }

    private static IEnumerable<double> Roots(Func<double, double> f)
    {
        var before = f(-Reach);
        for (var i = 1; i <= Cells; i++)
        {
            var (low, high) = (Reach * ((2.0 * (i - 1) / Cells) - 1), Reach * ((2.0 * i / Cells) - 1));
            var after = f(high);
            if (before * after < 0)
            {
                for (var step = 0; step < 100; step++)
                {
                    var middle = (low + high) / 2;
                    (low, high) = f(middle) * before > 0 ? (middle, high) : (low, middle);
                }

                yield return high;
            }

            before = after;
        }
    }

    private Breakpoint Border(SourceEntry part, string at, Variable input, double point)
    {
        var value = subject.Bound.Values.Select(v => Step(v, input, point)).FirstOrDefault(s => s is not null);
        var slope = subject.Bound.HasReductions
            ? subject.Bound.Values.Select(v => Step(h => Slopes(v, input, point, h))).FirstOrDefault(s => s is not null)
            : subject.Advised.Derivatives.Of(input).Select(d => Step(d, input, point)).FirstOrDefault(s => s is not null);
        return new Breakpoint(part, at, value, slope);
    }

    /// <summary>The limits of an expression from below and above; null where they are equal, or not both finite.</summary>
    // Extrapolated from two points on each side, so that a slope is no step.
    private (double Below, double Above)? Step(Expr node, Variable input, double point) => Step(distance =>
    {
        var h = distance * Math.Max(1, Math.Abs(point));
        return ((2 * Evaluate(node, input, point - h)) - Evaluate(node, input, point - (2 * h)),
            (2 * Evaluate(node, input, point + h)) - Evaluate(node, input, point + (2 * h)));
    });

    private static (double Below, double Above)? Step(Func<double, (double Below, double Above)> sides)
    {
        var (far, near) = (sides(Far), sides(Near));
        var (wide, narrow) = (Math.Abs(far.Above - far.Below), Math.Abs(near.Above - near.Below));
        var size = 1 + Math.Abs(near.Below) + Math.Abs(near.Above);
        return narrow > 1e-6 * size && narrow > 0.5 * wide && narrow < 2 * wide && !double.IsInfinity(size) ? near : null;
    }

    // The slopes to both sides, all ways through the row included.
    private (double Below, double Above) Slopes(Expr node, Variable input, double point, double distance)
    {
        var h = distance * Math.Max(1, Math.Abs(point));
        return ((Evaluate(node, input, point - h) - Evaluate(node, input, point - (2 * h))) / h,
            (Evaluate(node, input, point + (2 * h)) - Evaluate(node, input, point + h)) / h);
    }

    private double Evaluate(Expr node, Variable input, double value)
    {
        if (ReductionForm.HasReductions(node))
        {
            return new ReductionInterpreter(new[] { Column(input, value), Column(input, Beside) }).Evaluate(node)[0];
        }

        if (!_interpreters.TryGetValue(input, out var interpreter))
        {
            interpreter = new Interpreter(subject.Samples[0]);
            _interpreters.Add(input, interpreter);
        }

        interpreter.Move(input, value);
        return interpreter.Evaluate(node);
    }

    private IReadOnlyDictionary<string, double> Column(Variable input, double value)
    {
        var values = subject.Samples[0].ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        values[input.Name] = value;
        return values;
    }
}
