using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MnistTrainer.Cli;

/// <summary>Options that are numbers in a range, read the same in every country.</summary>
internal static class NumberOption
{
    /// <summary>A whole number.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">The line in the help.</param>
    /// <param name="least">The smallest value allowed.</param>
    /// <param name="most">The largest value allowed.</param>
    /// <param name="helpName">What the help calls the value.</param>
    public static Option<int?> Whole(string name, string description, int least, int most, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = argument => Parse<int?>(
            argument,
            text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most
                ? value
                : null,
            most == int.MaxValue ? $"a whole number, {least} or more" : $"a whole number from {least} to {most}"),
    };

    /// <summary>A seed: any whole number of 64 bits.</summary>
    public static Option<ulong?> Seed(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = argument => Parse<ulong?>(
            argument,
            text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
            "a whole number from 0 to 2^64 - 1"),
    };

    /// <summary>A number above 0.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">The line in the help.</param>
    /// <param name="most">The largest value allowed.</param>
    /// <param name="helpName">What the help calls the value.</param>
    public static Option<float?> Positive(string name, string description, float most, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = argument => Parse<float?>(
            argument,
            text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most
                ? value
                : null,
            string.Create(CultureInfo.InvariantCulture, $"a number above 0, {most} at most")),
    };

    /// <summary>Whole numbers with commas between them.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">The line in the help.</param>
    /// <param name="most">The largest value allowed; the smallest is 1.</param>
    /// <param name="mostCount">How many there may be.</param>
    /// <param name="helpName">What the help calls the value.</param>
    public static Option<int[]?> List(string name, string description, int most, int mostCount, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = argument => Parse(
            argument,
            text =>
            {
                var parts = text.Split(',');
                var values = new int[parts.Length];
                for (var i = 0; i < parts.Length; i++)
                {
                    if (!int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out values[i])
                        || values[i] < 1 || values[i] > most)
                    {
                        return null;
                    }
                }

                return parts.Length <= mostCount ? values : null;
            },
            $"up to {mostCount} whole numbers from 1 to {most} with commas between them"),
    };

    private static T? Parse<T>(ArgumentResult argument, Func<string, T?> parse, string expected)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : string.Join(' ', argument.Tokens.Select(token => token.Value));
        if (parse(text) is { } value)
        {
            return value;
        }

        var name = (argument.Parent as OptionResult)?.Option.Name ?? argument.Argument.Name;
        argument.AddError($"{name} {text}: expected {expected}");
        return default;
    }
}
