using ActGen;
using ActGen.Training.Reporting;
using MnistTrainer.Cli;

namespace MnistTrainer.Runs;

/// <summary>
/// All activations that can be named: those of libraries of the user, those declared in this sample, those of the catalogue.
/// </summary>
internal static class ActivationCatalogue
{
    private static readonly List<ActivationDescriptor> Included = [];

    /// <summary>All of them by name; one that comes earlier hides one of the same name.</summary>
    public static IReadOnlyList<ActivationDescriptor> All { get; private set; } = Sorted();

    /// <summary>Adds the activations of a class library.</summary>
    /// <param name="path">The library.</param>
    /// <exception cref="ActGen.Training.UnusableFileException">It cannot be loaded or has no activations.</exception>
    /// <exception cref="UserErrorException">This program cannot load libraries.</exception>
    public static void Include(string path)
    {
        try
        {
            Included.AddRange(ActivationLibrary.Load(path));
        }
        catch (PlatformNotSupportedException error)
        {
            throw new UserErrorException(error.Message);
        }

        All = Sorted();
    }

    /// <summary>The activation of a name, whatever its case.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="UserErrorException">There is none; the message suggests the nearest name.</exception>
    public static ActivationDescriptor Get(string name) =>
        All.FirstOrDefault(activation => activation.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserErrorException(
            $"unknown activation {name}{Suggestion.For(name, All.Select(activation => activation.Name))} (the list command shows all)");

    private static IReadOnlyList<ActivationDescriptor> Sorted() =>
    [
        .. Included
            .Concat(GeneratedActivations.All)
            .Concat(ActGen.Activations.GeneratedActivations.All)
            .DistinctBy(activation => activation.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(activation => activation.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
