// What stands before functions and is no C++ of the standard's: each compiler's own words, here alone.
#pragma once

// Before the functions that .ipp files define: inline where a program's own files bring them along, nothing where the
// program links them compiled, as mizzle::compiled, which defines MIZZLE_COMPILED.
#ifdef MIZZLE_COMPILED
#define MIZZLE_INLINE
#else
#define MIZZLE_INLINE inline
#endif

// ALWAYS_INLINE and INLINED_LAMBDA, which stands behind a lambda's parameters: what is one step of a loop over columns
// is part of the loop. NOINLINE and COLD: what only throws takes no room where it is called.
#if defined(__GNUC__)
#define MIZZLE_ALWAYS_INLINE [[gnu::always_inline]]
#define MIZZLE_INLINED_LAMBDA __attribute__((always_inline))
#define MIZZLE_NOINLINE [[gnu::noinline]]
#define MIZZLE_COLD [[gnu::cold]]
#else
#define MIZZLE_ALWAYS_INLINE
#define MIZZLE_INLINED_LAMBDA
#define MIZZLE_NOINLINE
#define MIZZLE_COLD
#endif

// What is returned looks at this argument, or at the object itself: Clang says where that is gone before.
#if defined(__clang__) && __has_cpp_attribute(clang::lifetimebound)
#define MIZZLE_DETAIL_LOOKED_AT [[clang::lifetimebound]]
#else
#define MIZZLE_DETAIL_LOOKED_AT
#endif
