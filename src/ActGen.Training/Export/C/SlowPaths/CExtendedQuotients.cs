namespace ActGen.Training.Export.C;

/// <summary>
/// Trigonometric functions, the error function, and the quotients that removable singularities leave behind: the rest of what
/// <see cref="CExtendedFunctions"/> begins, in the same form.
/// </summary>
internal static class CExtendedQuotients
{
    /// <summary>The functions: names after <c>actgen_ext_</c>, parameters that are extended numbers unless they say more, bodies.</summary>
    public static readonly (string Name, string Parameters, string Body)[] Rows =
    [
        // Circles.
        ("half_pi", "void", "return @constant(1.5707963267948966, 6.123233995736766e-17);"),
        ("quadrant", "u, int quarters", """
                actgen_ext turns, rest, square, sum, term;
                int quadrant, n;
                if (!@less(@abs(u), @of(4503599627370496.0))) return @of(quarters == 0 ? sin(@to_double(u)) : cos(@to_double(u)));
                turns = @round(@div(u, @half_pi()));
                rest = @sub(u, @mul(turns, @of(1.5707963267948966)));
                rest = @sub(rest, @mul(turns, @of(6.123233995736766e-17)));
                rest = @sub(rest, @mul(turns, @of(-1.4973849048591698e-33)));
                square = @mul(rest, rest);
                quadrant = (int)(((int64_t)@to_double(turns) + quarters) & 3);
                sum = (quadrant & 1) == 0 ? rest : @of(1.0);
                term = sum;
                for (n = (quadrant & 1) == 0 ? 2 : 1; @counts(term, sum, n); n += 2)
                {
                    term = @div(@mul(@neg(term), square), @of(n * (n + 1)));
                    sum = @add(sum, term);
                }

                return quadrant < 2 ? sum : @neg(sum);
            """),
        ("sin", "u", "return @quadrant(u, 0);"),
        ("cos", "u", "return @quadrant(u, 1);"),
        ("tan", "u", "return @div(@sin(u), @cos(u));"),
        ("small_atan", "u", """
                const actgen_ext angle = @of(atan(@to_double(u))), tangent = @tan(angle);
                return @add(angle, @div(@sub(u, tangent), @add(@of(1.0), @mul(u, tangent))));
            """),
        ("atan", "u", """
                if (!@less(@of(1.0), @abs(u))) return @small_atan(u);
                return @sub(@mul(@of(@sign_of(u)), @half_pi()), @small_atan(@div(@of(1.0), u)));
            """),
        ("asin", "u", "return @atan(@div(u, @sqrt(@mul(@sub(@of(1.0), u), @add(@of(1.0), u)))));"),
        ("acos", "u", "return @mul(@of(2.0), @atan(@sqrt(@div(@sub(@of(1.0), u), @add(@of(1.0), u)))));"),

        // Probability.
        ("gauss", "u", "return @exp(@mul(@neg(u), u));"),
        ("gauss_half", "u", "return @exp(@div(@mul(@neg(u), u), @of(2.0)));"),
        ("over_root_pi", "void", "return @constant(0.5641895835477563, 7.66772980658294e-18);"),
        ("erf_series", "u", """
                const actgen_ext square = @mul(@mul(@of(2.0), u), u);
                actgen_ext sum = u, term = u;
                for (int n = 3; @counts(term, sum, n); n += 2)
                {
                    term = @div(@mul(term, square), @of(n));
                    sum = @add(sum, term);
                }

                return @mul(@mul(@mul(@of(2.0), @over_root_pi()), @gauss(u)), sum);
            """),
        ("far_erfc", "u", """
                actgen_ext fraction = u;
                for (int n = @less(u, @of(2.5)) ? 600 : 200; n >= 1; n--)
                {
                    fraction = @add(u, @div(@of(n), @mul(@of(2.0), fraction)));
                }

                return @mul(@div(@gauss(u), fraction), @over_root_pi());
            """),
        ("erfc", "u", """
                return @less(@of(1.5), u) ? @far_erfc(u)
                    : @less(u, @of(-1.5)) ? @sub(@of(2.0), @far_erfc(@neg(u))) : @sub(@of(1.0), @erf_series(u));
            """),
        ("erf", "u", """
                return @less(@abs(u), @of(1.5)) ? @erf_series(u) : @mul(@of(@sign_of(u)), @sub(@of(1.0), @erfc(@abs(u))));
            """),
        ("normal_cdf", "u", """
                return @div(@erfc(@mul(@neg(u), @constant(0.7071067811865476, -4.833646656726457e-17))), @of(2.0));
            """),

        // Quotients that go on through 0.
        ("exprel", "u", "return @equal(u, @of(0.0)) ? @of(1.0) : @div(@expm1(u), u);"),
        ("small_exprel2", "u", """
                actgen_ext sum = @of(0.5), term = sum;
                for (int n = 3; @counts(term, sum, n); n++)
                {
                    term = @div(@mul(term, u), @of(n));
                    sum = @add(sum, term);
                }

                return sum;
            """),
        ("exprel2", "u", """
                return @less(@of(1.0), @abs(u)) ? @sub(@div(@div(@sub(@exp(u), @of(1.0)), u), u), @div(@of(1.0), u)) : @small_exprel2(u);
            """),
        ("small_exprel_derivative", "u", """
                actgen_ext sum = @of(0.5), term = sum;
                for (int n = 1; @counts(term, sum, n); n++)
                {
                    term = @div(@mul(@mul(term, u), @of(n + 1)), @of(n * (n + 2)));
                    sum = @add(sum, term);
                }

                return sum;
            """),
        ("exprel_derivative", "u", """
                return @less(@of(1.0), @abs(u)) ? @div(@add(@mul(@sub(u, @of(1.0)), @exp(u)), @of(1.0)), @mul(u, u))
                    : @small_exprel_derivative(u);
            """),

        // Who has 32 digits needs no 1 + u beside u.
        ("log1prel", "u, v", "(void)v;\n    return @equal(u, @of(0.0)) ? @of(1.0) : @div(@log1p(u), u);"),
        ("small_log1prel_derivative", "u", """
                actgen_ext sum = @of(-0.5), power = @of(-1.0);
                for (int n = 1; @counts(power, sum, n); n++)
                {
                    power = @mul(power, @neg(u));
                    sum = @add(sum, @div(@mul(power, @of(n + 1)), @of(n + 2)));
                }

                return sum;
            """),
        ("log1prel_derivative", "u, v, w", """
                (void)v, (void)w;
                return @less(@of(0.25), @abs(u)) ? @div(@sub(@div(u, @add(@of(1.0), u)), @log1p(u)), @mul(u, u))
                    : @small_log1prel_derivative(u);
            """),
        ("small_sinc_derivative", "u", """
                const actgen_ext square = @mul(u, u);
                actgen_ext power = @div(@neg(u), @of(6.0)), sum = @mul(@of(2.0), power);
                for (int n = 2; @counts(power, sum, n); n++)
                {
                    power = @mul(power, @div(@neg(square), @of((2 * n) * ((2 * n) + 1))));
                    sum = @add(sum, @mul(@of(2 * n), power));
                }

                return sum;
            """),
        ("sinc_derivative", "u", """
                return @less(@of(1.0), @abs(u)) ? @div(@sub(@cos(u), @div(@sin(u), u)), u) : @small_sinc_derivative(u);
            """),
    ];
}
