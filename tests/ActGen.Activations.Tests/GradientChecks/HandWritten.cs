namespace ActGen.Activations.Tests.GradientChecks;

/// <summary>The faults of a hand-written activation.</summary>
public interface ISlopes
{
    static virtual bool IsOverRows => false;

    static virtual float Value(float x, float scale, float shift) => scale * MathF.Tanh(x + shift);

    static abstract (float X, float Scale, float Shift) Slopes(float x, float scale, float shift);
}

/// <summary>scale tanh(x + shift), with the derivatives of <typeparamref name="TSlopes"/>.</summary>
public readonly struct HandWritten<TSlopes> : IActivation where TSlopes : ISlopes
{
    public static ActivationInfo Info { get; } = new()
    {
        Name = "Hand",
        Formulas = ["scale * tanh(x + shift)"],
        Latex = "",
        Derivatives = [],
        BackwardReads = BackwardReads.Input,
        IsOverRows = TSlopes.IsOverRows,
        Learnables =
            [new() { Name = "scale", Init = Initializer.Constant(1), Min = -1, Max = 2 },
                new() { Name = "shift", Init = Initializer.Normal(0, 1) }],
    };

    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = TSlopes.Value(x[i], parameters[0], parameters[1]);
        }
    }

    public static void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, ReadOnlySpan<float> parameters,
        Span<float> dx, Span<float> dparameters, ActivationShape shape)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var slopes = TSlopes.Slopes(x[i], parameters[0], parameters[1]);
            dparameters[0] += dy[i] * slopes.Scale;
            dparameters[1] += dy[i] * slopes.Shift;
            dx[i] = dy[i] * slopes.X;
        }
    }
}

public readonly struct RightSlope : ISlopes
{
    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift)
    {
        var t = MathF.Tanh(x + shift);
        var slope = scale * (1 - (t * t));
        return (slope, t, slope);
    }
}

public readonly struct WrongInX : ISlopes
{
    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift) =>
        RightSlope.Slopes(x, scale, shift) with { X = scale * (1 - MathF.Tanh(x + shift)) };
}

public readonly struct WrongInScale : ISlopes
{
    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift) =>
        RightSlope.Slopes(x, scale, shift) with { Scale = -MathF.Tanh(x + shift) };
}

public readonly struct OnePercentOff : ISlopes
{
    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift)
    {
        var right = RightSlope.Slopes(x, scale, shift);
        return right with { Shift = 1.01f * right.Shift };
    }
}

public readonly struct WrongBelowMinusTwo : ISlopes
{
    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift)
    {
        var right = RightSlope.Slopes(x, scale, shift);
        return x < -2 ? right with { X = 2 * right.X } : right;
    }
}

/// <summary>A kink so near to most points, and so weak beside the curvature, that differences hardly tell it.</summary>
public readonly struct WeakKink : ISlopes
{
    public static float Value(float x, float scale, float shift) => scale * (MathF.Cos(3 * (x + shift)) + (0.02f * MathF.Abs(x + shift)));

    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift)
    {
        var u = x + shift;
        var slope = scale * ((-3 * MathF.Sin(3 * u)) + (0.02f * MathF.Sign(u)));
        return (slope, MathF.Cos(3 * u) + (0.02f * MathF.Abs(u)), slope);
    }
}

/// <summary>Two kinks close to each other: what one changes of the slope, the other takes back.</summary>
public readonly struct TwoKinks : ISlopes
{
    private const float Between = 1 / 256f;

    public static float Value(float x, float scale, float shift) =>
        scale * (MathF.Cos(x + shift) + (0.02f * (MathF.Abs(x + shift) - MathF.Abs(x + shift - Between))));

    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift)
    {
        var u = x + shift;
        var slope = scale * (-MathF.Sin(u) + (0.02f * (MathF.Sign(u) - MathF.Sign(u - Between))));
        return (slope, Value(x, 1, shift), slope);
    }
}

/// <summary>Small values, one percent off, in an activation of rows.</summary>
public readonly struct SmallOverRows : ISlopes
{
    private const float Size = 1 / 1024f;

    public static bool IsOverRows => true;

    public static float Value(float x, float scale, float shift) => Size * scale * MathF.Tanh(x + shift);

    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift)
    {
        var right = RightSlope.Slopes(x, Size * scale, shift);
        return right with { X = 1.01f * right.X, Scale = Size * right.Scale };
    }
}

public readonly struct NotANumber : ISlopes
{
    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift) =>
        RightSlope.Slopes(x, scale, shift) with { Shift = x > 1 ? float.NaN : RightSlope.Slopes(x, scale, shift).Shift };
}

public readonly struct NoValue : ISlopes
{
    public static float Value(float x, float scale, float shift) => float.NaN;

    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift) => default;
}

public readonly struct BoundsKept : ISlopes
{
    public static float Smallest { get; set; }

    public static float Largest { get; set; }

    public static float Value(float x, float scale, float shift)
    {
        (Smallest, Largest) = (Math.Min(Smallest, scale), Math.Max(Largest, scale));
        return scale * MathF.Tanh(x + shift);
    }

    public static (float X, float Scale, float Shift) Slopes(float x, float scale, float shift) => RightSlope.Slopes(x, scale, shift);
}
