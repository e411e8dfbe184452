using ActGen;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>All activations that can be named: those declared in this sample, then those of the catalogue.</summary>
internal static class ActivationCatalogue
{
    /// <summary>All of them by name; one of this sample hides one of the same name in the catalogue.</summary>
    public static IReadOnlyList<ActivationDescriptor> All { get; } =
    [
        .. GeneratedActivations.All
            .Concat(ActGen.Activations.GeneratedActivations.All)
            .DistinctBy(activation => activation.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(activation => activation.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The activation of a name, whatever its case.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="UserErrorException">There is none; the message suggests the nearest name.</exception>
    public static ActivationDescriptor Get(string name) =>
        All.FirstOrDefault(activation => activation.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserErrorException(
            $"unknown activation {name}{Suggestion.For(name, All.Select(activation => activation.Name))} (the list command shows all)");
}
