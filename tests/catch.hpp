// Catch2 as the tests use it, be it version 2 or 3.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#else
// An exception in an assertion ends its test, with its text.
#define CATCH_CONFIG_FAST_COMPILE
#include <catch2/catch.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#include "catch_once.hpp"
#endif

namespace Catch {
using Detail::Approx;
namespace Matchers {
inline auto ContainsSubstring(const std::string& text) { return Contains(text); }
}  // namespace Matchers
}  // namespace Catch
#endif
