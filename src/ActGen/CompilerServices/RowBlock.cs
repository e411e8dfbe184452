using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActGen.Kernels;

namespace ActGen.CompilerServices;

/// <summary>
/// The memory that passes over a row work on: steps of <see cref="Lanes"/> floats one after another. The lanes are neighbors in one long
/// row, or the same column of many short rows; the pass is the same.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RowBlock
{
    /// <summary>The lanes of a step, whatever the width: what is added up in a lane does not depend on it.</summary>
    public const int Lanes = 16;

    private ref readonly float _x;
    private ref readonly float _y;
    private ref readonly float _dy;
    private ref float _output;
    private readonly ref float _scratch;
    private readonly ref readonly float _columnParameters;
    private readonly ref float _columnGradients;
    private readonly ref readonly float _layerParameters;
    private readonly ref float _layerGradients;
    private readonly ref readonly float _reductions;
    private readonly ref float _results;
    private readonly nint _inputStride;
    private readonly nint _outputStride;
    private readonly nint _resultStride;
    private readonly nint _scratchStride;
    private readonly nint _reductionStride;

    /// <summary>The inputs.</summary>
    public readonly ref readonly float X(nint row) => ref Unsafe.Add(ref Unsafe.AsRef(in _x), row * _inputStride);

    /// <summary>The outputs of the forward pass, where they are read.</summary>
    public readonly ref readonly float Y(nint row) => ref Unsafe.Add(ref Unsafe.AsRef(in _y), row * _outputStride);

    /// <summary>The gradients for the outputs.</summary>
    public readonly ref readonly float Dy(nint row) => ref Unsafe.Add(ref Unsafe.AsRef(in _dy), row * _outputStride);

    /// <summary>Receives the outputs, or the gradients for the inputs.</summary>
    public readonly ref float Output(nint row) => ref Unsafe.Add(ref _output, row * _resultStride);

    /// <summary>Values that one pass leaves for the next.</summary>
    public readonly ref float Scratch(nint row) => ref Unsafe.Add(ref _scratch, row * _scratchStride);

    /// <summary>Parameters with a value for each column, along the columns.</summary>
    public readonly ref readonly float ColumnParameters => ref _columnParameters;

    /// <summary>Their gradients, which are added to.</summary>
    public readonly ref float ColumnGradients => ref _columnGradients;

    /// <summary>Parameters with one value, one block after another.</summary>
    public readonly ref readonly float LayerParameters => ref _layerParameters;

    /// <summary>Their gradients, which are added to.</summary>
    public readonly ref float LayerGradients => ref _layerGradients;

    /// <summary>The results of the reductions of earlier passes, one block after another.</summary>
    public readonly ref readonly float Reductions(nint row) => ref Unsafe.Add(ref Unsafe.AsRef(in _reductions), row * _reductionStride);

    /// <summary>Receives what each lane reduced in this pass, one block after another, row after row.</summary>
    public readonly ref float Results => ref _results;

    /// <summary>From one input, output, saved value or column parameter to the next.</summary>
    public readonly nint Part;

    internal RowBlock(in RowStreams streams)
    {
        _x = ref MemoryMarshal.GetReference(streams.X);
        _y = ref MemoryMarshal.GetReference(streams.Y);
        _dy = ref MemoryMarshal.GetReference(streams.Dy);
        _output = ref MemoryMarshal.GetReference(streams.Output);
        _scratch = ref MemoryMarshal.GetReference(streams.Scratch);
        _columnParameters = ref MemoryMarshal.GetReference(streams.ColumnParameters);
        _columnGradients = ref MemoryMarshal.GetReference(streams.ColumnGradients);
        _layerParameters = ref MemoryMarshal.GetReference(streams.LayerParameters);
        _layerGradients = ref MemoryMarshal.GetReference(streams.LayerGradients);
        _reductions = ref MemoryMarshal.GetReference(streams.Reductions);
        _results = ref MemoryMarshal.GetReference(streams.Results);
        Part = streams.Part;
        _inputStride = streams.Inputs * Part;
        _outputStride = streams.Outputs * Part;
        _resultStride = streams.ResultPlanes * Part;
        _scratchStride = streams.SavedValues * Part;
        _reductionStride = streams.ReductionCount * Lanes;
    }

    /// <summary>
    /// Goes on to another row, so many floats further. What is set once and changed in place is not copied: a copy would wait for what
    /// was just written.
    /// </summary>
    internal void Advance(nint inputs, nint outputs, nint results)
    {
        _x = ref Unsafe.Add(ref Unsafe.AsRef(in _x), inputs);
        _y = ref Unsafe.Add(ref Unsafe.AsRef(in _y), outputs);
        _dy = ref Unsafe.Add(ref Unsafe.AsRef(in _dy), outputs);
        _output = ref Unsafe.Add(ref _output, results);
    }
}
