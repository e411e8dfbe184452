namespace ActGen.Training.Export.C;

/// <summary>
/// The functions of <c>ExtendedReals</c> in C, in the same order of operations; OpenCL has no recursion, so the branches that call
/// themselves are functions of their own. <c>@</c> stands for <c>actgen_ext_</c>.
/// </summary>
internal static class CExtendedFunctions
{
    /// <summary>The functions: names after <c>actgen_ext_</c>, parameters that are extended numbers unless they say more, bodies.</summary>
    public static readonly (string Name, string Parameters, string Body)[] Rows =
    [
        // Pieces of lines.
        ("abs", "u", "return @sign_of(u) < 0.0 ? @neg(u) : u;"),
        ("sign", "u", "return u.high != u.high ? u : @of(@sign_of(u));"),
        ("relu", "u", "return @less_or_equal(u, @of(0.0)) ? @of(0.0) : u;"),
        ("min", "u, v", "return u.high != u.high || @less(u, v) ? u : v;"),
        ("max", "u, v", "return u.high != u.high || @less(v, u) ? u : v;"),
        ("at_most", "u, v", "return @min(u, v);"),
        ("at_least", "u, v", "return @max(u, v);"),
        ("step", "u", "return u.high != u.high ? u : @of(@sign_of(u) < 0.0 ? 0.0 : 1.0);"),
        ("floor", "u", """
                actgen_ext whole;
                if (!@is_ordinary(u) || u.exponent > 110.0) return u;
                whole = @of(floor(@to_double(u)));
                whole = @add(whole, @of(floor(@to_double(@sub(u, whole)))));
                return @less(u, whole) ? @sub(whole, @of(1.0)) : whole;
            """),
        ("round", "u", """
                const actgen_ext whole = @floor(u);
                const double rest = @to_double(@sub(u, whole));
                return rest < 0.5 || (rest == 0.5 && @is_whole(@div(whole, @of(2.0)))) || !@is_ordinary(u) ? whole
                    : @add(whole, @of(1.0));
            """),

        // Exponentials and logarithms.
        ("log_of_two", "void", "return @constant(0.6931471805599453, 2.3190468138462996e-17);"),
        ("small_expm1", "u", """
                const actgen_ext part = @times_power(u, -8.0);
                actgen_ext result = part, term = part;
                for (int n = 2; @counts(term, result, n); n++)
                {
                    term = @div(@mul(term, part), @of(n));
                    result = @add(result, term);
                }

                for (int i = 0; i < 8; i++) result = @add(@mul(@of(2.0), result), @mul(result, result));
                return result;
            """),
        ("exp", "u", """
                actgen_ext places, rest;
                if (!@is_ordinary(u)) return @of(exp(@to_double(u)));
                places = @round(@div(u, @log_of_two()));
                rest = u.exponent > 90.0 ? @of(0.0) : @sub(u, @mul(places, @log_of_two()));
                return @times_power(@add(@small_expm1(rest), @of(1.0)), @to_double(places));
            """),
        ("expm1", "u", "return @less(@abs(u), @of(0.35)) ? @small_expm1(u) : @sub(@exp(u), @of(1.0));"),
        ("exp_of_minus_abs", "u", "return @exp(@neg(@abs(u)));"),
        ("small_atanh", "u", """
                const actgen_ext square = @mul(u, u);
                actgen_ext sum = u, power = u;
                for (int n = 3; @counts(power, sum, n); n += 2)
                {
                    power = @mul(power, square);
                    sum = @add(sum, @div(power, @of(n)));
                }

                return sum;
            """),
        ("log_of_mantissa", "u", """
                const actgen_ext beyond = @sub(u, @of(1.0)), log_of_double = @of(log(@to_double(u)));
                return @less(@abs(beyond), @of(0.06)) ? @mul(@of(2.0), @small_atanh(@div(beyond, @add(u, @of(1.0)))))
                    : @add(log_of_double, @sub(@mul(u, @exp(@neg(log_of_double))), @of(1.0)));
            """),
        ("log", "u", """
                actgen_ext mantissa;
                double exponent;
                if (!@is_ordinary(u) || @sign_of(u) < 0.0) return @of(log(@to_double(u)));
                mantissa = @make(u.high, u.low, 0.0);
                exponent = u.exponent;
                if (!@less(mantissa, @of(1.4142135)))
                {
                    mantissa = @div(mantissa, @of(2.0));
                    exponent += 1.0;
                }

                return @add(@log_of_mantissa(mantissa), @mul(@of(exponent), @log_of_two()));
            """),
        ("log1p", "u", """
                return @less(@abs(u), @of(0.06)) ? @mul(@of(2.0), @small_atanh(@div(u, @add(@of(2.0), u))))
                    : @log(@add(@of(1.0), u));
            """),
        ("log2", "u", "return @div(@log(u), @log_of_two());"),
        ("sigmoid", "u", "return @div(@of(1.0), @add(@of(1.0), @exp(@neg(u))));"),
        ("softplus", "u", "return @sign_of(u) > 0.0 ? @add(u, @log1p(@exp(@neg(u)))) : @log1p(@exp(u));"),

        // Powers and roots.
        ("whole_power", "u, int exponent", """
                actgen_ext result = @of(1.0);
                for (; exponent > 0; exponent /= 2)
                {
                    if (exponent % 2 != 0) result = @mul(result, u);
                    u = @mul(u, u);
                }

                return result;
            """),
        ("pow", "u, v", """
                actgen_ext power;
                if (v.high == 0.0) return @of(1.0);
                if (!@is_ordinary(u) || !@is_ordinary(v)) return @of(pow(@to_double(u), @to_double(v)));
                if (@less_or_equal(@abs(v), @of(64.0)) && @is_whole(v))
                {
                    power = @whole_power(u, (int)fabs(@to_double(v)));
                    return @sign_of(v) < 0.0 ? @div(@of(1.0), power) : power;
                }

                power = @exp(@mul(v, @log(@abs(u))));
                return @sign_of(u) > 0.0 ? power : !@is_whole(v) ? @of((double)NAN)
                    : @is_whole(@div(v, @of(2.0))) ? power : @neg(power);
            """),
        ("sqrt", "u", """
                const double exponent = 2.0 * floor(u.exponent / 2.0);
                const actgen_ext part = @times_power(u, -exponent), root = @of(sqrt(@to_double(part)));
                if (!@is_ordinary(u) || @sign_of(u) < 0.0) return @of(sqrt(@to_double(u)));
                return @times_power(@add(root, @div(@sub(part, @mul(root, root)), @mul(@of(2.0), root))), exponent / 2.0);
            """),
        ("cbrt", "u", """
                const double exponent = 3.0 * floor(u.exponent / 3.0);
                const actgen_ext part = @times_power(@abs(u), -exponent);
                actgen_ext root = @of(pow(@to_double(part), 1.0 / 3.0));
                if (!@is_ordinary(u)) return u;
                for (int i = 0; i < 2; i++)
                {
                    root = @sub(root, @div(@sub(@mul(@mul(root, root), root), part), @mul(@mul(@of(3.0), root), root)));
                }

                return @times_power(@mul(@of(@sign_of(u)), root), exponent / 3.0);
            """),
        ("hypot", "u, v", "return @sqrt(@add(@mul(u, u), @mul(v, v)));"),
        ("hypot1", "u", "return @sqrt(@add(@of(1.0), @mul(u, u)));"),

        // Hyperbolas.
        ("sinh", "u", """
                const actgen_ext growth = @expm1(@abs(u)), sum = @add(growth, @div(growth, @add(growth, @of(1.0))));
                return @is_ordinary(u) ? @div(@mul(@of(@sign_of(u)), sum), @of(2.0)) : u;
            """),
        ("cosh", "u", "return @div(@add(@exp(u), @exp(@neg(u))), @of(2.0));"),
        ("tanh", "u", """
                const actgen_ext growth = @expm1(@mul(@of(-2.0), @abs(u)));
                return u.high != u.high ? u : @div(@mul(@of(0.0 - @sign_of(u)), growth), @add(growth, @of(2.0)));
            """),
        ("sech_squared", "u", """
                const actgen_ext e = @exp(@mul(@of(-2.0), @abs(u))), sum = @add(@of(1.0), e);
                return @div(@mul(@of(4.0), e), @mul(sum, sum));
            """),
        ("asinh", "u", """
                const actgen_ext a = @abs(u);
                return !@is_ordinary(u) ? u : @mul(
                    @of(@sign_of(u)), @log1p(@add(a, @div(@mul(a, a), @add(@of(1.0), @hypot1(a))))));
            """),
        ("acosh", "u", """
                const actgen_ext beyond = @sub(u, @of(1.0));
                return @less(u, @of(1.0)) ? @of((double)NAN) : @log1p(@add(beyond, @sqrt(@mul(beyond, @add(u, @of(1.0))))));
            """),
        ("atanh", "u", """
                const actgen_ext a = @abs(u);
                return @less(@of(1.0), a) ? @of((double)NAN) : @sign_of(u) == 0.0 ? u
                    : @div(@mul(@of(@sign_of(u)), @log1p(@div(@mul(@of(2.0), a), @sub(@of(1.0), a)))), @of(2.0));
            """),
    ];
}
