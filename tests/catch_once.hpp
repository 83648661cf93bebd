// Catch2's assertions, their expressions compiled once. Version 2 has each of them three times, two of which only ask
// the compiler for its warnings, which here are Clang's to give.
#pragma once
// Of macros in such headers it does not warn that a comparison follows the one that takes them apart.
#pragma GCC system_header

#undef INTERNAL_CATCH_TEST
#define INTERNAL_CATCH_TEST(macroName, resultDisposition, ...)                                                   \
    do {                                                                                                         \
        Catch::AssertionHandler catchAssertionHandler(macroName##_catch_sr, CATCH_INTERNAL_LINEINFO,             \
                                                      CATCH_INTERNAL_STRINGIFY(__VA_ARGS__), resultDisposition); \
        INTERNAL_CATCH_TRY { catchAssertionHandler.handleExpr(Catch::Decomposer() <= __VA_ARGS__); }             \
        INTERNAL_CATCH_CATCH(catchAssertionHandler)                                                              \
        INTERNAL_CATCH_REACT(catchAssertionHandler)                                                              \
    } while (false)
