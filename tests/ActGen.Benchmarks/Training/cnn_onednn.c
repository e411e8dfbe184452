/* The network of the study of mixes in C on oneDNN 2: conv 3x3x32 - mix - maxpool - conv 3x3x64 - mix - maxpool - dense 128 - mix -
 * dense 10 with one mix of relu, tanh and sin a layer; forward, softmax cross-entropy, backward, Adam. oneDNN chooses the layouts of
 * convolutions, pooling and dense layers; the loops between them are gcc's. The benchmark builds it as a library and times it in turns
 * with ours; cnn_onednn_check.c checks its gradients. */
#include "onednn_tensors.h"

static void shares(const float *mix, float *p)
{
    float sum = 0;
    for (int i = 0; i < 3; i++) sum += p[i] = expf(mix[i]);
    for (int i = 0; i < 3; i++) p[i] /= sum;
}

static void mix_forward(Op *op)
{
    float p[3];
    shares(op->mix, p);
    const float *restrict x = op->x, a = p[0], b = p[1], c = p[2];
    float *restrict y = op->y;
    #pragma omp parallel for simd schedule(static)
    for (size_t i = 0; i < op->length; i++) {
        float t = 1 - 2 / (1 + expf(2 * x[i]));
        y[i] = a * (x[i] > 0 ? x[i] : 0) + b * t + c * sinf(x[i]);
    }
}

/* The cosine as a sine: of both, gcc makes one call that has no form for vectors. */
static void mix_backward(Op *op)
{
    float p[3], relu = 0, tanh = 0, sine = 0;
    shares(op->mix, p);
    const float *restrict x = op->x, *restrict dy = op->dy, a = p[0], b = p[1], c = p[2];
    float *restrict dx = op->y;
    #pragma omp parallel for simd schedule(static) reduction(+ : relu, tanh, sine)
    for (size_t i = 0; i < op->length; i++) {
        float v = x[i], g = dy[i], t = 1 - 2 / (1 + expf(2 * v)), s = sinf(v), positive = v > 0 ? 1 : 0;
        dx[i] = g * (a * positive + b * (1 - t * t) + c * sinf(v + 1.57079633f));
        relu += g * v * positive;
        tanh += g * t;
        sine += g * s;
    }
    float mean = relu * p[0] + tanh * p[1] + sine * p[2];
    op->dmix[0] = p[0] * (relu - mean), op->dmix[1] = p[1] * (tanh - mean), op->dmix[2] = p[2] * (sine - mean);
}

typedef struct { Tensor x, y, dx; float *mix, *dmix; } Mix;

static Mix mix(Tensor x)
{
    Mix m = { x, tensor(&x.md), tensor(&x.md), values + used, gradients + used };
    used += LINE;
    ops[op_count++] = (Op){ .run = mix_forward, .x = x.data, .y = m.y.data, .mix = m.mix, .length = length(&x) };
    return m;
}

static Tensor mix_back(Mix m, Tensor dy)
{
    ops[op_count++] = (Op){ .run = mix_backward, .x = m.x.data, .dy = dy.data, .y = m.dx.data, .mix = m.mix, .dmix = m.dmix,
        .length = length(&m.x) };
    return m.dx;
}

/* A convolution (3 x 3) or a dense layer: the same but for the descriptors. */
typedef struct { int is_conv; dnnl_primitive_desc_t pd; Tensor x, y, w, dw, b, db; dnnl_memory_desc_t any_x, any_w, any_y; } Linear;
static const dnnl_dims_t ones = { 1, 1 }, twos = { 2, 2 }, zeros = { 0, 0 };

