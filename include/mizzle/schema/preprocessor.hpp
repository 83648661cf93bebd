// Applies a macro to each of up to 256 arguments: MIZZLE_DETAIL_EACH(m, x, a, b) is m(x, a) m(x, b).
//
// It goes by sixteens, each with a macro of its own. Rescanning instead takes fewer lines here, but costs a compiler
// 60 ms for a table of twelve columns and makes GCC print a thousand lines about each mistake in a declaration.
#pragma once
#pragma GCC system_header

// clang-format off
// Empty arguments fill up the last sixteen, and one more stands where their successor would.
#define MIZZLE_DETAIL_EACH(M, X, ...) \
    __VA_OPT__(MIZZLE_DETAIL_EACH_1(M, X, __VA_ARGS__, , , , , , , , , , , , , , , , , ))

#define MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_ONE(M, X, a) MIZZLE_DETAIL_ONE(M, X, b) MIZZLE_DETAIL_ONE(M, X, c) MIZZLE_DETAIL_ONE(M, X, d) \
    MIZZLE_DETAIL_ONE(M, X, e) MIZZLE_DETAIL_ONE(M, X, f) MIZZLE_DETAIL_ONE(M, X, g) MIZZLE_DETAIL_ONE(M, X, h) \
    MIZZLE_DETAIL_ONE(M, X, i) MIZZLE_DETAIL_ONE(M, X, j) MIZZLE_DETAIL_ONE(M, X, k) MIZZLE_DETAIL_ONE(M, X, l) \
    MIZZLE_DETAIL_ONE(M, X, m) MIZZLE_DETAIL_ONE(M, X, n) MIZZLE_DETAIL_ONE(M, X, o) MIZZLE_DETAIL_ONE(M, X, p)
#define MIZZLE_DETAIL_ONE(M, X, ...) __VA_OPT__(M(X, __VA_ARGS__))

// The macro for the next sixteen; without a q there are none, and it is MIZZLE_DETAIL_EACH_.
#define MIZZLE_DETAIL_NEXT(n, ...) MIZZLE_DETAIL_JOIN(MIZZLE_DETAIL_EACH_, __VA_OPT__(n))
#define MIZZLE_DETAIL_JOIN(a, b) a##b
#define MIZZLE_DETAIL_EACH_(...)

#define MIZZLE_DETAIL_EACH_1(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(2, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_2(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(3, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_3(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(4, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_4(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(5, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_5(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(6, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_6(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(7, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_7(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(8, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_8(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(9, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_9(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(10, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_10(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(11, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_11(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(12, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_12(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(13, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_13(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(14, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_14(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(15, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_15(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(16, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_16(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, ...) \
    MIZZLE_DETAIL_SIXTEEN(M, X, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) \
    MIZZLE_DETAIL_NEXT(17, q)(M, X, q, __VA_ARGS__)
#define MIZZLE_DETAIL_EACH_17(...) static_assert(false, "mizzle: a declaration has at most 256 entries");
// clang-format on

// For entries that stand in parentheses: MIZZLE_DETAIL_CALL(m, t, MIZZLE_DETAIL_FIRST (name, rest...)).
#define MIZZLE_DETAIL_CALL(m, ...) m(__VA_ARGS__)
#define MIZZLE_DETAIL_FIRST(a, ...) a
#define MIZZLE_DETAIL_REST(a, ...) __VA_ARGS__
