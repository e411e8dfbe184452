using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ActGen.Training.Reporting;

/// <summary>
/// Loads the activations of a class library while a program runs. It needs the whole runtime: a program that is trimmed or compiled
/// ahead of time sets the switch <c>ActGen.LoadsActivationLibraries</c> to false.
/// </summary>
public static class ActivationLibrary
{
    private const string Switch = "ActGen.LoadsActivationLibraries";
    private const string ListName = "GeneratedActivations";

    /// <summary>Whether this program can load libraries.</summary>
    [FeatureSwitchDefinition(Switch)]
    public static bool IsSupported => !AppContext.TryGetSwitch(Switch, out var isOn) || isOn;

    /// <summary>The activations of a library: what its <c>GeneratedActivations.All</c> lists.</summary>
    /// <param name="path">The library, a <c>.dll</c> that was built with ActGen.</param>
    /// <exception cref="UnusableFileException">There is no such library, it has no activations, or it needs another ActGen.</exception>
    /// <exception cref="PlatformNotSupportedException">This program cannot load libraries.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A trimmed program sets the switch, and then this throws.")]
    public static IReadOnlyList<ActivationDescriptor> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new UnusableFileException(path, "there is no such file", "build the library and name its .dll");
        }

        return IsSupported
            ? LoadList(Path.GetFullPath(path))
            : throw new PlatformNotSupportedException(
                $"{path}: a program that is trimmed or compiled ahead of time cannot load libraries; run it with dotnet");
    }

    [RequiresUnreferencedCode("Looks the list of activations up by its name.")]
    private static IReadOnlyList<ActivationDescriptor> LoadList(string path)
    {
        try
        {
            var lists = Assembly.LoadFrom(path).GetTypes()
                .Where(type => type.Name == ListName)
                .Select(type => type.GetProperty("All", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null))
                .OfType<IReadOnlyList<ActivationDescriptor>>();
            ActivationDescriptor[] activations = [.. lists.SelectMany(list => list)];
            return activations.Length > 0
                ? activations
                : throw new UnusableFileException(path, "declares no activation", "name a library with [Activation] types that was built "
                    + "with ActGen");
        }
        catch (BadImageFormatException error)
        {
            throw new UnusableFileException(path, "is no .NET library", "name the .dll of a class library", error);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or ReflectionTypeLoadException
            or TypeLoadException
            or MissingMethodException or MissingFieldException or TargetInvocationException)
        {
            throw new UnusableFileException(
                path, $"cannot be loaded ({(error.InnerException ?? error).Message})", "build it with the same version of ActGen as this "
                    + "program", error);
        }
    }
}
