namespace ActGen.Kernels;

/// <summary>
/// What one call of a pass over rows works on: a block of lanes at a number of steps, each <see cref="Lanes"/> floats after the other.
/// The lanes are neighbours in one long row, or the same column of many short rows; the pass is the same.
/// </summary>
public readonly ref struct RowBlock
{
    /// <summary>The lanes of a step, whatever the width: what is added up in a lane does not depend on it.</summary>
    public const int Lanes = 16;

    /// <summary>The inputs.</summary>
    public readonly ref readonly float X;

    /// <summary>The outputs of the forward pass, where they are read.</summary>
    public readonly ref readonly float Y;

    /// <summary>The gradients for the outputs.</summary>
    public readonly ref readonly float Dy;

    /// <summary>Receives the outputs, or the gradients for the inputs.</summary>
    public readonly ref float Output;

    /// <summary>Values that one pass leaves for the next.</summary>
    public readonly ref float Scratch;

    /// <summary>Parameters with a value for each column, along the columns.</summary>
    public readonly ref readonly float ColumnParameters;

    /// <summary>Their gradients, which are added to.</summary>
    public readonly ref float ColumnGradients;

    /// <summary>Parameters with one value, one block after another.</summary>
    public readonly ref readonly float LayerParameters;

    /// <summary>Their gradients, which are added to.</summary>
    public readonly ref float LayerGradients;

    /// <summary>The results of the reductions of earlier passes, one block after another.</summary>
    public readonly ref readonly float Reductions;

    /// <summary>Receives what each lane reduced in this pass, one block after another.</summary>
    public readonly ref float Results;

    /// <summary>From one input, output, kept value or column parameter to the next.</summary>
    public readonly nint Part;

    /// <summary>How many steps there are.</summary>
    public readonly nint Steps;

    internal RowBlock(in RowStreams streams, nint at, int lane, nint steps)
    {
        X = ref streams.At(streams.X, at + lane);
        Y = ref streams.At(streams.Y, at + lane);
        Dy = ref streams.At(streams.Dy, at + lane);
        Output = ref streams.At(streams.Output, at + lane);
        Scratch = ref streams.At(streams.Scratch, at + lane);
        ColumnParameters = ref streams.At(streams.ColumnParameters, at + lane);
        ColumnGradients = ref streams.At(streams.ColumnGradients, at + lane);
        LayerParameters = ref streams.At(streams.LayerParameters, lane);
        LayerGradients = ref streams.At(streams.LayerGradients, lane);
        Reductions = ref streams.At(streams.Reductions, lane);
        Results = ref streams.At(streams.Results, lane);
        Part = streams.Part;
        Steps = steps;
    }
}
