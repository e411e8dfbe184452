namespace ActGen.Training.Export.C;

/// <summary>The beginning of every header: how it is compiled, and the few operations that all else is made of.</summary>
internal static class CPrelude
{
    /// <summary>The text.</summary>
    public const string Text =
        """
        /*
         * Compile with -ffp-contract=off, which gcc implies by -std=c99: products and sums are fused where ACTGEN_FMA stands and nowhere
         * else. Then the results have the bits that ActGen computes in C#; all NaNs count as one. nvcc calls the option -fmad=false. On
         * x86 add -mfma or -march=native, or each ACTGEN_FMA is a slow call. For OpenCL C add -cl-fp32-correctly-rounded-divide-sqrt, and
         * keep subnormal numbers. There arrays are private, but where the device has generic addresses (-cl-std=CL2.0 or later), and
         * parameters lie where ACTGEN_WEIGHTS says: in __constant memory, as those of a network do, or what is defined before.
         */
        #if defined(__FAST_MATH__) || defined(__FAST_RELAXED_MATH__)
        #error "ActGen functions need IEEE arithmetic: compile without -ffast-math"
        #endif

        #if defined(__OPENCL_VERSION__)
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        #pragma OPENCL FP_CONTRACT OFF
        typedef int int32_t;
        typedef uint uint32_t;
        typedef long int64_t;
        typedef ulong uint64_t;
        #define ACTGEN_FMA(a, b, c) fma((float)(a), (float)(b), (float)(c))
        #define ACTGEN_SQRT(a) sqrt((float)(a))
        #define ACTGEN_ABS(a) fabs((float)(a))
        #define ACTGEN_FLOOR(a) floor((float)(a))
        #define ACTGEN_RINT(a) rint((float)(a))
        #ifndef ACTGEN_FN
        #define ACTGEN_FN static inline
        #endif
        #define ACTGEN_TABLE __constant
        #ifndef ACTGEN_WEIGHTS
        #define ACTGEN_WEIGHTS __constant
        #endif
        #else
        #include <math.h>
        #include <stddef.h>
        #include <stdint.h>
        #include <string.h>
        #define ACTGEN_FMA(a, b, c) fmaf(a, b, c)
        #define ACTGEN_SQRT(a) sqrtf(a)
        #define ACTGEN_ABS(a) fabsf(a)
        #define ACTGEN_FLOOR(a) floorf(a)
        #define ACTGEN_RINT(a) rintf(a)
        #define ACTGEN_WEIGHTS
        #if defined(__CUDACC__) || defined(__HIPCC__)
        #ifndef ACTGEN_FN
        #define ACTGEN_FN static __device__ inline
        #endif
        #ifndef ACTGEN_TABLE
        #define ACTGEN_TABLE static __device__ const
        #endif
        #else
        #if defined(__clang__)
        #pragma STDC FP_CONTRACT OFF
        #endif
        #ifndef ACTGEN_FN
        #define ACTGEN_FN static inline
        #endif
        #ifndef ACTGEN_TABLE
        #define ACTGEN_TABLE static const
        #endif
        #endif
        #endif

        #ifndef ACTGEN_OPERATIONS
        #define ACTGEN_OPERATIONS

        ACTGEN_FN uint32_t actgen_bits(float value)
        {
        #if defined(__OPENCL_VERSION__)
            return as_uint(value);
        #else
            uint32_t bits;
            memcpy(&bits, &value, sizeof bits);
            return bits;
        #endif
        }

        ACTGEN_FN float actgen_float(uint32_t bits)
        {
        #if defined(__OPENCL_VERSION__)
            return as_float(bits);
        #else
            float value;
            memcpy(&value, &bits, sizeof value);
            return value;
        #endif
        }

        /* Shifts to the right, the sign bit coming after. */
        ACTGEN_FN uint32_t actgen_shift(uint32_t bits, int count)
        {
            return ((bits ^ 0x80000000u) >> count) - (0x80000000u >> count);
        }

        /* An integral float as an integer; 0 for what has none. */
        ACTGEN_FN uint32_t actgen_integer(float value)
        {
            return value >= -2147483648.0f && value < 2147483648.0f ? (uint32_t)(int32_t)value : 0u;
        }

        /* The second operand where either is NaN. */
        ACTGEN_FN float actgen_smaller(float a, float b) { return a < b ? a : b; }
        ACTGEN_FN float actgen_larger(float a, float b) { return a > b ? a : b; }

        /* NaN where either is, and -0 is below +0. */
        ACTGEN_FN float actgen_min(float a, float b)
        {
            return a != a || b != b ? a + b : a == b ? actgen_float(actgen_bits(a) | actgen_bits(b)) : a < b ? a : b;
        }

        ACTGEN_FN float actgen_max(float a, float b)
        {
            return a != a || b != b ? a + b : a == b ? actgen_float(actgen_bits(a) & actgen_bits(b)) : a > b ? a : b;
        }

        #endif

        """;
}
