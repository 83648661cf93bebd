// MIZZLE_KIT_INLINE stands before the functions of the kit that .ipp files define: inline where a program brings them
// along by mizzle/kit/run.hpp, nothing in the library that mizzle_add_kit() compiles them to, which defines
// MIZZLE_COMPILED_KIT.
#pragma once

#ifdef MIZZLE_COMPILED_KIT
#define MIZZLE_KIT_INLINE
#else
#define MIZZLE_KIT_INLINE inline
#endif
