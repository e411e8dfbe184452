using System.CommandLine;

namespace MnistTrainer.Cli;

/// <summary>Puts what is wrong with a command line into one sentence.</summary>
internal static class ParseErrors
{
    /// <summary>The first error, with the nearest command or option if a name is unknown.</summary>
    /// <param name="result">A parse result with errors.</param>
    public static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is [var token, ..])
        {
            return token.StartsWith('-') ? UnknownOption(token, command) : UnknownWord(token, command);
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
