using ActGen.CompilerServices;

namespace ActGen.Training.Export.C;

/// <summary>
/// The functions of <c>RealLanes</c> in C, in the same order of operations: where a result cancels, a last bit of a function is many of the
/// result. <c>@</c> stands for <c>actgen_real_</c>.
/// </summary>
internal static class CDoubleFunctions
{
    /// <summary>The functions: names after <c>actgen_real_</c>, results, parameters, bodies.</summary>
    public static readonly (string Name, string Result, string Parameters, string Body)[] Rows =
    [
        // Bits and polynomials.
        ("bits", "uint64_t", "double u", """
            #if defined(__OPENCL_VERSION__)
                return as_ulong(u);
            #else
                uint64_t bits;
                memcpy(&bits, &u, sizeof bits);
                return bits;
            #endif
            """),
        ("of_bits", "double", "uint64_t bits", """
            #if defined(__OPENCL_VERSION__)
                return as_double(bits);
            #else
                double value;
                memcpy(&value, &bits, sizeof value);
                return value;
            #endif
            """),
        ("power_of_two", "double", "double n", "return @of_bits((@bits(n + 6755399441055744.0) + 1023u) << 52);"),
        ("with_sign", "double", "double u, double sign", "return @of_bits(@bits(u) | (@bits(sign) & 0x8000000000000000u));"),
        ("polynomial", "double", "double z, const double *c, int count", """
                const double square = z * z;
                double even = c[count - 2], odd = c[count - 1];
                for (int i = count - 4; i >= 0; i -= 2) { even = fma(even, square, c[i]); odd = fma(odd, square, c[i + 1]); }
                return fma(odd, z, even);
            """),

        // Pieces of lines.
        ("abs", "double", "double u", "return fabs(u);"),
        ("sqrt", "double", "double u", "return sqrt(u);"),
        ("floor", "double", "double u", "return floor(u);"),
        ("round", "double", "double u", "return rint(u);"),
        ("sign", "double", "double u", "return u > 0.0 ? 1.0 : u < 0.0 ? -1.0 : u == u ? 0.0 : u;"),
        ("step", "double", "double u", "return u >= 0.0 ? 1.0 : u < 0.0 ? 0.0 : u;"),
        ("relu", "double", "double u", "return u <= 0.0 ? 0.0 : u;"),
        ("min", "double", "double u, double v",
            "return u != u || v != v ? u + v : u == v ? @of_bits(@bits(u) | @bits(v)) : u < v ? u : v;"),
        ("max", "double", "double u, double v",
            "return u != u || v != v ? u + v : u == v ? @of_bits(@bits(u) & @bits(v)) : u > v ? u : v;"),
        ("at_most", "double", "double u, double v", "return @min(u, v);"),
        ("at_least", "double", "double u, double v", "return @max(u, v);"),

        // Exponentials, logarithms and powers.
        ("exp_parts", "double", "double u, double *n", $$"""
                const double c[] = { {{OverFactorials}} };
                double r;
                *n = fma(u, 1.4426950408889634, 6755399441055744.0) - 6755399441055744.0;
                r = fma(*n, -1.9082149292705877e-10, fma(*n, -0.6931471803691238, u));
                return fma(r * r, @polynomial(r, c, 14), r);
            """),
        ("exp", "double", "double u", """
                double n, halved;
                const double p = @exp_parts(@min(@max(u, -746.0), 710.0), &n);
                halved = floor(n * 0.5);
                return (1.0 + p) * @power_of_two(halved) * @power_of_two(n - halved);
            """),
        ("exp_of_minus_abs", "double", "double u", "return @exp(-fabs(u));"),
        ("expm1", "double", "double u", """
                double n, scale;
                const double p = @exp_parts(@min(@max(u, -60.0), 709.0), &n);
                scale = @power_of_two(n);
                return 709.0 < u ? @exp(u) : fma(scale, p, scale - 1.0);
            """),
        ("log", "double", "double u", $$"""
                const double c[] = { {{OfAtanh}} };
                const int is_small = u < 2.2250738585072014e-308;
                uint64_t bits;
                double k, f, s, z, halved, rest;
                if (u == 0.0) return -INFINITY;
                if (!(u > 0.0 && u < INFINITY)) return u < 0.0 ? NAN : u;
                bits = @bits(is_small ? u * 18014398509481984.0 : u) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
                k = @of_bits((bits >> 52) | 0x4330000000000000u) - (4503599627370496.0 + 1023.0) - (is_small ? 54.0 : 0.0);
                f = @of_bits((bits & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu) - 1.0;
                s = f / (2.0 + f);
                z = s * s;
                halved = 0.5 * f * f;
                rest = halved - fma(s, fma(z, @polynomial(z, c, 10), halved), k * 1.9082149292705877e-10);
                return fma(k, 0.6931471803691238, f - rest);
            """),
        ("log1p", "double", "double u", """
                const double y = 1.0 + u;
                return y == 1.0 || u == INFINITY ? u : @log(y) - (y == 0.0 ? 0.0 : (y - 1.0 - u) / y);
            """),
        ("log2", "double", "double u", "return @log(u) * 1.4426950408889634;"),
        ("sigmoid", "double", "double u", """
                const double e = @exp_of_minus_abs(u);
                return (u < 0.0 ? e : 1.0) / (1.0 + e);
            """),
        ("softplus", "double", "double u", "return @max(u, 0.0) + @log1p(@exp_of_minus_abs(u));"),
        ("pow", "double", "double u, double v",
            "return u > 0.0 && u < INFINITY && fabs(v) < 1e9 ? @exp(v * @log(u)) : pow(u, v);"),
        ("hypot1", "double", "double u", "return 1e9 < fabs(u) ? fabs(u) : sqrt(1.0 + u * u);"),
        ("hypot", "double", "double u, double v", """
                const double larger = fmax(fabs(u), fabs(v)), smaller = fmin(fabs(u), fabs(v));
                return larger > 0.0 && larger < INFINITY ? larger * @hypot1(smaller / larger) : larger;
            """),
        ("cbrt", "double", "double u", """
                double root;
                if (u == 0.0 || u != u || fabs(u) == INFINITY) return u;
                root = (u < 0.0 ? -1.0 : 1.0) * pow(fabs(u), 1.0 / 3.0);
                return root - (root * root * root - u) / (3.0 * root * root);
            """),

        // The circle.
        ("angle", "double", "double u, double *sine, double *cosine", $$"""
                const double s[] = { {{OfSine}} }, c[] = { {{OfCosine}} };
                const double shifted = fma(u, 1.0 / 1.5707963267948966, 6755399441055744.0), n = shifted - 6755399441055744.0;
                const double r = fma(n, 1.4973849048591698e-33, fma(n, -6.123233995736766e-17, fma(n, -1.5707963267948966, u)));
                const double z = r * r;
                *sine = fma(r, z * @polynomial(z, s, 8), r);
                *cosine = fma(z, fma(z, @polynomial(z, c, 8), -0.5), 1.0);
                return shifted;
            """),
        ("turned", "double", "double sine, double cosine, uint64_t quarter",
            "return @of_bits(@bits((quarter & 1u) != 0 ? cosine : sine) ^ ((quarter & 2u) << 62));"),
        ("sin", "double", "double u", """
                double sine, cosine;
                const double quarter = @angle(u, &sine, &cosine);
                return fabs(u) < 1e9 ? @turned(sine, cosine, @bits(quarter)) : sin(u);
            """),
        ("cos", "double", "double u", """
                double sine, cosine;
                const double quarter = @angle(u, &sine, &cosine);
                return fabs(u) < 1e9 ? @turned(sine, cosine, @bits(quarter) + 1u) : cos(u);
            """),
        ("tan", "double", "double u", """
                double sine, cosine;
                const double quarter = @angle(u, &sine, &cosine);
                return fabs(u) < 1e9 ? @turned(sine, cosine, @bits(quarter)) / @turned(sine, cosine, @bits(quarter) + 1u) : tan(u);
            """),
        ("atan", "double", "double u", $$"""
                const double c[] = { {{OfArcTangent}} };
                const double a = fabs(u);
                const int is_large = 2.4142135623730949 < a, is_middle = 0.41421356237309503 < a;
                const double t = (is_large ? -1.0 : is_middle ? a - 1.0 : a) / (is_large ? a : is_middle ? a + 1.0 : 1.0);
                const double z = t * t;
                const double start = is_large ? 1.5707963267948966 : is_middle ? 0.78539816339744831 : 0.0;
                const double low = is_large ? 6.123233995736766e-17 : is_middle ? 6.123233995736766e-17 / 2.0 : 0.0;
                return @with_sign(start + (t + fma(t, z * @polynomial(z, c, 12), low)), u);
            """),
        ("asin", "double", "double u", "return @atan(u / sqrt((1.0 - u) * (1.0 + u)));"),
        ("acos", "double", "double u", "return 2.0 * @atan(sqrt((1.0 - u) / (1.0 + u)));"),
        ("sinc_derivative", "double", "double u", """
                double sum = 0.0, power = -u / 6.0;
                if (fabs(u) > 1.0) return (cos(u) - sin(u) / u) / u;
                for (int n = 1; n < 12; n++) { sum += 2 * n * power; power *= -u * u / ((2 * n + 2) * (2 * n + 3)); }
                return sum;
            """),

        // The hyperbola.
        ("sinh", "double", "double u", """
                const double a = fabs(u), halved = @exp(a * 0.5), e = @expm1(@min(a, 709.0));
                return @with_sign(709.0 < a ? 0.5 * halved * halved : 0.5 * (e + e / (e + 1.0)), u);
            """),
        ("cosh", "double", "double u", """
                const double halved = @exp(fabs(u) * 0.5);
                return 0.5 * halved * halved + 0.5 / halved / halved;
            """),
        ("tanh", "double", "double u", """
                const double e = @expm1(@min(fabs(u), 20.0) * 2.0);
                return @with_sign(e / (e + 2.0), u);
            """),
        ("sech_squared", "double", "double u", """
                const double e = @exp_of_minus_abs(u + u);
                return 4.0 * e / ((1.0 + e) * (1.0 + e));
            """),
        ("asinh", "double", "double u", """
                const double a = fabs(u), bounded = @min(a, 1e8), square = bounded * bounded;
                return @with_sign(1e8 < a ? @log(a) + 0.69314718055994531 : @log1p(bounded + square / (1.0 + sqrt(1.0 + square))), u);
            """),
        ("acosh", "double", "double u", """
                const double above = u - 1.0;
                return 1e8 < u ? @log(u) + 0.69314718055994531 : u < 1.0 ? NAN : @log1p(above + sqrt(above * (u + 1.0)));
            """),
        ("atanh", "double", "double u", """
                const double a = fabs(u);
                return @with_sign(0.5 * @log1p(2.0 * a / (1.0 - a)), u);
            """),

        // The normal distribution.
        ("leading", "double", "double u", "return @of_bits(@bits(u) & 0xffffffffe0000000u);"),
        ("gauss", "double", "double u", """
                const double bounded = @min(fabs(u), 28.0), high = @leading(bounded);
                return 28.0 < fabs(u) ? 0.0 : @exp(-high * high) * @exp((high - bounded) * (high + bounded));
            """),
        ("gauss_half", "double", "double u", """
                const double bounded = @min(fabs(u), 40.0), high = @leading(bounded);
                return 40.0 < fabs(u) ? 0.0 : @exp(-0.5 * high * high) * @exp(0.5 * (high - bounded) * (high + bounded));
            """),
        ("small_erf", "double", "double u", $$"""
                const double c[] = { {{OfErf}} };
                return u * @polynomial(@min(u * u, 1.0), c, 14);
            """),
        ("scaled_erfc", "double", "double a", $$"""
                const double c[] = { {{OfErfc}} };
                const double bounded = @min(@max(a, 1.0), 28.0), y = (bounded - 3.75) / (bounded + 3.75);
                return @polynomial(fma(y, 1.4895061728395063, -0.13765432098765432), c, 22) / fma(2.0, bounded, 1.0);
            """),
        ("tail", "double", "double a", "return @gauss(a) * @scaled_erfc(a);"),
        ("erf", "double", "double u", "return 1.0 < fabs(u) ? @with_sign(1.0 - @tail(fabs(u)), u) : @small_erf(u);"),
        ("erfc", "double", "double u", "return 1.0 < fabs(u) ? (u < 0.0 ? 2.0 - @tail(fabs(u)) : @tail(fabs(u))) : 1.0 - @small_erf(u);"),
        ("normal_cdf", "double", "double u", """
                const double a = u * -0.70710678118654752;
                return 1.0 < a && a < 28.0 ? 0.5 * @gauss_half(u) * @scaled_erfc(a) : 0.5 * @erfc(a);
            """),

        // Quotients that go on through 0.
        ("exprel", "double", "double u", "return fabs(u) < 1e-300 ? 1.0 : @expm1(u) / u;"),
        ("exprel2", "double", "double u", """
                double sum = 0.0, term = 0.5;
                if (fabs(u) > 1.0) return (exp(u) - 1.0) / u / u - 1.0 / u;
                for (int n = 3; n < 28; n++) { sum += term; term *= u / n; }
                return sum;
            """),
        ("exprel_derivative", "double", "double u", """
                double sum = 0.0, power = 1.0, factorial = 2.0;
                if (fabs(u) > 1.0) return ((u - 1.0) / u * exp(u) + 1.0 / u) / u;
                for (int n = 0; n < 24; n++) { sum += (n + 1) * power / factorial; power *= u; factorial *= n + 3; }
                return sum;
            """),
        ("log1prel", "double", "double u, double one_plus", "(void)one_plus; return fabs(u) < 1e-300 ? 1.0 : @log1p(u) / u;"),
        ("scalar_log1p", "double", "double u", """
                const double y = 1.0 + u;
                if (u <= -1.0 || y > 1.7976931348623157e308) return log(y);
                return y == 1.0 ? u : log(y) - (y - 1.0 - u) / y;
            """),
        ("log1prel_derivative", "double", "double u, double one_plus, double over_one_plus", """
                double sum = 0.0, power = -1.0;
                (void)one_plus, (void)over_one_plus;
                if (fabs(u) > 0.3) return (u / (1.0 + u) - @scalar_log1p(u)) / u / u;
                for (int n = 0; n < 60; n++) { sum += power * (n + 1) / (n + 2); power *= -u; }
                return sum;
            """),
    ];

    // Numbers have one home, beside the functions in C#.
    private static string OverFactorials => Text(RealLanes.OverFactorials);

    private static string OfAtanh => Text(RealLanes.OfAtanh);

    private static string OfSine => Text(RealLanes.OfSine);

    private static string OfCosine => Text(RealLanes.OfCosine);

    private static string OfArcTangent => Text(RealLanes.OfArcTangent);

    private static string OfErf => Text(RealLanes.OfErf);

    private static string OfErfc => Text(RealLanes.OfErfc);

    private static string Text(ReadOnlySpan<double> numbers) =>
        string.Join(",\n        ", numbers.ToArray().Select(CText.Double).Chunk(4).Select(line => string.Join(", ", line)));
}
