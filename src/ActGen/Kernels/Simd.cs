using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActGen.Numerics;

namespace ActGen.Kernels;

/// <summary>The width of the vector unit that kernels use. Results do not depend on it.</summary>
public static class Simd
{
    /// <summary>The number of float32 lanes: 16, 8 or 4.</summary>
    public static int Lanes => Override != 0 ? Override : Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>The width as a person knows it, such as "512 bits".</summary>
    public static string Name => $"{32 * Lanes} bits";

    /// <summary>
    /// Another width than the machine's, so that tests can compare all of them, in kernels and in training; 0: the machine's.
    /// </summary>
    internal static int Override { get; set; }

    /// <summary>Runs what is written for any width at the width of the machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TBody, TState>(scoped ref TState state, int length)
        where TBody : struct, IWidthBody<TState>
        where TState : allows ref struct
    {
        switch (Lanes)
        {
            case 16:
                TBody.Run<Lanes512>(ref state, length);
                break;
            case 8:
                TBody.Run<Lanes256>(ref state, length);
                break;
            default:
                TBody.Run<Lanes128>(ref state, length);
                break;
        }
    }
}
