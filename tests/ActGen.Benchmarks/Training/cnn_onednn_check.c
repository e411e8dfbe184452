/* Checks the gradients of cnn_onednn.c against differences of its loss, sees that it learns, and times its step:
 *   gcc -Ofast -march=native -fopenmp cnn_onednn_check.c -o cnn_onednn -ldnnl -lm && ./cnn_onednn THREADS */
#include "cnn_onednn.c"
#include <time.h>

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }
static int ascending(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return (x > y) - (x < y); }

int main(int count, char **arguments)
{
    enum { SAMPLES = 1024, PROBES = 300, TIMED = 200 };
    static uint8_t pictures[SAMPLES * PIXELS], classes[SAMPLES], patterns[CLASSES * PIXELS];
    int32_t order[BATCH];
    double times[TIMED], first = 0, last = 0, worst = 0;
    for (int i = 0; i < CLASSES * PIXELS; i++) patterns[i] = uniform() < .19f;
    for (int s = 0; s < SAMPLES; s++) {
        classes[s] = CLASSES * uniform();
        for (int i = 0; i < PIXELS; i++) pictures[s * PIXELS + i] = patterns[classes[s] * PIXELS + i] ? 64 + 191 * uniform() : 0;
    }
    cnn_create(count > 1 ? atoi(arguments[1]) : 1);
    for (int i = 0; i < BATCH; i++) order[i] = i;
    cnn_step(pictures, classes, order);
    run(0, forward_count), loss(), run(forward_count, op_count);
    for (int probe = 0; probe < PROBES; probe++) {
        size_t at = probe < 100 ? (size_t)(probe * 16) % 400 : (size_t)(uniform() * used);
        float saved = values[at], step = 4e-3f;
        values[at] = saved + step, run(0, forward_count);
        double above = loss();
        values[at] = saved - step, run(0, forward_count);
        double difference = (above - loss()) / (2 * step), error = fabs(difference - gradients[at]);
        values[at] = saved;
        worst = error > worst ? error : worst;
    }
    for (int step = 0; step < TIMED; step++) {
        for (int i = 0; i < BATCH; i++) order[i] = (step * BATCH + i) % SAMPLES;
        double start = now();
        last = cnn_step(pictures, classes, order);
        times[step] = now() - start;
        first = step == 0 ? last : first;
    }
    qsort(times, TIMED, sizeof *times, ascending);
    printf("largest error of a gradient %.2g; loss %.3f to %.3f; %.3f ms a step, %.3f at best\n", worst, first, last,
        1e3 * times[TIMED / 2], 1e3 * times[0]);
    return worst < 2e-3 && last < .5 * first ? 0 : 1;
}
