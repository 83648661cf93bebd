// The functions of prepare.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "prepare.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE std::uint32_t shaped_type::assign() {
    static std::atomic<std::uint32_t> last{0};
    std::uint32_t expected = 0;
    const auto fresh = last.fetch_add(1, std::memory_order_relaxed) + 1;
    return number_.compare_exchange_strong(expected, fresh, std::memory_order_relaxed) ? fresh : expected;
}

}  // namespace mizzle::detail
