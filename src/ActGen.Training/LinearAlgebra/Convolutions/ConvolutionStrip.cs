using System.Runtime.CompilerServices;

namespace ActGen.Training;

/// <summary>The operands of a call of <see cref="ConvolutionKernel{TVector, TUnit, TRows}"/>; strides in floats.</summary>
internal ref struct ConvolutionStrip
{
    /// <summary>Lines of the inner dimension.</summary>
    public nint Lines;

    /// <summary>Steps of a line.</summary>
    public nint Line;

    /// <summary>Where rows of A are counted from.</summary>
    public ref readonly float A;

    /// <summary>Where each row of A begins.</summary>
    public ReadOnlySpan<int> ARows;

    /// <summary>Stride of A from step to step.</summary>
    public nint AStep;

    /// <summary>The jump in A at the end of a line, added to the stride.</summary>
    public nint AJump;

    /// <summary>First element of the strip of B, whose columns are neighbors.</summary>
    public ref readonly float B;

    /// <summary>Stride of B from step to step.</summary>
    public nint BStep;

    /// <summary>Where rows of C are counted from, at the first column of the strip.</summary>
    public ref float C;

    /// <summary>Where each row of C begins.</summary>
    public ReadOnlySpan<int> CRows;

    /// <summary>The value that all rows start with, unless they start with what C holds.</summary>
    public ref readonly float Bias;

    /// <summary>Whether the sums start with what C holds.</summary>
    public bool Accumulate;

    /// <summary>The value that the row of C at a place starts with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref float Start(int row) => ref Accumulate ? ref Unsafe.Add(ref C, row) : ref Unsafe.AsRef(in Bias);
}
