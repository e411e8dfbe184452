using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>
/// How the elements of one call lie: as rows over columns, where each column has parameters of its own. Without such parameters,
/// and with one input and one output, there is only a sequence of elements.
/// </summary>
/// <param name="Columns">The number of columns of one input or output; 0 where all elements share the parameters.</param>
/// <param name="Part">The columns that lie side by side: one input or output of the last axis.</param>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Outputs">The number of outputs.</param>
/// <param name="Shape">The shape of one sample, after the split into inputs.</param>
internal readonly record struct KernelLayout(int Columns, int Part, int Inputs, int Outputs, ActivationShape Shape)
{
    // A panel of rows over all columns stays in the second-level cache while its column blocks are walked.
    private const int PanelElements = 1 << 16;

    // Fewer rows are not worth a call; more of them, far apart, push each other out of the first-level cache.
    private const int FewestRows = 4;
    private const int FewestRowsOfCostlyCalls = 8;

    private const int LineFloats = 16;
    private const int NearColumns = 512;

    /// <summary>The columns of a sequence: each of so many lanes adds the same numbers whatever the width.</summary>
    public const int SequenceColumns = 16;

    /// <summary>From a row of inputs to the next.</summary>
    public int InputStride => Inputs * Columns;

    /// <summary>From a row of outputs to the next.</summary>
    public int OutputStride => Outputs * Columns;

    public static KernelLayout Of<TKernel>(ActivationShape shape)
        where TKernel : IKernel => Of(TKernel.ParameterScopes, TKernel.Inputs, TKernel.Outputs, shape);

    public static KernelLayout Of(ReadOnlySpan<Per> scopes, int inputs, int outputs, ActivationShape whole)
    {
        var shape = new ActivationShape(whole.Neurons / inputs, whole.Channels / inputs);
        // A loop of our own: searching a span of enums boxes them until the search is optimized.
        var columns = 0;
        foreach (var scope in scopes)
        {
            columns = Math.Max(columns, scope == Per.Neuron ? shape.Neurons : scope == Per.Channel ? shape.Channels : 0);
        }

        return inputs == 1 && outputs == 1
            ? new(columns, columns, 1, 1, shape)
            : new(Math.Max(columns, shape.Channels), shape.Channels, inputs, outputs, shape);
    }

    /// <summary>A sequence seen as rows of <see cref="SequenceColumns"/>; any other layout as it is.</summary>
    public KernelLayout AsRows() => Columns > 0 ? this : this with { Columns = SequenceColumns, Part = SequenceColumns };

    /// <summary>The rows of a panel, a multiple of what is summed at a time.</summary>
    /// <param name="multiple">What is summed at a time.</param>
    /// <param name="hasCostlyCalls"><see cref="IActivationKernel.HasCostlyCalls"/>.</param>
    public int PanelRows(int multiple, bool hasCostlyCalls)
    {
        var rows = PanelElements / Columns;
        return rows >= multiple ? rows / multiple * multiple : Math.Max(hasCostlyCalls ? FewestRowsOfCostlyCalls : FewestRows, rows);
    }

    /// <summary>
    /// Whether it is faster to go along rows, and possible: all parameters have a value for each column, and columns fill blocks of lanes.
    /// A block as long as a cache line loses nothing by going down its columns while its rows are not too far apart.
    /// </summary>
    public bool IsAlongRows(ReadOnlySpan<Per> scopes, int lanes)
    {
        if (lanes >= LineFloats && Columns <= NearColumns)
        {
            return false;
        }

        foreach (var scope in scopes)
        {
            if (Shape.Length(scope) != Columns)
            {
                return false;
            }
        }

        return Columns % lanes == 0;
    }

    /// <summary>How many columns a block that begins at one has.</summary>
    public int Valid(int column, int lanes) => Math.Min(lanes, Part - (column % Part));

    /// <summary>Where the first input of a column lies in its row.</summary>
    public int InputAt(int column) => column + (column / Part * (Inputs - 1) * Part);

    /// <summary>Where the first output of a column lies in its row.</summary>
    public int OutputAt(int column) => column + (column / Part * (Outputs - 1) * Part);

    public RowWalk Walk(int rows) => new(rows, InputStride, OutputStride, Part);

    /// <summary>The index of a column in a parameter of some scope.</summary>
    public int IndexOf(int column, Per scope) => scope switch
    {
        Per.Layer => 0,
        Per.Channel => column % Shape.Channels,
        _ => column,
    };

    public int ParameterCount(ReadOnlySpan<Per> scopes)
    {
        var count = 0;
        foreach (var scope in scopes)
        {
            count += Shape.Length(scope);
        }

        return count;
    }
}
