using System.Globalization;
using ActGen.Training;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>The optimizers that can be named.</summary>
/// <param name="Name">The name.</param>
/// <param name="Rate">The learning rate it starts with if none is given.</param>
/// <param name="Create">Makes one with a learning rate.</param>
internal sealed record Optimizers(string Name, float Rate, Func<float, Optimizer> Create)
{
    private static readonly Optimizers[] Rows =
    [
        new("adam", 1e-3f, rate => new Adam(rate)),
        new("adamw", 1e-3f, rate => new AdamW(rate)),
        new("sgd", 1e-2f, rate => new Sgd(rate)),
        new("momentum", 1e-2f, rate => new Sgd(rate, momentum: 0.9f)),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Rows.Select(row => row.Name);

    /// <summary>All learning rates, for the help.</summary>
    public static string RatesText =>
        string.Join(", ", Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name} {row.Rate:0.###}")));

    /// <summary>The optimizer of a name; null if there is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public static Optimizers? Find(string name) => Array.Find(Rows, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells that there is no optimizer of a name.</summary>
    /// <param name="name">The name.</param>
    public static string Unknown(string name) =>
        $"unknown optimizer {name}{Suggestion.For(name, Names)} (there are {string.Join(", ", Names)})";

    /// <summary>The optimizer of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static Optimizers Get(string name) =>
        Find(name) ?? throw new UserErrorException(Unknown(name));
}
