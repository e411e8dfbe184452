using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;

namespace ActGen.Generator.Describe;

/// <summary>The breakpoints of an activation: those its docs list, and those that warnings are about.</summary>
internal static class Breakpoints
{
    /// <summary>All of them, each once.</summary>
    /// <param name="derivatives">The activation with its derivatives.</param>
    /// <param name="repair">The repairs of Stabilize.</param>
    public static IReadOnlyList<Breakpoint> Of(Derivatives derivatives, Func<Expr, Expr> repair)
    {
        var (activation, form) = (derivatives.Activation, derivatives.Form);
        var samples = ParameterSamples.Generic(activation);
        foreach (var (sample, i) in samples.Select((s, i) => (s, i)))
        {
            foreach (var symbol in form.Symbols)
            {
                sample[symbol.Symbol.Name] = 1 + i;
            }
        }

        var rows = form.Symbols.Select(s => s.Symbol).ToList();
        var ties = form.Symbols.Where(s => s.Function.Reduction == Reduction.Max && !s.IsMaxShift)
            .Select(s => new Breakpoint($"ties of {form.Restored(s.Symbol)}", Breakpoint.Shared, null, []));
        var bounds = ParameterBounds.Of(activation.Learnables, activation.Derived);
        var kinks = derivatives.Slopes.SelectMany(
            s => new BreakpointFinder(activation.Pool, s.Input, samples, rows, bounds, repair).Find(s.Value, s.Derivative));
        var found = new List<Breakpoint>();
        foreach (var breakpoint in kinks.Concat(ties))
        {
            if (!found.Any(breakpoint.IsSaidBy))
            {
                found.Add(breakpoint);
            }
        }

        return found;
    }
}
