// What the compiler must be told. A header that is not there is what it stops at, before it says the rest.
#pragma once
#ifdef _MSVC_LANG
#define MIZZLE_DETAIL_STANDARD _MSVC_LANG
#else
#define MIZZLE_DETAIL_STANDARD __cplusplus
#endif
#if MIZZLE_DETAIL_STANDARD < 202002L
#include "mizzle: this library needs C++20; compile with -std=c++20"
#endif
#ifndef __cpp_exceptions
#include "mizzle: this library reports errors by exceptions; compile without -fno-exceptions"
#endif
