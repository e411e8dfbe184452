using System.Text.RegularExpressions;
using ActGen.Generator.Expressions;
using ActGen.Generator.Rewriting;

namespace ActGen.Generator.Bind;

/// <summary>Reads how a learnable starts: a number, or a distribution of the table.</summary>
internal static class InitialValues
{
    private static readonly Row[] Rows =
    {
        new("normal", InitializerKind.Normal, "normal(mean, deviation)", (_, deviation, _) => deviation < 0
            ? "the deviation cannot be negative" : null),
        new("uniform", InitializerKind.Uniform, "uniform(low, high)", (low, high, _) => low > high
            ? "low is greater than high" : null),
        new("linspace", InitializerKind.Linspace, "linspace(first, last)", (_, _, count) => count == 1
            ? "linspace needs more than one element: set Count, or write a number" : null),
    };

    private static readonly Regex Call = new(@"^\s*([A-Za-z_]\w*)\s*\((.*)\)\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>Reads a text; null and a reason where it means nothing.</summary>
    public static BoundInitializer? Read(string text, int count, out string reason)
    {
        reason = $"write a number, {string.Join(", ", Rows.Select(r => r.Usage))}";
        var match = Call.Match(text);
        if (match.Success && Rows.FirstOrDefault(r => r.Name == match.Groups[1].Value) is { } row)
        {
            var numbers = SplitArguments(match.Groups[2].Value).Select(Number).ToList();
            if (numbers.Count != 2 || numbers[0] is not { } first || numbers[1] is not { } second)
            {
                reason = $"write it as {row.Usage}, with two numbers";
                return null;
            }

            reason = row.Check(first, second, count) ?? "";
            return reason.Length == 0 ? new BoundInitializer(row.Kind, first, second) : null;
        }

        return Number(text) is { } value ? new BoundInitializer(InitializerKind.Constant, value, value) : null;
    }

    // A constant of the formula language: 1 / 3, sqrt(2), -pi.
    private static double? Number(string text)
    {
        var value = new FormulaParser(new ExprPool(), new NoNames()).ParseNumber(text);
        if (value is null || !Dependence.IsConstant(value))
        {
            return null;
        }

        var number = new Interpreter(new Dictionary<string, double>()).Evaluate(value);
        // Learnables are float.
        return double.IsNaN(number) || Math.Abs(number) > float.MaxValue ? null : number;
    }

    // Commas inside parentheses belong to a call.
    private static IEnumerable<string> SplitArguments(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] == ',' && depth == 0)
            {
                yield return text.Substring(start, i - start);
                start = i + 1;
            }
        }

        yield return text.Substring(start);
    }

    private sealed class NoNames : FormulaScope
    {
        public override IEnumerable<string> Names => Array.Empty<string>();

        public override Expr? Resolve(string name) => null;
    }

    private sealed record Row(string Name, InitializerKind Kind, string Usage, Func<double, double, int, string?> Check);
}
