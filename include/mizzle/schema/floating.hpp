// What is asked of a floating-point number where the whole of <cmath> would be too much: each file that includes that
// compiles its special functions.
#pragma once
#include <limits>

namespace mizzle::detail {

template <class Floating> constexpr bool is_nan(Floating value) { return value != value; }
template <class Floating> constexpr bool is_finite(Floating value) {
    constexpr auto most = std::numeric_limits<Floating>::max();
    return value >= -most && value <= most;
}

}  // namespace mizzle::detail
