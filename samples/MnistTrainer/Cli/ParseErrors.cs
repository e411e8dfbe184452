using System.CommandLine;
using System.CommandLine.Parsing;

namespace MnistTrainer.Cli;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class ParseErrors
{
    /// <summary>The first error, with the nearest command or option if a name is unknown; null if there is none.</summary>
    /// <param name="result">A parsed command line.</param>
    public static string? Find(ParseResult result) =>
        MissingValue(result.CommandResult) ?? OptionAsArgument(result.CommandResult) ?? (result.Errors.Count > 0 ? Describe(result) : null);

    // An argument takes whatever stands there, also an option that there is not.
    private static string? OptionAsArgument(CommandResult result) => result.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.Length > 1 && value.StartsWith('-')) is { } option
        ? UnknownOption(option, result.Command)
        : null;

    // The parser takes whatever follows an option as its value: `--out --quiet` would write into a folder of that name.
    private static string? MissingValue(CommandResult result)
    {
        var options = result.Command.Options.Select(option => option.Name).ToHashSet();
        foreach (var (name, values) in result.Children.Select(NameAndValues))
        {
            foreach (var value in values.Where(value => value.Length == 0 || options.Contains(value)))
            {
                return $"{name} needs a value{(value.Length == 0 ? "" : $", but {value} follows")}{SeeHelp(result.Command)}";
            }
        }

        return null;
    }

    private static (string Name, IEnumerable<string> Values) NameAndValues(SymbolResult part) =>
        (part is OptionResult option ? option.Option.Name : (part as ArgumentResult)?.Argument.Name ?? "",
            part.Tokens.Select(token => token.Value));

    private static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-') ? UnknownOption(token, command) : UnknownWord(token, command);
        }

        if (command.Arguments.FirstOrDefault(argument => result.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
        {
            return $"{command.Name} needs a {missing.Name}{SeeHelp(command)}";
        }

        return result.Errors[0].Message.TrimEnd('.');
    }

    private static string UnknownOption(string token, Command command)
    {
        var name = token.Split('=', ':')[0];
        return $"unknown option {name}{Suggestion.For(name, command.Options.Select(option => option.Name))}{SeeHelp(command)}";
    }

    private static string UnknownWord(string token, Command command) => command.Subcommands.Count > 0
        ? $"unknown command {token}{Suggestion.For(token, command.Subcommands.Select(sub => sub.Name))}{SeeHelp(command)}"
        : $"{command.Name} does not understand '{token}'{SeeHelp(command)}";

    private static string SeeHelp(Command command) => command is RootCommand ? " (see --help)" : $" (see {command.Name} --help)";
}
