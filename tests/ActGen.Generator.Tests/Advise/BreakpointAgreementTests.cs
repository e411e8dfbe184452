using System.Globalization;
using System.Text.RegularExpressions;
using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using ActGen.Generator.Prepare;
using ActGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ActGen.Generator.Tests.Advise;

/// <summary>
/// Docs and warnings say the same of the catalogue's breakpoints. Both are compared as texts, as a person reads them: that one finder made
/// them is not taken for granted.
/// </summary>
[Trait("Speed", "Slow")]
public partial class BreakpointAgreementTests
{
    // Messages have six digits.
    private const double Digits = 1e-5;

    private static readonly Dictionary<string, ActivationModel> Models = GeneratorRun.Of(SourceTree.Catalogue)
        .Result.TrackedSteps[TrackingNames.Declarations].SelectMany(s => s.Outputs).Select(o => (ActivationDeclaration)o.Value)
        .ToDictionary(d => d.Name, Declarations.Model);

    private static readonly List<Said> Warned = [.. AnalyzerRun.Of(SourceTree.Catalogue)
        .Where(d => d.Id is FindingIds.Jump or FindingIds.Kink).Select(d => Message().Match(AnalyzerRun.Text(d)).Groups)
        .Select(m => new Said(m["name"].Value, m["input"].Value, double.Parse(m["value"].Value, CultureInfo.InvariantCulture)))];

    [Fact]
    public void What_is_warned_about_is_documented()
    {
        Assert.InRange(Warned.Count, 8, int.MaxValue);
        Assert.All(Warned, w => Assert.True(Models[w.Name].Kinks.Any(k => IsAt(Models[w.Name], k.At, w)), $"{w}"));
    }

    [Fact]
    public void What_is_documented_at_a_comparison_of_the_formula_is_warned_about()
    {
        var documented = Models.Values.SelectMany(m => m.Kinks.Select(k => Place().Match(k.At)).Where(p => p.Success)
            .Select(p => (Model: m, Said: new Said(
                m.Bound.Declaration.Name, p.Groups["input"].Value, double.Parse(p.Groups["value"].Value, CultureInfo.InvariantCulture))))
            .Where(d => IsCompared(m.Bound.Declaration, d.Said))).ToList();
        Assert.InRange(documented.Count, 6, int.MaxValue);
        Assert.All(documented, d => Assert.Contains(d.Said, Warned));
    }

    // Whether the place that docs write, `x == alpha`, is the one of a message, `x == 0.25`, with the parameters where they start.
    private static bool IsAt(ActivationModel model, string place, Said said)
    {
        var scope = new AnyNames(model.Bound);
        if (new FormulaParser(scope.Pool, scope).ParseCondition(place) is not Comparison comparison)
        {
            return false;
        }

        var values = ParameterSamples.Of(model.Bound)[0].ToDictionary(v => v.Key, v => v.Value);
        values[said.Input] = said.Value;
        var (left, right) = (new Interpreter(values).Evaluate(comparison.Left), new Interpreter(values).Evaluate(comparison.Right));
        return Names(comparison).Contains(said.Input) && Math.Abs(left - right) <= Digits * (1 + Math.Abs(left) + Math.Abs(right));
    }

    private static IEnumerable<string> Names(Expr node) =>
        node is Variable variable ? [variable.Name] : node.Children.SelectMany(Names);

    // Whether the formula compares the input with the very number.
    private static bool IsCompared(ActivationDeclaration declaration, Said said) =>
        declaration.Formulas.Concat(declaration.Pieces.Select(p => p.When)).Any(text => Comparisons().Matches(text).Any(m =>
            m.Groups["input"].Value == said.Input && double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture) == said.Value));

    private sealed record Said(string Name, string Input, double Value);

    private sealed class AnyNames(BoundActivation bound) : FormulaScope
    {
        public ExprPool Pool { get; } = new();

        public override IEnumerable<string> Names => [];

        public override IEnumerable<string> Activations => [];

        public override Expr Resolve(string name) =>
            Pool.Variable(name, bound.Inputs.Any(i => i.Name == name) ? VariableKind.Input : VariableKind.Learnable);

        public override int? CountOf(string vector) => bound.Learnables.FirstOrDefault(l => l.Name == vector)?.Elements.Length;

        public override Expr ResolveElement(string vector, int index) => Pool.Variable($"{vector}[{index}]", VariableKind.Learnable);

        public override Expr? Inline(string name, IReadOnlyList<Expr> arguments, out string? error)
        {
            error = null;
            return null;
        }
    }

    [GeneratedRegex(@"^'(?<name>\w+)' (jumps|has a kink) at (?<input>\w+) == (?<value>[-\d.e]+)[, ]")]
    private static partial Regex Message();

    [GeneratedRegex(@"^(?<input>\w+) == (?<value>-?[\d.e]+)$")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?<input>[a-z]\w*) *[<>=]=? *(?<value>-?[\d.]+)")]
    private static partial Regex Comparisons();
}
