using System.CommandLine;
using System.Globalization;

namespace ActGen.Sweep.Cli;

/// <summary>Options that take a whole number from 1 up.</summary>
internal static class CountOption
{
    /// <summary>The option <c>--stride</c>.</summary>
    public static Option<uint> Stride() => Create(
        "--stride", "Only floats whose bit patterns are a multiple of this; a prime, such as 4099, reaches all kinds of them.", 1u,
        text => uint.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null);

    /// <summary>The option <c>--pairs</c>.</summary>
    public static Option<long> Pairs() => Create(
        "--pairs", "How many pairs, for primitives of two variables.", 1L << 28,
        text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null);

    private static Option<T> Create<T>(string name, string description, T usual, Func<string, T?> parse) where T : struct => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (parse(result.Tokens[0].Value) is { } number)
            {
                return number;
            }

            result.AddError($"{name} takes a whole number from 1 up, not '{result.Tokens[0].Value}'");
            return usual;
        },
    };
}
