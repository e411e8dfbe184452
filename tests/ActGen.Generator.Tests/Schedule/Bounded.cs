namespace ActGen.Generator.Tests.Schedule;

/// <summary>
/// A number that steps came to in double precision, with a bound of its error: that of the constants, which kernels hold as floats, and of
/// the roundings of double. A condition is 1 or 0, and 1 off where the numbers it compares are too close to tell.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="Error">How far it may be off; infinite where nothing is known.</param>
internal readonly record struct Bounded(double Value, double Error = 0)
{
    // Half an ulp of a float and of a double, relative.
    private const double FloatUnit = 1.0 / (1 << 24);
    private const double DoubleUnit = 1.0 / (1L << 53);

    // The ulps that a function of the language may be off in double.
    private const double FunctionUlps = 16;

    /// <summary>A constant of a kernel: a float. One of few digits is what was written, one of many may be rounded.</summary>
    public static Bounded Constant(double value)
    {
        var isShort = (BitConverter.SingleToInt32Bits((float)value) & 0xFFF) == 0;
        return new(value, isShort ? 0 : Math.Abs(value) * FloatUnit);
    }

    public static Bounded operator +(Bounded a, Bounded b) => Rounded(a.Value + b.Value, a.Error + b.Error);

    public static Bounded operator -(Bounded a, Bounded b) => Rounded(a.Value - b.Value, a.Error + b.Error);

    public static Bounded operator -(Bounded a) => a with { Value = -a.Value };

    public static Bounded operator *(Bounded a, Bounded b) => Rounded(a.Value * b.Value, ProductError(a, b));

    public static Bounded operator /(Bounded a, Bounded b)
    {
        var quotient = a.Value / b.Value;
        return Rounded(quotient, b.Error < Math.Abs(b.Value)
            ? (a.Error + (Math.Abs(quotient) * b.Error)) / (Math.Abs(b.Value) - b.Error)
            : double.PositiveInfinity);
    }

    public static Bounded FusedMultiplyAdd(Bounded a, Bounded b, Bounded c) =>
        Rounded(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value), ProductError(a, b) + c.Error);

    /// <summary>The value as a float, and what is left of it: both parts of a double-float number.</summary>
    public static (Bounded Head, Bounded Tail) Split(Bounded a) =>
        (a with { Value = (float)a.Value }, a with { Value = a.Value - (float)a.Value });

    /// <summary>A function: its arguments are moved by their errors, one after the other.</summary>
    public static Bounded Of(Func<double[], double> function, params Bounded[] arguments)
    {
        double[] values = [.. arguments.Select(a => a.Value)];
        var (value, error) = (function(values), 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (arguments[i].Error != 0)
            {
                error += Math.Max(Moved(i, arguments[i].Error), Moved(i, -arguments[i].Error));
            }
        }

        return Rounded(value, error + (FunctionUlps * DoubleUnit * Math.Abs(value)));

        double Moved(int i, double by)
        {
            double[] moved = [.. values];
            moved[i] += by;
            return Math.Abs(function(moved) - value);
        }
    }

    /// <summary>Whether a relation holds.</summary>
    public static Bounded Compare(Func<double, double, bool> relation, Bounded a, Bounded b)
    {
        var error = a.Error + b.Error;
        return new(relation(a.Value, b.Value) ? 1 : 0, error == 0 || Math.Abs(a.Value - b.Value) > error ? 0 : 1);
    }

    /// <summary>One of two numbers; where the condition is too close to tell, it may be the other.</summary>
    public static Bounded Select(Bounded condition, Bounded ifTrue, Bounded ifFalse)
    {
        var chosen = condition.Value == 1 ? ifTrue : ifFalse;
        return condition.Error == 0
            ? chosen
            : chosen with { Error = Known(Math.Max(ifTrue.Error, ifFalse.Error) + Math.Abs(ifTrue.Value - ifFalse.Value)) };
    }

    private static double ProductError(Bounded a, Bounded b) =>
        (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error) + (a.Error * b.Error);

    private static Bounded Rounded(double value, double error) => new(value, Known(error + (DoubleUnit * Math.Abs(value))));

    private static double Known(double error) => double.IsNaN(error) ? double.PositiveInfinity : error;
}
