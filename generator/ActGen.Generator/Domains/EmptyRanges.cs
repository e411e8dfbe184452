using ActGen.Generator.Diagnostics;
using ActGen.Generator.Expressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActGen.Generator.Domains;

/// <summary>Calls of <c>clamp</c> between bounds of which the lower one is above the upper one, whatever the inputs are.</summary>
internal static class EmptyRanges
{
    /// <param name="source">The parts of the formulas.</param>
    /// <param name="bounds">The bounds of learnables.</param>
    public static IEnumerable<Finding> In(SourceMap source, IReadOnlyDictionary<Expr, Interval> bounds)
    {
        foreach (var entry in source.Of(SourceKind.Call))
        {
            if (entry.Part is { Name: "clamp", Node: Call { Function.Name: "clamp", Children: var arguments } }
                && new IntervalAnalysis(Assumptions.None, bounds, new IntervalFuel()).Of(arguments[1] - arguments[2]).IsPositive
                && SyntaxFactory.ParseExpression(entry.Text) is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 3 } call)
            {
                yield return FormulaFindings.Of(FormulaParser.EmptyRange(call, entry.Part.Start), entry.Site);
            }
        }
    }
}
