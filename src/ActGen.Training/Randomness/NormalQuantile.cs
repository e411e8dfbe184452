namespace ActGen.Training;

/// <summary>
/// The inverse of the normal distribution function, by the rational approximations of Wichura's algorithm AS 241 (PPND7,
/// Applied Statistics 37, 1988), about 7 digits. Only additions, multiplications, divisions and square roots, so that the bits
/// are the same on every machine.
/// </summary>
internal static class NormalQuantile
{
    /// <summary>The x below which a normally distributed number lies with a probability.</summary>
    /// <param name="probability">The probability, above 0 and below 1.</param>
    public static double Of(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var c = 0.180625 - q * q;
            return q * (((59.109374720 * c + 159.29113202) * c + 50.434271938) * c + 3.3871327179)
                / (((67.187563600 * c + 78.757757664) * c + 17.895169469) * c + 1);
        }

        var r = Math.Sqrt(-Exact.Logarithm(q < 0 ? probability : 1 - probability));
        double tail;
        if (r <= 5)
        {
            r -= 1.6;
            tail = (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777)
                / ((0.12021132975 * r + 0.73700164250) * r + 1);
        }
        else
        {
            r -= 5;
            tail = (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150)
                / ((0.012258202635 * r + 0.24197894225) * r + 1);
        }

        return q < 0 ? -tail : tail;
    }
}
