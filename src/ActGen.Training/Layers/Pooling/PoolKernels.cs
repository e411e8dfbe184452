using System.Runtime.CompilerServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>The largest value of every window, channel by channel; NaN if there is one.</summary>
internal ref struct MaxPoolForward : IElementKernel
{
    public Windows Windows;
    public int Images;
    public ref float Input;
    public ref float Output;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        nint channels = Windows.Channels;
        var line = Windows.Width * channels;
        ref var output = ref Output;
        for (var window = 0; window < Images * Windows.Count; window++)
        {
            var (first, height, width) = Windows.Place(window);
            ref var corner = ref Unsafe.Add(ref Input, first);
            for (nint c = start; c < end; c += TLanes.Count)
            {
                var largest = TLanes.Load(ref corner, c);
                for (nint y = 0; y < height; y++)
                {
                    for (nint x = 0; x < width; x++)
                    {
                        largest = TLanes.Max(largest, TLanes.Load(ref corner, y * line + x * channels + c));
                    }
                }

                TLanes.Store(largest, ref output, c);
            }

            output = ref Unsafe.Add(ref output, channels);
        }
    }
}

/// <summary>
/// Gives the gradient of every window to the first of its largest values. Where windows do not cover the image exactly, the gradient for
/// the input starts as zeros.
/// </summary>
internal ref struct MaxPoolBackward : IElementKernel
{
    public Windows Windows;
    public int Images;
    public ref float Input;
    public ref float Output;
    public ref float OutputGradient;
    public ref float InputGradient;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
    {
        nint channels = Windows.Channels;
        var line = Windows.Width * channels;
        nint output = 0;
        var apart = Windows.AreApart;
        for (var window = 0; window < Images * Windows.Count; window++)
        {
            var (first, height, width) = Windows.Place(window);
            for (nint c = start; c < end; c += TLanes.Count)
            {
                var largest = TLanes.Load(ref Output, output + c);
                var left = TLanes.Load(ref OutputGradient, output + c);
                for (nint y = 0; y < height; y++)
                {
                    for (nint x = 0; x < width; x++)
                    {
                        var place = first + y * line + x * channels + c;
                        var found = TLanes.Equal(TLanes.Load(ref Input, place), largest);
                        var given = found & left;
                        TLanes.Store(apart ? given : TLanes.Load(ref InputGradient, place) + given, ref InputGradient, place);
                        left &= ~found;
                    }
                }
            }

            output += channels;
        }
    }
}
