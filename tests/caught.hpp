// The exception that a call throws, to be looked at.
#pragma once
#include "catch.hpp"

#include <cstdlib>

template <class Error, class F> Error caught(F&& f) {
    try {
        f();
    } catch (const Error& e) { return e; }
    FAIL("the expected exception is missing");
    std::abort();
}
