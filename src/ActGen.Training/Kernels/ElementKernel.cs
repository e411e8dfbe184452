using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>A loop over the elements of some arrays that treats every element by itself, whatever the number of lanes.</summary>
internal interface IElementKernel
{
    /// <summary>Computes the elements from start to before end, whose distance is a multiple of the number of lanes.</summary>
    void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Runs element kernels at the width of the machine, and the tail element by element.</summary>
internal static class ElementKernel
{
    /// <summary>Runs a kernel over a number of elements.</summary>
    public static void Run<TKernel>(scoped ref TKernel kernel, int length) where TKernel : struct, IElementKernel, allows ref struct =>
        Simd.Run<Body<TKernel>, TKernel>(ref kernel, length);

    private readonly struct Body<TKernel> : IWidthBody<TKernel> where TKernel : struct, IElementKernel, allows ref struct
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TLanes>(scoped ref TKernel state, int length) where TLanes : struct, ILanes<TLanes>
        {
            var whole = length - (length % TLanes.Count);
            state.Run<TLanes>(0, whole);
            state.Run<Lanes1>(whole, length);
        }
    }
}
