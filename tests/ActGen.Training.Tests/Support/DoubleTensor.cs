namespace ActGen.Training.Tests.Support;

/// <summary>The samples of a batch in doubles, channels last.</summary>
public sealed record DoubleTensor(int Rows, int[] Shape, double[] Values)
{
    public int Size => Shape.Aggregate(1, (product, axis) => product * axis);

    public int Channels => Shape[^1];

    public double this[int row, int y, int x, int c]
    {
        get => Values[Place(row, y, x, c)];
        set => Values[Place(row, y, x, c)] = value;
    }

    public static DoubleTensor Zeros(int rows, params int[] shape) =>
        new(rows, shape, new double[rows * shape.Aggregate(1, (product, axis) => product * axis)]);

    public DoubleTensor Map(Func<double, double> function) => this with { Values = [.. Values.Select(function)] };

    private int Place(int row, int y, int x, int c) => ((row * Shape[0] + y) * Shape[1] + x) * Shape[2] + c;
}

/// <summary>The parameters of a network in doubles, which the layers take one after another.</summary>
public sealed class DoubleParameters(double[] values)
{
    private int _next;

    public double[] Take(int count)
    {
        _next += count;
        return values[(_next - count).._next];
    }
}

/// <summary>A layer in doubles, written from its formula.</summary>
public delegate DoubleTensor DoubleLayer(DoubleTensor x, DoubleParameters parameters);