static Linear linear(int is_conv, Tensor x, int inputs, int outputs, int side)
{
    Linear l = { .is_conv = is_conv };
    int axes = x.md.ndims, size = is_conv ? 3 : axes == 4 ? x.md.dims[2] : 1;
    l.any_x = shape(dnnl_format_tag_any, axes, x.md.dims[0], x.md.dims[1], x.md.dims[2], x.md.dims[3]);
    l.any_w = shape(dnnl_format_tag_any, axes, outputs, inputs, size, size);
    l.any_y = shape(dnnl_format_tag_any, is_conv ? 4 : 2, BATCH, outputs, side, side);
    dnnl_memory_desc_t bias = shape(dnnl_a, 1, outputs, 0, 0, 0), *from = inputs == 1 ? &x.md : &l.any_x;
    if (is_conv) {
        dnnl_convolution_desc_t desc;
        OK(dnnl_convolution_forward_desc_init(&desc, dnnl_forward_training, dnnl_convolution_auto, from, &l.any_w, &bias, &l.any_y,
            ones, zeros, zeros));
        l.pd = describe(&desc, NULL);
    } else {
        dnnl_inner_product_desc_t desc;
        OK(dnnl_inner_product_forward_desc_init(&desc, dnnl_forward_training, &l.any_x, &l.any_w, &bias, &l.any_y));
        l.pd = describe(&desc, NULL);
    }
    float bound = 1 / sqrtf(inputs * size * size);
    l.x = as(x, query(l.pd, dnnl_query_src_md));
    l.w = parameter(query(l.pd, dnnl_query_weights_md), bound, &l.dw);
    l.b = parameter(&bias, bound, &l.db);
    l.y = tensor(query(l.pd, dnnl_query_dst_md));
    ADD(l.pd, { DNNL_ARG_SRC, l.x.memory }, { DNNL_ARG_WEIGHTS, l.w.memory }, { DNNL_ARG_BIAS, l.b.memory }, { DNNL_ARG_DST, l.y.memory });
    return l;
}

/* The gradient of the weights, and of the inputs in their own layout where that is wanted. */
static Tensor linear_back(Linear l, Tensor dy, const dnnl_memory_desc_t *wanted)
{
    dnnl_primitive_desc_t pd;
    dnnl_convolution_desc_t conv;
    dnnl_inner_product_desc_t dense;
    Tensor dx = { 0 };
    if (l.is_conv) {
        OK(dnnl_convolution_backward_weights_desc_init(&conv, dnnl_convolution_auto, &l.x.md, &l.any_w, &l.b.md, &l.any_y, ones, zeros,
            zeros));
        pd = describe(&conv, l.pd);
    } else {
        OK(dnnl_inner_product_backward_weights_desc_init(&dense, &l.x.md, &l.any_w, &l.b.md, &l.any_y));
        pd = describe(&dense, l.pd);
    }
    Tensor own = as(dy, query(pd, dnnl_query_diff_dst_md));
    int same = dnnl_memory_desc_equal(query(pd, dnnl_query_diff_weights_md), &l.dw.md);
    Tensor dw = same ? l.dw : tensor(query(pd, dnnl_query_diff_weights_md));
    ADD(pd, { DNNL_ARG_SRC, l.x.memory }, { DNNL_ARG_DIFF_DST, own.memory }, { DNNL_ARG_DIFF_WEIGHTS, dw.memory },
        { DNNL_ARG_DIFF_BIAS, l.db.memory });
    if (!same) reorder(dw, l.dw);
    if (!wanted) return dx;
    if (l.is_conv) {
        OK(dnnl_convolution_backward_data_desc_init(&conv, dnnl_convolution_auto, &l.any_x, &l.any_w, &l.any_y, ones, zeros, zeros));
        pd = describe(&conv, l.pd);
    } else {
        OK(dnnl_inner_product_backward_data_desc_init(&dense, &l.any_x, &l.any_w, &l.any_y));
        pd = describe(&dense, l.pd);
    }
    own = as(dy, query(pd, dnnl_query_diff_dst_md));
    Tensor w = as(l.w, query(pd, dnnl_query_weights_md));
    dx = tensor(query(pd, dnnl_query_diff_src_md));
    ADD(pd, { DNNL_ARG_DIFF_DST, own.memory }, { DNNL_ARG_WEIGHTS, w.memory }, { DNNL_ARG_DIFF_SRC, dx.memory });
    return as(dx, wanted);
}

typedef struct { dnnl_primitive_desc_t pd; Tensor x, y, workspace; } Pool;

static Pool pool(Tensor x, int side)
{
    dnnl_pooling_desc_t desc;
    dnnl_memory_desc_t any = shape(dnnl_format_tag_any, 4, BATCH, x.md.dims[1], side, side);
    OK(dnnl_pooling_forward_desc_init(&desc, dnnl_forward_training, dnnl_pooling_max, &x.md, &any, twos, twos, zeros, zeros));
    Pool p = { .pd = describe(&desc, NULL), .x = x };
    p.y = tensor(query(p.pd, dnnl_query_dst_md));
    p.workspace = tensor(query(p.pd, dnnl_query_workspace_md));
    ADD(p.pd, { DNNL_ARG_SRC, x.memory }, { DNNL_ARG_DST, p.y.memory }, { DNNL_ARG_WORKSPACE, p.workspace.memory });
    return p;
}

