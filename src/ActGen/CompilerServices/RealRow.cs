using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActGen.CompilerServices;

/// <summary>
/// One row in double precision, which is computed as a whole where a reduction of it is no finite float. All values of a column lie in
/// planes, which are as long as whole steps of <see cref="RealLanes.Count"/> columns.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RealRow
{
    private readonly Span<double> _columns;
    private readonly Span<double> _shared;
    private readonly int _outputs;
    private readonly int _outputGradients;
    private readonly int _parameters;
    private readonly int _values;
    private readonly int _layers;

    /// <summary>The columns, with those that fill the last step.</summary>
    public int Length { get; }

    /// <summary>Four columns of an input.</summary>
    public Vector256<double> X(int input, int at) => Column(input, at);

    /// <summary>Four columns of an output of the forward pass, where it is read.</summary>
    public Vector256<double> Y(int output, int at) => Column(_outputs + output, at);

    /// <summary>Four columns of the gradient for an output.</summary>
    public Vector256<double> Dy(int output, int at) => Column(_outputGradients + output, at);

    /// <summary>Four columns of a parameter with a value for each.</summary>
    public Vector256<double> ColumnParameter(int parameter, int at) => Column(_parameters + parameter, at);

    /// <summary>A parameter with one value.</summary>
    public Vector256<double> LayerParameter(int parameter) => Vector256.Create(_shared[parameter]);

    /// <summary>The reduction of an earlier pass.</summary>
    public Vector256<double> Reduction(int pass) => Vector256.Create(_shared[_layers + pass]);

    /// <summary>Takes four columns of a value that this pass computes: what is reduced, or a result.</summary>
    public void Set(int value, int at, Vector256<double> columns) =>
        columns.StoreUnsafe(ref MemoryMarshal.GetReference(_columns.Slice(((_values + value) * Length) + at, RealLanes.Count)));

    private Vector256<double> Column(int plane, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(_columns.Slice((plane * Length) + at, RealLanes.Count)));

    /// <param name="memory">Where the row lies: what all its planes and shared values take.</param>
    /// <param name="length">The columns, rounded up to whole steps.</param>
    /// <param name="inputs">The planes of inputs.</param>
    /// <param name="outputs">The planes of outputs that are read, and of their gradients.</param>
    /// <param name="parameters">The parameters with a value for each column, and those with one.</param>
    /// <param name="values">The most values that a pass computes.</param>
    internal RealRow(Span<double> memory, int length, int inputs, int outputs, (int Columns, int Layers) parameters, int values)
    {
        Length = length;
        _outputs = inputs;
        _outputGradients = _outputs + outputs;
        _parameters = _outputGradients + outputs;
        _values = _parameters + parameters.Columns;
        _layers = parameters.Layers;
        _columns = memory[..((_values + values) * length)];
        _shared = memory[_columns.Length..];
    }

    internal Span<double> Inputs => _columns[..(_outputs * Length)];

    internal Span<double> Outputs => _columns[(_outputs * Length)..(_outputGradients * Length)];

    internal Span<double> OutputGradients => _columns[(_outputGradients * Length)..(_parameters * Length)];

    internal Span<double> ColumnParameters => _columns[(_parameters * Length)..(_values * Length)];

    internal Span<double> Values => _columns[(_values * Length)..];

    internal Span<double> LayerParameters => _shared[.._layers];

    internal Span<double> Reductions => _shared[_layers..];
}
