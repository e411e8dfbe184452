using ActGen.CompilerServices;
using ActGen.Kernels;
using ActGen.Numerics;
using Xunit;

namespace ActGen.Tests.Kernels.Rows;

/// <summary>Rows for <see cref="CenteredKernel"/>, and what it makes of them, written out in double precision.</summary>
internal sealed class CenteredRows
{
    // One row, whole groups of sixteen, and what is left of them.
    private static readonly int[] Counts = [1, 2, 15, 16, 17, 33, 150];

    private const double Tolerance = 1e-5;
    private readonly int _rows;
    private readonly int _length;
    private readonly float[] _x;
    private readonly float[] _dy;
    private readonly float[] _parameters;

    /// <param name="rows">How many rows.</param>
    /// <param name="length">Their length, from 2 on.</param>
    /// <param name="isLarge">Which rows are of values whose sum is no float; null: none.</param>
    public CenteredRows(int rows, int length, Func<int, bool>? isLarge = null)
    {
        (_rows, _length) = (rows, length);
        _x = [.. Enumerable.Range(0, rows * length).Select(i =>
            isLarge?.Invoke(i / length) == true ? 2e38f + (i * 37 % 101 * 1e36f) : ((i * 37 % 101) - 50) / 16f)];
        _dy = [.. Enumerable.Range(0, rows * length).Select(i =>
            ((i * 53 % 89) - 44) / (isLarge?.Invoke(i / length) == true ? 32e30f : 32f))];
        _parameters = [.. Enumerable.Range(0, length).Select(i => (i % 7 - 3) / 4f), 0.5f];
    }

    /// <summary>Numbers of rows, each with every length.</summary>
    public static TheoryData<int, int> Sizes(IEnumerable<int> lengths)
    {
        var sizes = new TheoryData<int, int>();
        foreach (var (length, rows) in lengths.SelectMany(l => Counts.Select(r => (l, r))))
        {
            sizes.Add(rows, length);
        }

        return sizes;
    }

    /// <summary>Runs one direction: x, dy, the parameters and where the gradients of these are added up; writes y or dx.</summary>
    public delegate void Driver(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, in RowParameters all, Span<float> output, int length);

    /// <summary>Compares a driver with the closed forms, and gives what it computed so that widths can be compared.</summary>
    public float[] Check(Driver forward, Driver backward)
    {
        float[] y = new float[_x.Length], dx = new float[_x.Length], dparameters = new float[_parameters.Length];
        var shape = new ActivationShape(_length);
        forward(_x, default, new RowParameters(CenteredKernel.ParameterScopes, shape, _parameters, default), y, _length);
        var all = new RowParameters(CenteredKernel.ParameterScopes, shape, _parameters, new double[_parameters.Length]);
        backward(_x, _dy, all, dx, _length);
        all.AddTo(dparameters);

        double[] expectedY = new double[y.Length], expectedDx = new double[y.Length], expected = new double[_parameters.Length];
        for (var row = 0; row < _rows; row++)
        {
            double[] x = [.. _x.Skip(row * _length).Take(_length).Select(v => (double)v)];
            double[] dy = [.. _dy.Skip(row * _length).Take(_length).Select(v => (double)v)];
            var (mean, largest, drawn) = (x.Average(), x.Max(), dy.Select((d, k) => d * _parameters[k]).Sum() / _length);
            for (var i = 0; i < _length; i++)
            {
                expectedY[(row * _length) + i] = (_parameters[i] * (x[i] - mean)) + (_parameters[^1] * largest);
                expectedDx[(row * _length) + i] = (_parameters[i] * dy[i]) - drawn;
                expected[i] += dy[i] * (x[i] - mean);
                expected[^1] += dy[i] * largest;
            }
        }

        Close(expectedY, y);
        Close(expectedDx, dx);
        Close(expected, dparameters);
        return [.. y, .. dx, .. dparameters];
    }

    private static void Close(double[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i], expected[i] - (Tolerance * (1 + Math.Abs(expected[i]))),
                expected[i] + (Tolerance * (1 + Math.Abs(expected[i]))));
        }
    }
}
