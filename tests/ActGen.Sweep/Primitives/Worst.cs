namespace ActGen.Sweep.Primitives;

/// <summary>The arguments where a primitive errs most, and by how much.</summary>
internal readonly record struct Worst(double Error, float X, float? Y, float Actual, double Exact)
{
    /// <summary>Before anything was compared.</summary>
    public static readonly Worst None = new(0, 0, null, 0, 0);

    /// <summary>The worse of two.</summary>
    public static Worst Of(Worst left, Worst right) => right.Error > left.Error ? right : left;

    public override string ToString() =>
        $"x = {X:G9} (0x{BitConverter.SingleToUInt32Bits(X):x8}){(Y is float y ? $", y = {y:G9}" : "")}: {Actual:G9}, exactly {Exact:G12}";
}
