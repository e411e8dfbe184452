namespace ActGen.Training.Export.C;

/// <summary>
/// Angles too large for the fast reduction, which lanes leave to a call: <c>ActGen.Numerics.HugeAngle</c> in C, where 128 bits are two
/// words.
/// </summary>
internal static class CHugeAngles
{
    /// <summary>x modulo pi, or pi/2, by 128 bits of 1/pi.</summary>
    public static CFunction Reduction { get; } = new CWritten("reduce_angle",
        """
        /* x = n pi/parts + r, for finite |x| above 65536; odd says whether n is. ahead is added to x, in quarters of a turn. */
        ACTGEN_FN double actgen_reduce_angle(float x, uint32_t parts, uint64_t ahead, int *odd)
        {
            const uint64_t inverse_pi[5] = {
                0x517cc1b727220a94u, 0xfe13abe8fa9a6ee0u, 0x6db14acc9e21c820u, 0xff28b1d5ef5de2b0u, 0u,
            };
            const uint32_t bits = actgen_bits(x);
            const uint64_t mantissa = ((bits & 0x7fffffu) | 0x800000u) * (uint64_t)parts;
            const int start = (int)((bits >> 23) & 255u) - 151;
            uint64_t high, low, product, turns, rest;
            if (start < 0)
            {
                high = inverse_pi[0] >> -start;
                low = (inverse_pi[0] << (64 + start)) | (inverse_pi[1] >> -start);
            }
            else
            {
                const int word = start >> 6, offset = start & 63;
                high = inverse_pi[word];
                low = inverse_pi[word + 1];
                if (offset != 0)
                {
                    high = (high << offset) | (low >> (64 - offset));
                    low = (low << offset) | (inverse_pi[word + 2] >> (64 - offset));
                }
            }
            product = (low >> 32) * mantissa + (((low & 0xffffffffu) * mantissa) >> 32);
            turns = high * mantissa + (product >> 32) + (ahead << 62);
            *odd = (int)(((turns >> 63) ^ (turns >> 62)) & 1u);
            rest = ((turns & 0x7fffffffffffffffu) ^ 0x4000000000000000u) - 0x4000000000000000u;
            {
                const double r = (double)(int64_t)rest * (3.141592653589793 / parts / 9223372036854775808.0);
                return (bits >> 31) != 0u ? -r : r;
            }
        }

        ACTGEN_FN int actgen_is_huge_angle(float x)
        {
            const uint32_t magnitude = actgen_bits(x) & 0x7fffffffu;
            return magnitude > 0x47800000u && magnitude < 0x7f800000u;
        }

        """);

    private static readonly Dictionary<string, (string Text, string[] Calls)> Wrappers = new()
    {
        ["sin"] = ("""
                int odd;
                const float r = (float)actgen_reduce_angle(u, 1u, 0u, &odd);
                return odd ? -actgen_sin_polynomial(r) : actgen_sin_polynomial(r);
            """, ["sin_polynomial"]),
        ["cos"] = ("""
                int odd;
                const float r = (float)actgen_reduce_angle(ACTGEN_ABS(u), 1u, 1u, &odd);
                return odd ? -actgen_sin_polynomial(r) : actgen_sin_polynomial(r);
            """, ["sin_polynomial"]),
        ["tan"] = ("""
                int odd;
                const double r = actgen_reduce_angle(u, 2u, 0u, &odd);
                return actgen_tan_polynomial((float)r, (float)(r - (float)r), odd ? -1.0f : 1.0f);
            """, ["tan_polynomial"]),
        ["sinc_derivative"] = ("""
                return (actgen_cos(u) - (actgen_sin(u) / u)) / u;
            """, ["sin", "cos"]),
    };

    /// <summary>A function that chooses between the fast reduction and this one.</summary>
    public static CFunction Wrapper(string name)
    {
        var (text, calls) = Wrappers[name];
        var body = string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
        return new CWritten(
            name,
            $"ACTGEN_FN float actgen_{name}(float u)\n{{\n    if (actgen_is_huge_angle(u))\n    {{\n{body}\n    }}\n\n"
                + $"    return actgen_fast_{name}(u);\n}}\n",
            [.. calls, "reduce_angle", "fast_" + name]);
    }
}
