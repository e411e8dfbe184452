/* Tensors in the layouts of oneDNN 2, parameters with their gradients, and the list of operations of a step. */
#define _GNU_SOURCE
#include <math.h>
#include <omp.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OK(call) do { dnnl_status_t status_ = (call); if (status_ != dnnl_success) { \
    fprintf(stderr, "%s: oneDNN answers with status %d\n", #call, status_); exit(1); } } while (0)

enum { BATCH = 64, PIXELS = 784, CLASSES = 10, MOST_OPS = 64, MOST_FLOATS = 1 << 20, LINE = 16 };

typedef struct { dnnl_memory_desc_t md; dnnl_memory_t memory; float *data; } Tensor;
typedef struct Op { void (*run)(struct Op *); dnnl_primitive_t primitive; int count; dnnl_exec_arg_t args[8];
    const float *x, *dy, *mix; float *y, *dmix; size_t length; } Op;

static dnnl_engine_t engine;
static dnnl_stream_t stream;
static Op ops[MOST_OPS];
static int op_count, forward_count;
static float *values, *gradients, *means, *squares, *images, *logits, *dlogits;
static size_t used;
static int labels[BATCH], threads;
static long steps;
static uint64_t state = 88172645463325252ull;

static float uniform(void) { state ^= state << 13; state ^= state >> 7; state ^= state << 17; return (state >> 40) / 16777216.f; }
static float *room(size_t floats)
{
    float *p = aligned_alloc(64, (floats * 4 + 127) / 64 * 64);
    memset(p, 0, (floats * 4 + 127) / 64 * 64);
    return p;
}

static Tensor over(const dnnl_memory_desc_t *md, float *data)
{
    Tensor t = { *md, NULL, data };
    OK(dnnl_memory_create(&t.memory, md, engine, data));
    return t;
}

static Tensor tensor(const dnnl_memory_desc_t *md) { return over(md, room(dnnl_memory_desc_get_size(md) / 4)); }

static dnnl_memory_desc_t shape(dnnl_format_tag_t tag, int axes, dnnl_dim_t a, dnnl_dim_t b, dnnl_dim_t c, dnnl_dim_t d)
{
    dnnl_memory_desc_t md;
    OK(dnnl_memory_desc_init_by_tag(&md, axes, (dnnl_dims_t){ a, b, c, d }, dnnl_f32, tag));
    return md;
}

static size_t length(const Tensor *t) { return dnnl_memory_desc_get_size(&t->md) / 4; }

/* A parameter and its gradient, at the same place of two arrays. What a layout adds to fill its blocks must be 0. */
static Tensor parameter(const dnnl_memory_desc_t *md, float bound, Tensor *gradient)
{
    static const dnnl_format_tag_t tags[] = { dnnl_a, dnnl_ab, dnnl_abc, dnnl_abcd };
    dnnl_memory_desc_t plain = shape(tags[md->ndims - 1], md->ndims, md->dims[0], md->dims[1], md->dims[2], md->dims[3]);
    Tensor value = over(md, values + used), start = tensor(&plain);
    *gradient = over(md, gradients + used);
    for (size_t i = 0; i < length(&start); i++) start.data[i] = bound * (2 * uniform() - 1);
    dnnl_primitive_desc_t pd;
    dnnl_primitive_t copy;
    OK(dnnl_reorder_primitive_desc_create(&pd, &plain, engine, md, engine, NULL));
    OK(dnnl_primitive_create(&copy, pd));
    OK(dnnl_primitive_execute(copy, stream, 2, (dnnl_exec_arg_t[]){ { DNNL_ARG_FROM, start.memory }, { DNNL_ARG_TO, value.memory } }));
    used += (length(&value) + LINE - 1) / LINE * LINE;
    return value;
}

static void execute(Op *op) { OK(dnnl_primitive_execute(op->primitive, stream, op->count, op->args)); }

static void add(dnnl_primitive_desc_t pd, int count, const dnnl_exec_arg_t *args)
{
    Op *op = &ops[op_count++];
    op->run = execute;
    op->count = count;
    memcpy(op->args, args, count * sizeof *args);
    OK(dnnl_primitive_create(&op->primitive, pd));
}

#define ADD(pd, ...) add(pd, sizeof((dnnl_exec_arg_t[]){ __VA_ARGS__ }) / sizeof(dnnl_exec_arg_t), (dnnl_exec_arg_t[]){ __VA_ARGS__ })

static const dnnl_memory_desc_t *query(dnnl_primitive_desc_t pd, dnnl_query_t what) { return dnnl_primitive_desc_query_md(pd, what, 0); }

static dnnl_primitive_desc_t describe(const_dnnl_op_desc_t desc, dnnl_primitive_desc_t hint)
{
    dnnl_primitive_desc_t pd;
    OK(dnnl_primitive_desc_create(&pd, desc, NULL, engine, hint));
    return pd;
}

static void reorder(Tensor from, Tensor to)
{
    dnnl_primitive_desc_t pd;
    OK(dnnl_reorder_primitive_desc_create(&pd, &from.md, engine, &to.md, engine, NULL));
    ADD(pd, { DNNL_ARG_FROM, from.memory }, { DNNL_ARG_TO, to.memory });
}

/* A tensor in the layout that an operation wants, copied in each step where it has another. */
static Tensor as(Tensor from, const dnnl_memory_desc_t *md)
{
    if (dnnl_memory_desc_equal(&from.md, md)) return from;
    Tensor to = tensor(md);
    reorder(from, to);
    return to;
}
