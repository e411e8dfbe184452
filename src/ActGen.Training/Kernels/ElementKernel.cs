using System.Runtime.Intrinsics;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>A loop over the elements of some arrays that treats every element by itself, whatever the number of lanes.</summary>
internal interface IElementKernel
{
    /// <summary>Computes the elements from start to before end, whose distance is a multiple of the number of lanes.</summary>
    void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Runs element kernels with the widest lanes of the machine, and the tail element by element.</summary>
internal static class ElementKernel
{
    /// <summary>Runs a kernel over a number of elements.</summary>
    public static void Run<TKernel>(scoped ref TKernel kernel, int length) where TKernel : struct, IElementKernel, allows ref struct
    {
        var body = length;
        if (Vector512.IsHardwareAccelerated)
        {
            body -= length % Lanes512.Count;
            kernel.Run<Lanes512>(0, body);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            body -= length % Lanes256.Count;
            kernel.Run<Lanes256>(0, body);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            body -= length % Lanes128.Count;
            kernel.Run<Lanes128>(0, body);
        }
        else
        {
            body = 0;
        }

        kernel.Run<Lanes1>(body, length);
    }
}
