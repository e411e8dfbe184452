using System.CommandLine;

namespace ActGen.Sweep.Cli;

/// <summary>The names that a command takes; without any, everything.</summary>
internal static class Names
{
    /// <summary>The argument of a command.</summary>
    public static Argument<string[]> Argument(string what) => new("NAME")
    {
        Description = $"The {what}; without a name, all of them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The rows with the given names, in the order of the table.</summary>
    /// <exception cref="UnknownNameException">There is none of a name.</exception>
    public static IReadOnlyList<T> Choose<T>(IReadOnlyList<T> rows, Func<T, string> nameOf, IReadOnlyList<string> names, string what)
    {
        var unknown = names.FirstOrDefault(name => !rows.Any(row => nameOf(row) == name));
        return unknown is null
            ? names.Count == 0 ? rows : [.. rows.Where(row => names.Contains(nameOf(row)))]
            : throw new UnknownNameException($"no {what} is called '{unknown}'; there are {string.Join(", ", rows.Select(nameOf))}");
    }
}
