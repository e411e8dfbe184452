namespace ActGen.Training.Export.C;

/// <summary>The functions of layers other than activations, for one sample, with the sums in the order of the engine.</summary>
internal static class CLayerFunctions
{
    /// <summary>All of them.</summary>
    public static CFunction[] All { get; } =
    [
        new CWritten("dense",
            """
            /* y = x W + b for rows of x; every sum starts at the bias, or at 0 where that is 0, and takes one product after another. */
            ACTGEN_FN void actgen_dense(const float *x, ACTGEN_WEIGHTS const float *weight, ACTGEN_WEIGHTS const float *bias, float *y,
                size_t rows, size_t inputs, size_t units)
            {
                for (size_t row = 0; row < rows; row++, x += inputs, y += units)
                {
                    for (size_t u = 0; u < units; u++) y[u] = bias != 0 ? bias[u] : 0.0f;
                    for (size_t k = 0; k < inputs; k++)
                    {
                        for (size_t u = 0; u < units; u++) y[u] = ACTGEN_FMA(x[k], weight[k * units + u], y[u]);
                    }
                }
            }

            """),
        new CWritten("windows",
            """
            /* Square windows over images of height x width x channels, channels last; top and left is how far the first reach
               over the edge. */
            typedef struct { ptrdiff_t height, width, channels, size, stride, rows, columns, top, left; } actgen_windows;

            """),
        new CWritten("convolve",
            """
            ACTGEN_FN void actgen_convolve(const float *x, ACTGEN_WEIGHTS const float *weight, ACTGEN_WEIGHTS const float *bias, float *y,
                actgen_windows w, ptrdiff_t filters)
            {
                for (ptrdiff_t i = 0; i < w.rows * w.columns; i++, y += filters)
                {
                    const ptrdiff_t top = i / w.columns * w.stride - w.top, left = i % w.columns * w.stride - w.left;
                    ACTGEN_WEIGHTS const float *weights = weight;
                    for (ptrdiff_t f = 0; f < filters; f++) y[f] = bias != 0 ? bias[f] : 0.0f;
                    for (ptrdiff_t k = 0; k < w.size * w.size * w.channels; k++, weights += filters)
                    {
                        const ptrdiff_t row = top + k / w.channels / w.size, column = left + k / w.channels % w.size;
                        const int is_inside = row >= 0 && row < w.height && column >= 0 && column < w.width;
                        const float value = is_inside ? x[(row * w.width + column) * w.channels + k % w.channels] : 0.0f;
                        for (ptrdiff_t f = 0; f < filters; f++) y[f] = ACTGEN_FMA(value, weights[f], y[f]);
                    }
                }
            }

            """, "windows"),
        new CWritten("pool",
            """
            /* The largest value of every window, or the mean; what lies over the edge does not count. */
            ACTGEN_FN void actgen_pool(const float *x, float *y, actgen_windows w, int takes_largest)
            {
                for (ptrdiff_t i = 0; i < w.rows * w.columns; i++)
                {
                    const ptrdiff_t top = i / w.columns * w.stride - w.top, left = i % w.columns * w.stride - w.left;
                    const ptrdiff_t first = top < 0 ? 0 : top, start = left < 0 ? 0 : left;
                    const ptrdiff_t last = top + w.size < w.height ? top + w.size : w.height;
                    const ptrdiff_t end = left + w.size < w.width ? left + w.size : w.width;
                    for (ptrdiff_t c = 0; c < w.channels; c++)
                    {
                        float found = takes_largest ? x[(first * w.width + start) * w.channels + c] : 0.0f;
                        for (ptrdiff_t row = first; row < last; row++)
                        {
                            for (ptrdiff_t column = start; column < end; column++)
                            {
                                const float value = x[(row * w.width + column) * w.channels + c];
                                found = takes_largest ? actgen_max(found, value) : found + value;
                            }
                        }

                        y[i * w.channels + c] = takes_largest ? found : found * (1.0f / (float)((last - first) * (end - start)));
                    }
                }
            }

            """, "windows"),
        new CWritten("means",
            """
            ACTGEN_FN void actgen_means(const float *x, float *y, size_t places, size_t channels)
            {
                for (size_t c = 0; c < channels; c++)
                {
                    float sum = 0.0f;
                    for (size_t i = 0; i < places; i++) sum += x[i * channels + c];
                    y[c] = sum * (1.0f / (float)places);
                }
            }

            """),
        new CWritten("normalize",
            """
            ACTGEN_FN void actgen_normalize(const float *x, ACTGEN_WEIGHTS const float *mean, ACTGEN_WEIGHTS const float *inverse,
                ACTGEN_WEIGHTS const float *scale, ACTGEN_WEIGHTS const float *shift, float *y,
                size_t size, size_t channels)
            {
                for (size_t i = 0; i < size; i++)
                {
                    const size_t c = i % channels;
                    y[i] = ACTGEN_FMA((x[i] - mean[c]) * inverse[c], scale[c], shift[c]);
                }
            }

            """),
        new CWritten("layer_norm",
            """
            /* The sum of what values are off a middle, or of its square: 16 sums side by side, those in double, and the values
               that are left. */
            ACTGEN_FN double actgen_lane_sum(const float *x, size_t count, float middle, int is_squared)
            {
                float lanes[16] = { 0.0f };
                double sum = 0.0;
                for (size_t i = 0; i < count / 16u * 16u; i++)
                {
                    const float off = x[i] - middle;
                    lanes[i % 16u] = is_squared ? ACTGEN_FMA(off, off, lanes[i % 16u]) : lanes[i % 16u] + off;
                }

                for (size_t lane = 0; lane < 16u; lane++) sum += (double)lanes[lane];
                for (size_t i = count / 16u * 16u; i < count; i++)
                {
                    const float off = x[i] - middle;
                    sum += is_squared ? (double)off * (double)off : (double)off;
                }

                return sum;
            }

            ACTGEN_FN void actgen_layer_norm(const float *x, ACTGEN_WEIGHTS const float *scale, ACTGEN_WEIGHTS const float *shift, float *y,
                size_t rows, size_t channels, double epsilon)
            {
                for (size_t row = 0; row < rows; row++, x += channels, y += channels)
                {
                    const float middle = (float)(actgen_lane_sum(x, channels, 0.0f, 0) / (double)channels);
                    const float inverse = (float)(1.0 / sqrt(actgen_lane_sum(x, channels, middle, 1) / (double)channels + epsilon));
                    for (size_t c = 0; c < channels; c++) y[c] = ACTGEN_FMA((x[c] - middle) * inverse, scale[c], shift[c]);
                }
            }

            """),
        new CWritten("join",
            """
            /* Puts rows side by side with others, or adds them up. */
            ACTGEN_FN void actgen_join_rows(const float *x, float *y, size_t rows, size_t width, size_t start, size_t length, int is_added)
            {
                for (size_t i = 0; i < rows * width; i++)
                {
                    float *const target = y + i / width * length + start + i % width;
                    *target = is_added ? *target + x[i] : x[i];
                }
            }

            """),
    ];
}
