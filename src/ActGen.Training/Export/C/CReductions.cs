using ActGen.Programs;

namespace ActGen.Training.Export.C;

/// <summary>
/// Reductions over the last axis in the order of ActGen's kernels: 16 lanes side by side where a row is long, several totals in a lane
/// where a step is short, blocks of 64 steps that are added up in double where a row is very long.
/// </summary>
internal static class CReductions
{
    /// <summary>The function that adds values one after another.</summary>
    public static CFunction Function { get; } = new CWritten("reduction",
        """
        enum { ACTGEN_SUM, ACTGEN_MEAN, ACTGEN_MAX, ACTGEN_MAX_SHIFT };

        /* What a row of length values is reduced to, which come one by one. */
        typedef struct
        {
            int kind;
            size_t chains, length, steps;
            float totals[4][16], left[16];
            double blocks[16];
        } actgen_reduction;

        ACTGEN_FN float actgen_join(int kind, float total, float value)
        {
            return kind == ACTGEN_MAX ? actgen_max(total, value)
                : kind == ACTGEN_MAX_SHIFT ? (value > total ? value : total) : total + value;
        }

        ACTGEN_FN double actgen_join_blocks(int kind, double total, double value)
        {
            return kind < ACTGEN_MAX ? total + value : total != total || value != value ? total + value : value > total ? value : total;
        }

        ACTGEN_FN void actgen_reduction_clear(actgen_reduction *r)
        {
            const float start = r->kind < ACTGEN_MAX ? 0.0f : actgen_float(0xff800000u);
            for (int lane = 0; lane < 16; lane++)
            {
                r->totals[0][lane] = r->totals[1][lane] = r->totals[2][lane] = r->totals[3][lane] = start;
            }
        }

        ACTGEN_FN actgen_reduction actgen_reduction_of(int kind, size_t chains, size_t length)
        {
            actgen_reduction r;
            r.kind = kind;
            r.chains = chains;
            r.length = length;
            r.steps = length < 32u ? length : length / 16u;
            actgen_reduction_clear(&r);
            for (int lane = 0; lane < 16; lane++)
            {
                r.left[lane] = r.totals[0][lane];
                r.blocks[lane] = r.totals[0][lane];
            }

            return r;
        }

        /* The total of a lane, of its chains. */
        ACTGEN_FN float actgen_reduction_lane(const actgen_reduction *r, size_t lane)
        {
            return r->chains == 1u ? r->totals[0][lane] : actgen_join(
                r->kind, actgen_join(r->kind, r->totals[0][lane], r->totals[1][lane]),
                actgen_join(r->kind, r->totals[2][lane], r->totals[3][lane]));
        }

        ACTGEN_FN void actgen_reduction_add(actgen_reduction *r, size_t column, float value)
        {
            const size_t lane = r->length < 32u ? 0u : column % 16u, step = r->length < 32u ? column : column / 16u;
            const int is_blocked = r->length / 16u > 64u;
            const size_t first = is_blocked ? step / 64u * 64u : 0u;
            const size_t steps = is_blocked && r->steps - first > 64u ? 64u : r->steps - first;
            if (step == r->steps)
            {
                r->left[lane] = actgen_join(r->kind, r->left[lane], value);
                return;
            }

            {
                const size_t chain = step - first < steps - steps % r->chains ? (step - first) % r->chains : 0u;
                r->totals[chain][lane] = actgen_join(r->kind, r->totals[chain][lane], value);
            }

            if (is_blocked && step - first + 1u == steps && lane == 15u)
            {
                for (size_t i = 0; i < 16u; i++)
                {
                    r->blocks[i] = actgen_join_blocks(r->kind, r->blocks[i], actgen_reduction_lane(r, i));
                }

                actgen_reduction_clear(r);
            }
        }

        ACTGEN_FN float actgen_fold(int kind, float a, float b)
        {
            return kind == ACTGEN_MAX_SHIFT ? (a > b ? a : b) : actgen_join(kind, a, b);
        }

        ACTGEN_FN float actgen_reduction_end(const actgen_reduction *r)
        {
            float quarters[4];
            if (r->length < 32u)
            {
                const float total = actgen_reduction_lane(r, 0u);
                return r->kind == ACTGEN_MEAN ? total / (float)r->length : total;
            }

            if (r->length / 16u > 64u)
            {
                double total = 0.0;
                for (size_t lane = 0; lane < 16u; lane++)
                {
                    const double own = r->length % 16u == 0u ? r->blocks[lane]
                        : actgen_join_blocks(r->kind, r->blocks[lane], r->left[lane]);
                    total = lane == 0u ? own : actgen_join_blocks(r->kind, total, own);
                }

                return (float)(r->kind == ACTGEN_MEAN ? total / (double)r->length : total);
            }

            for (size_t lane = 0; lane < 4u; lane++)
            {
                quarters[lane] = actgen_fold(
                    r->kind, actgen_fold(r->kind, actgen_reduction_lane(r, lane), actgen_reduction_lane(r, lane + 4u)),
                    actgen_fold(r->kind, actgen_reduction_lane(r, lane + 8u), actgen_reduction_lane(r, lane + 12u)));
                if (r->length % 16u > 0u)
                {
                    quarters[lane] = actgen_fold(r->kind, quarters[lane], actgen_fold(
                        r->kind, actgen_fold(r->kind, r->left[lane], r->left[lane + 4u]),
                        actgen_fold(r->kind, r->left[lane + 8u], r->left[lane + 12u])));
                }
            }

            {
                const float total = actgen_fold(
                    r->kind, actgen_fold(r->kind, quarters[0], quarters[2]), actgen_fold(r->kind, quarters[1], quarters[3]));
                return r->kind == ACTGEN_MEAN ? total / (float)r->length : total;
            }
        }

        """);

    /// <summary>A reduction that begins.</summary>
    public static string Begin(Instruction instruction)
    {
        var kind = instruction.Code switch
        {
            OpCode.RowSum => "ACTGEN_SUM",
            OpCode.RowMean => "ACTGEN_MEAN",
            OpCode.RowMax => "ACTGEN_MAX",
            _ => "ACTGEN_MAX_SHIFT",
        };
        return $"actgen_reduction_of({kind}, {instruction.Chains}u, part)";
    }
}
