using System;
using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Expressions;
using ActGen.Generator.Stabilize;

namespace ActGen.Generator.Prepare;

/// <summary>Values of the learnables, of what is derived from them and of the inputs, to try an activation with.</summary>
internal static class ParameterSamples
{
    // With more elements, only the initial values are tried.
    private const int MaxElements = 4;

    // An input that stays as it is while another one is tried: not 1, where logarithms, and differences from it, are 0.
    private const double Still = 0.6875;

    // How many samples are taken without chance values, and the steps between their numbers.
    private const int Generics = 3;
    private const double GoldenRatio = 0.61803398874989485;

    private static readonly double[] Tried = { 0, 1, -1 };

    /// <summary>The initial values, then values of both signs inside the bounds.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Of(BoundActivation bound)
    {
        var initial = bound.Learnables.SelectMany(l => l.Elements.Select(e => (e.Name, l.Initializer.First)))
            .Concat(bound.Inputs.Select(i => (i.Name, First: Still))).ToDictionary(p => p.Name, p => p.First, StringComparer.Ordinal);
        var samples = new List<Dictionary<string, double>> { initial };
        if (initial.Count - bound.Inputs.Length <= MaxElements)
        {
            samples.AddRange(bound.Learnables.SelectMany(l => l.Elements.SelectMany(
                e => Tried.Where(v => v >= l.Bounds.Lower && v <= l.Bounds.Upper).Select(
                    v => new Dictionary<string, double>(initial, StringComparer.Ordinal) { [e.Name] = v }))));
        }

        return samples.Select(s => WithDerived(bound, s)).ToList();
    }

    /// <summary>
    /// The initial values, then values around them inside the bounds at which nothing is 0, or equal to anything else, by chance.
    /// </summary>
    public static IReadOnlyList<Dictionary<string, double>> Generic(BoundActivation bound)
    {
        var samples = new List<Dictionary<string, double>> { Of(bound)[0].ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal) };
        var part = 0.0;
        for (var i = 0; i < Generics; i++)
        {
            double Between(double lower, double upper)
            {
                part = (part + GoldenRatio) % 1;
                return lower + (part * (upper - lower));
            }

            samples.Add(WithDerived(bound, bound.Learnables
                .SelectMany(l =>
                    l.Elements.Select(e =>
                        (e.Name, Between(Math.Max(l.Bounds.Lower, l.Initializer.First - 1),
                            Math.Min(l.Bounds.Upper, l.Initializer.First + 1)))))
                .Concat(bound.Inputs.Select(input => (input.Name, Between(-Generics, Generics))))
                .ToDictionary(p => p.Name, p => p.Item2, StringComparer.Ordinal)));
        }

        return samples;
    }

    /// <summary>
    /// The variables that forms are tried over: inputs anywhere, learnables within their bounds. Without them nothing is repaired.
    /// </summary>
    public static IEnumerable<SweptVariable> Swept(BoundActivation bound) => !bound.Declaration.IsRepaired ? []
        : bound.Inputs.Select(i => new SweptVariable(i, Interval.All))
            .Concat(bound.Learnables.SelectMany(l => l.Elements.Select(e => new SweptVariable(e, l.Bounds))));

    /// <summary>Values of learnables, and with them what is derived from them.</summary>
    public static Dictionary<string, double> WithDerived(BoundActivation bound, Dictionary<string, double> values)
    {
        foreach (var derived in bound.Derived)
        {
            values[derived.Symbol.Name] = new Interpreter(values).Evaluate(derived.Value);
        }

        return values;
    }
}
