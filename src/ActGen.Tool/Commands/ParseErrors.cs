using System.CommandLine;
using ActGen.Generator.Expressions;

namespace ActGen.Tool.Commands;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class ParseErrors
{
    /// <summary>The first error; null if there is none.</summary>
    /// <param name="result">A parsed command line.</param>
    public static string? Find(ParseResult result) =>
        result.Errors.Count == 0 ? null : Describe(result) + Help(result.CommandResult.Command);

    /// <summary>The end of a sentence about a name that there is not.</summary>
    /// <param name="typed">The name.</param>
    /// <param name="names">The names there are.</param>
    public static string Suggestion(string typed, IEnumerable<string> names) =>
        Spelling.Nearest(typed, names) is { } name ? $"; did you mean {name}?" : "";

    private static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-') ? $"unknown option {token}{Suggestion(token, command.Options.Select(o => o.Name))}"
                : IsRoot(command) ? $"unknown command {token}{Suggestion(token, command.Subcommands.Select(c => c.Name))}"
                : $"{command.Name} does not understand '{token}'";
        }

        if (IsRoot(command))
        {
            return $"name a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}";
        }

        var required = command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0);
        if (required.FirstOrDefault(a => result.GetResult(a) is null or { Tokens.Count: 0 }) is { } argument)
        {
            return $"{command.Name} needs a {argument.Name}";
        }

        return command.Options.FirstOrDefault(o => o.Required && (result.GetResult(o) is null or { Tokens.Count: 0 })) is { } option
            ? $"{command.Name} needs {option.Name}: {option.Description!.TrimEnd('.')}"
            // A list of what is allowed is one line for each.
            : string.Join(' ', result.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
    }

    private static bool IsRoot(Command command) => !command.Parents.Any();

    private static string Help(Command command) => IsRoot(command) ? " (see --help)" : $" (see {command.Name} --help)";
}
