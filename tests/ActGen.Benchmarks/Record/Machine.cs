using System.Runtime.InteropServices;
using ActGen.Kernels;

namespace ActGen.Benchmarks.Record;

/// <summary>The machine of a run, as results name it.</summary>
internal static class Machine
{
    /// <summary>The processor's name.</summary>
    public static string Processor { get; } = Name().Trim();

    /// <summary>The width of the vectors, such as <c>256 bits</c>.</summary>
    public static string Width => Simd.Name;

    /// <summary>The width, and whether the processor could do more.</summary>
    public static string Vectors => Environment.GetEnvironmentVariable("DOTNET_EnableAVX512") == "0"
        ? $"{Width}, AVX-512 switched off by DOTNET_EnableAVX512=0"
        : Width;

    private static string Name()
    {
        const string LinuxFile = "/proc/cpuinfo", LinuxField = "model name";
        var line = File.Exists(LinuxFile)
            ? File.ReadLines(LinuxFile).FirstOrDefault(text => text.StartsWith(LinuxField, StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
