using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training;

/// <summary>The formula of a loss that compares output by output, and its slope.</summary>
internal interface IElementLoss
{
    /// <summary>The loss of outputs against targets, and its derivative with respect to the outputs.</summary>
    TLanes Of<TLanes>(TLanes output, TLanes target, out TLanes slope) where TLanes : struct, ILanes<TLanes>;
}

/// <summary>A loss that compares every output with a number of its own; a sample's loss is the mean over its outputs.</summary>
public abstract class ElementLoss : Loss
{
    // Losses of outputs that are kept on the stack until they are added up.
    private const int Block = 256;

    private protected ElementLoss()
    {
    }

    /// <inheritdoc />
    public override void Check(Shape outputs, TargetFormat target) => ValueTargets.Check($"the loss {Name}", outputs, target);

    private protected static void Run<TFormula>(
        in TFormula formula, ReadOnlySpan<float> outputs, Targets targets, float scale, Span<float> gradient, Span<float> losses)
        where TFormula : struct, IElementLoss
    {
        var length = RowLength(outputs, targets, gradient, losses);
        if (targets.Values.Length != outputs.Length)
        {
            throw new ArgumentException($"{outputs.Length} outputs and {targets.Values.Length} target values do not fit together");
        }

        Span<float> block = stackalloc float[Block];
        for (var row = 0; row < losses.Length; row++)
        {
            double sum = 0;
            for (var done = 0; done < length; done += Block)
            {
                var start = row * length + done;
                var count = Math.Min(Block, length - done);
                var kernel = new Kernel<TFormula>
                {
                    Formula = formula,
                    Output = ref MemoryMarshal.GetReference(outputs[start..]),
                    Target = ref MemoryMarshal.GetReference(targets.Values[start..]),
                    Gradient = ref MemoryMarshal.GetReference(gradient[start..]),
                    Loss = ref MemoryMarshal.GetReference(block),
                    Scale = scale / length,
                };
                ElementKernel.Run(ref kernel, count);
                sum += LaneSum.Of(block[..count]);
            }

            losses[row] = (float)(sum / length);
        }
    }

    private ref struct Kernel<TFormula> : IElementKernel where TFormula : struct, IElementLoss
    {
        public TFormula Formula;
        public ref float Output;
        public ref float Target;
        public ref float Gradient;
        public ref float Loss;
        public float Scale;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<TLanes>(int start, int end) where TLanes : struct, ILanes<TLanes>
        {
            var scale = TLanes.Create(Scale);
            for (nint i = start; i < end; i += TLanes.Count)
            {
                var loss = Formula.Of(TLanes.Load(ref Output, i), TLanes.Load(ref Target, i), out var slope);
                TLanes.Store(loss, ref Loss, i);
                TLanes.Store(slope * scale, ref Gradient, i);
            }
        }
    }
}
