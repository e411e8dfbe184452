using System.Runtime.Intrinsics;

namespace ActGen.Kernels;

/// <summary>The width of the vector unit that kernels use. Results do not depend on it.</summary>
public static class Simd
{
    private static readonly int HardwareLanes =
        Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>The number of float32 lanes: 16, 8 or 4.</summary>
    public static int Lanes => Override == 0 ? HardwareLanes : Override;

    /// <summary>The width as a person knows it, such as "512 bits".</summary>
    public static string Name => $"{32 * Lanes} bits";

    /// <summary>Another width than the machine's, so that tests can compare all of them; 0: the machine's.</summary>
    internal static int Override { get; set; }
}
