using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActGen.Training.Reporting;

/// <summary>The machine and the process that a run is on.</summary>
public static class RunEnvironment
{
    /// <summary>The widest vectors of this process, as the kernels see them.</summary>
    public static string Simd => $"Vector{8 * sizeof(float) * Kernels.Simd.Lanes}";

    /// <summary>The most memory that the process has had, in megabytes (millions of bytes).</summary>
    public static double PeakMemory
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return Math.Round(process.PeakWorkingSet64 / 1e6, 1);
        }
    }

    /// <summary>Runtime, system and processors, as names and texts.</summary>
    internal static IEnumerable<(string Name, string Text)> Facts =>
    [
        ("runtime", RuntimeInformation.FrameworkDescription),
        ("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
        ("processors", Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
