using ActGen.Training;

namespace MnistTrainer.Cli;

/// <summary>The values of <c>--padding</c>.</summary>
internal static class PaddingOption
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["valid", "same"];

    /// <summary>The padding of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static Padding Get(string name) => name.ToLowerInvariant() switch
    {
        "valid" => Padding.Valid,
        "same" => Padding.Same,
        _ => throw new UserErrorException($"--padding {name}: expected valid or same"),
    };

    /// <summary>The name of a padding.</summary>
    /// <param name="padding">The padding.</param>
    public static string NameOf(Padding padding) => padding == Padding.Same ? "same" : "valid";
}
