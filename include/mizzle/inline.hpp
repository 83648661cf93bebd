// MIZZLE_INLINE stands before the functions that .ipp files define: inline where a program's own files bring them
// along, nothing where the program links them compiled, as mizzle::compiled, which defines MIZZLE_COMPILED.
#pragma once

#ifdef MIZZLE_COMPILED
#define MIZZLE_INLINE
#else
#define MIZZLE_INLINE inline
#endif
