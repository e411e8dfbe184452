using System.Runtime.InteropServices;

// Random numbers, the number of threads and the count of tensors are those of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ActGen.TorchSharp.Tests.Support;

/// <summary>TorchSharp's native library, loaded before anything uses it, and why it cannot be.</summary>
internal static class TorchLibrary
{
    /// <summary>Why it cannot be loaded; null if it is.</summary>
    public static string? Problem { get; } = Load();

    /// <summary>Whether that is a failure: on a build server nothing is skipped.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    private static string? Load()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return "libtorch is referenced for Linux on x64 only";
        }

        var path = Path.Combine(AppContext.BaseDirectory, "runtimes/linux-x64/native/libLibTorchSharp.so");
        if (Try(path) is not { } first)
        {
            return null;
        }

        if (!first.Contains(OlderRuntime.Wanted, StringComparison.Ordinal))
        {
            return first;
        }

        var patched = path + ".patched";
        File.WriteAllBytes(patched, OlderRuntime.Patch(File.ReadAllBytes(path)));
        File.Move(patched, path, overwrite: true);
        return Try(path);
    }

    private static string? Try(string path)
    {
        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (DllNotFoundException error)
        {
            return error.Message;
        }
    }
}

/// <summary>
/// Cases that need libtorch. Where it cannot be loaded they are skipped, with the reason; where the variable CI is set, they fail.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = TorchLibrary.Problem is { } problem && !TorchLibrary.IsRequired ? problem : null;
}

/// <summary>
/// A test that needs libtorch. Where it cannot be loaded it is skipped, with the reason; where the variable CI is set, it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = TorchLibrary.Problem is { } problem && !TorchLibrary.IsRequired ? problem : null;
}