static Tensor pool_back(Pool p, Tensor dy)
{
    dnnl_pooling_desc_t desc;
    OK(dnnl_pooling_backward_desc_init(&desc, dnnl_pooling_max, &p.x.md, &p.y.md, twos, twos, zeros, zeros));
    dnnl_primitive_desc_t pd = describe(&desc, p.pd);
    Tensor dx = tensor(&p.x.md);
    ADD(pd, { DNNL_ARG_DIFF_DST, dy.memory }, { DNNL_ARG_WORKSPACE, p.workspace.memory }, { DNNL_ARG_DIFF_SRC, dx.memory });
    return dx;
}

/* Makes the network for a number of threads. */
void cnn_create(int thread_count)
{
    omp_set_num_threads(threads = thread_count);
    OK(dnnl_engine_create(&engine, dnnl_cpu, 0));
    OK(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags));
    values = room(MOST_FLOATS), gradients = room(MOST_FLOATS), means = room(MOST_FLOATS), squares = room(MOST_FLOATS);
    op_count = 0, used = 0, steps = 0;
    dnnl_memory_desc_t plain = shape(dnnl_nchw, 4, BATCH, 1, 28, 28), flat = shape(dnnl_ab, 2, BATCH, CLASSES, 0, 0);
    Tensor input = tensor(&plain), doutput = tensor(&flat);
    Linear c1 = linear(1, input, 1, 32, 26);
    Mix m1 = mix(c1.y);
    Pool p1 = pool(m1.y, 13);
    Linear c2 = linear(1, p1.y, 32, 64, 11);
    Mix m2 = mix(c2.y);
    Pool p2 = pool(m2.y, 5);
    Linear d1 = linear(0, p2.y, 64, 128, 1);
    Mix m3 = mix(d1.y);
    Linear d2 = linear(0, m3.y, 128, CLASSES, 1);
    Tensor output = as(d2.y, &flat);
    forward_count = op_count;
    Tensor d = mix_back(m3, linear_back(d2, doutput, &m3.y.md));
    d = mix_back(m2, pool_back(p2, linear_back(d1, d, &p2.y.md)));
    d = mix_back(m1, pool_back(p1, linear_back(c2, d, &p1.y.md)));
    linear_back(c1, d, NULL);
    images = input.data, logits = output.data, dlogits = doutput.data;
}

static double loss(void)
{
    double sum = 0;
    for (int row = 0; row < BATCH; row++) {
        float *z = logits + row * CLASSES, *d = dlogits + row * CLASSES, most = z[0], total = 0;
        for (int i = 1; i < CLASSES; i++) most = z[i] > most ? z[i] : most;
        for (int i = 0; i < CLASSES; i++) total += d[i] = expf(z[i] - most);
        sum += log(total) + most - z[labels[row]];
        for (int i = 0; i < CLASSES; i++) d[i] = (d[i] / total - (i == labels[row])) / BATCH;
    }
    return sum / BATCH;
}

static void run(int from, int to) { for (int i = from; i < to; i++) ops[i].run(&ops[i]); }

static void adam(void)
{
    steps++;
    float rate = 1e-3f * sqrtf(1 - powf(.999f, steps)) / (1 - powf(.9f, steps));
    float *restrict p = values, *restrict g = gradients, *restrict m = means, *restrict v = squares;
    #pragma omp parallel for simd schedule(static)
    for (size_t i = 0; i < used; i++) {
        m[i] += .1f * (g[i] - m[i]);
        v[i] += .001f * (g[i] * g[i] - v[i]);
        p[i] -= rate * m[i] / (sqrtf(v[i]) + 1e-7f);
    }
}

/* One step on a batch: the images and labels of some numbers, forward, loss, backward, Adam. */
double cnn_step(const uint8_t *all_images, const uint8_t *all_labels, const int32_t *order)
{
    omp_set_num_threads(threads);
    #pragma omp parallel for schedule(static)
    for (int row = 0; row < BATCH; row++) {
        const uint8_t *from = all_images + (size_t)order[row] * PIXELS;
        labels[row] = all_labels[order[row]];
        for (int i = 0; i < PIXELS; i++) images[row * PIXELS + i] = from[i] * (1 / 255.f);
    }
    run(0, forward_count);
    double value = loss();
    run(forward_count, op_count);
    adam();
    return value;
}
