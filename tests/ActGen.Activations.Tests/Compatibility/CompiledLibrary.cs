using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActGen.Activations.Tests.Compatibility;

/// <summary>The library in <c>tests/CompiledLibrary</c>: it was compiled once, against an older version.</summary>
internal static class CompiledLibrary
{
    /// <summary>Its file, beside its source.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Here())!, "../../CompiledLibrary/CompiledLibrary.dll"));

    /// <summary>The library, which finds the ActGen of the tests.</summary>
    public static Assembly Assembly { get; } = Assembly.LoadFrom(Path);

    /// <summary>The activations in its generated list.</summary>
    public static IReadOnlyList<ActivationDescriptor> All { get; } =
    [
        .. (IEnumerable<ActivationDescriptor>)Assembly.GetType("CompiledLibrary.GeneratedActivations")!
            .GetProperty("All")!.GetValue(null)!,
    ];

    /// <summary>Calls a method of its own that calls typed members.</summary>
    public static object Call(string name, params object[] arguments) =>
        Assembly.GetType("CompiledLibrary.Calls")!.GetMethod(name)!.Invoke(null, arguments)!;

    private static string Here([CallerFilePath] string path = "") => path;
}
