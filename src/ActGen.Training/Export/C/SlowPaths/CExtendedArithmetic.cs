namespace ActGen.Training.Export.C;

/// <summary>
/// The arithmetic of <c>ExtendedReal</c> in C: numbers of about 32 digits whose exponents have no end, in the same order of operations.
/// <c>@</c> stands for <c>actgen_ext_</c>.
/// </summary>
internal static class CExtendedArithmetic
{
    /// <summary>The functions: names after <c>actgen_ext_</c>, results, parameters, bodies.</summary>
    public static readonly (string Name, string Result, string Parameters, string Body)[] Rows =
    [
        ("power", "double", "int exponent", "return actgen_real_of_bits((uint64_t)(exponent + 1023) << 52);"),
        ("places", "int", "double value", "return (int)((actgen_real_bits(value) >> 52) & 0x7ff) - 1023;"),
        ("scaled", "double", "double value, double exponent", """
                while (exponent < -1000.0)
                {
                    if (value == 0.0 || exponent < -4000.0) return value * 0.0;
                    value *= @power(-1000);
                    exponent += 1000.0;
                }

                while (exponent > 1000.0)
                {
                    if (fabs(value) > 1.7976931348623157e308 || exponent > 4000.0) return value * (double)INFINITY;
                    value *= @power(1000);
                    exponent -= 1000.0;
                }

                return value * @power((int)exponent);
            """),
        ("make", "actgen_ext", "double high, double low, double exponent", """
                actgen_ext made;
                made.high = high;
                made.low = low;
                made.exponent = exponent;
                return made;
            """),
        ("normalized", "actgen_ext", "double high, double low, double exponent", """
                for (;;)
                {
                    const double sum = high + low, rest = low - (sum - high);
                    const int places = @places(sum);
                    if (sum == 0.0 || !(fabs(sum) <= 1.7976931348623157e308)) return @make(sum, 0.0, 0.0);
                    if (places != -1023)
                    {
                        exponent += places;
                        return exponent > 1.7976931348623157e308 ? @make(sum > 0.0 ? (double)INFINITY : -(double)INFINITY, 0.0, 0.0)
                            : exponent < -1.7976931348623157e308 ? @make(0.0, 0.0, 0.0)
                            : @make(@scaled(sum, -places), @scaled(rest, -places), exponent);
                    }

                    /* A subnormal double. */
                    high = sum * @power(100);
                    low = rest * @power(100);
                    exponent -= 100.0;
                }
            """),
        ("of", "actgen_ext", "double value", "return @normalized(value, 0.0, 0.0);"),
        ("constant", "actgen_ext", "double high, double low", "return @add(@of(high), @of(low));"),
        ("is_ordinary", "int", "actgen_ext a", "return a.high != 0.0 && fabs(a.high) <= 1.7976931348623157e308;"),
        ("to_double", "double", "actgen_ext a", "return @is_ordinary(a) ? @scaled(a.high, a.exponent) : a.high;"),
        ("sign_of", "double", "actgen_ext a", "return a.high > 0.0 ? 1.0 : a.high < 0.0 ? -1.0 : 0.0;"),
        ("neg", "actgen_ext", "actgen_ext a", "return @make(-a.high, -a.low, a.exponent);"),
        ("times_power", "actgen_ext", "actgen_ext a, double exponent",
            "return @is_ordinary(a) ? @normalized(a.high, a.low, a.exponent + exponent) : a;"),

        // A double sum, and what it leaves.
        ("sum", "actgen_ext", "double a, double b", """
                const double sum = a + b, part = sum - a;
                return @make(sum, (a - (sum - part)) + (b - part), 0.0);
            """),
        ("rest_of_product", "double", "double a, double b, double product", """
                const double c = 134217729.0 * a, d = 134217729.0 * b, a_high = c - (c - a), b_high = d - (d - b);
                const double a_low = a - a_high, b_low = b - b_high;
                return ((a_high * b_high) - product + (a_high * b_low) + (a_low * b_high)) + (a_low * b_low);
            """),
        ("add", "actgen_ext", "actgen_ext a, actgen_ext b", """
                const int is_b_larger = a.exponent < b.exponent;
                const actgen_ext larger = is_b_larger ? b : a, smaller = is_b_larger ? a : b;
                const double places = larger.exponent - smaller.exponent;
                if (!@is_ordinary(a) || !@is_ordinary(b))
                {
                    return a.high == 0.0 ? b : b.high == 0.0 ? a
                        : !@is_ordinary(a) && !@is_ordinary(b) ? @of(a.high + b.high) : @is_ordinary(a) ? b : a;
                }

                if (!(places <= 300.0)) return larger;
                {
                    const double scale = @power(-(int)places);
                    const actgen_ext high = @sum(larger.high, smaller.high * scale), low = @sum(larger.low, smaller.low * scale);
                    const actgen_ext total = @sum(high.high, high.low + low.high);
                    return @normalized(total.high, total.low + low.low, larger.exponent);
                }
            """),
        ("sub", "actgen_ext", "actgen_ext a, actgen_ext b", "return @add(a, @neg(b));"),
        ("mul", "actgen_ext", "actgen_ext a, actgen_ext b", """
                const double product = a.high * b.high;
                if (!@is_ordinary(a) || !@is_ordinary(b)) return @of(product);
                return @normalized(
                    product, @rest_of_product(a.high, b.high, product) + ((a.high * b.low) + (a.low * b.high)), a.exponent + b.exponent);
            """),
        ("div", "actgen_ext", "actgen_ext a, actgen_ext b", """
                actgen_ext quotient = @of(0.0), rest = a;
                if (!@is_ordinary(a) || !@is_ordinary(b)) return @of(a.high / b.high);

                /* Three digits, each a double. */
                for (int digit = 0; digit < 3 && @is_ordinary(rest); digit++)
                {
                    const actgen_ext next = @normalized(rest.high / b.high, 0.0, rest.exponent - b.exponent);
                    quotient = @add(quotient, next);
                    rest = @sub(rest, @mul(next, b));
                }

                return quotient;
            """),

        // Its sign tells which is larger; NaN if either is.
        ("difference", "double", "actgen_ext a, actgen_ext b", """
                return @is_ordinary(a) && @is_ordinary(b) ? @sub(a, b).high
                    : a.high == b.high ? 0.0
                    : fabs(a.high) > 1.7976931348623157e308 ? a.high
                    : fabs(b.high) > 1.7976931348623157e308 ? -b.high : a.high - b.high;
            """),
        ("less", "int", "actgen_ext a, actgen_ext b", "return @difference(a, b) < 0.0;"),
        ("less_or_equal", "int", "actgen_ext a, actgen_ext b", "return @difference(a, b) <= 0.0;"),
        ("equal", "int", "actgen_ext a, actgen_ext b", "return @difference(a, b) == 0.0;"),
        ("is_whole", "int", "actgen_ext a", "return @equal(@floor(a), a);"),

        // Whether the terms of a series after one are something beside the sum.
        ("counts", "int", "actgen_ext term, actgen_ext sum, int number",
            "return number < 400 && @is_ordinary(term) && term.exponent > sum.exponent - 112.0;"),
    ];
}
