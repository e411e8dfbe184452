using System.CommandLine;
using System.Globalization;
using ActGen.Tool.Formulas;

namespace ActGen.Tool.Commands;

/// <summary>The options that say about a formula what an attribute can say beside it.</summary>
internal sealed class FormulaArguments
{
    private readonly Option<string[]> _learnables = new("--learnable", "-l")
    {
        Description = "A learned parameter of the formula and its initial value; may be given several times.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> _inputs = new("--inputs")
    {
        Description = "The names of the formula's inputs. [default: x]",
        HelpName = "\"A, B\"",
    };

    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "What happens outside the formula's domain. [default: propagate]",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public FormulaArguments(Command command)
    {
        _domain.AcceptOnlyFromAmong([.. Enum.GetNames<DomainPolicy>().Select(n => n.ToLowerInvariant())]);
        command.Add(_learnables);
        command.Add(_inputs);
        command.Add(_domain);
    }

    /// <summary>The first of the options that was given; null if none was.</summary>
    /// <param name="result">A parsed command line.</param>
    public string? Given(ParseResult result) =>
        new Option[] { _learnables, _inputs, _domain }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false })?.Name;

    /// <summary>A formula with what was said about it.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="result">A parsed command line.</param>
    /// <exception cref="InputException">An option is not understood.</exception>
    public FormulaOptions Of(string formula, ParseResult result) => new(
        formula,
        [.. (result.GetValue(_learnables) ?? []).Select(Learnable)],
        result.GetValue(_domain) is { } name ? Enum.Parse<DomainPolicy>(name, ignoreCase: true) : null,
        result.GetValue(_inputs));

    private static (string Name, double Value) Learnable(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? (parts[0].Trim(), value)
            : throw new InputException($"--learnable {text}: a name, '=' and a number are expected, as in alpha=0.5");
    }
}
