// The functions of bound_value.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "bound_value.hpp"

#include <limits>

namespace mizzle::detail {

MIZZLE_INLINE void expect_kept(dialect_id dialect, const interval& value) {
    using calendar = std::numeric_limits<std::int32_t>;
    using time = std::numeric_limits<std::int64_t>;
    const auto is_within = [](std::int64_t n) { return n >= calendar::min() && n <= calendar::max(); };
    if (!is_within(value.months.count()) || !is_within(value.days.count())) [[unlikely]]
        throw_usage_error(
            "mizzle: an interval has more months or days than 32 bits count; keep such a length as a number");
    // To PostgreSQL 17 and newer these two are infinity.
    const auto is = [&](std::int64_t part, std::int64_t us) {
        return value.time.count() == us && value.days.count() == part && value.months.count() == part;
    };
    if (dialect->has_intervals && (is(calendar::max(), time::max()) || is(calendar::min(), time::min()))) [[unlikely]]
        throw_usage_error(
            "mizzle: PostgreSQL takes an interval for infinity whose months, days and microseconds are all the "
            "most, or all the least, that there are; store one that is a microsecond nearer to 0");
}

struct value_list::owned_memory {
    owned_memory* next;
    std::string text{};
    std::unique_ptr<bound_value[]> values{};
};

MIZZLE_INLINE void value_list::add_owned(value_kind kind, std::string text) {
    owned_ = new owned_memory{owned_, std::move(text)};
    view(kind, owned_->text.data(), owned_->text.size());
}

MIZZLE_INLINE void value_list::own_latest() {
    auto& v = end_[-1];
    if (!v.has_text()) return;
    owned_ = new owned_memory{owned_, std::string(v.text())};
    v.data = owned_->text.data();
}

MIZZLE_NOINLINE MIZZLE_INLINE void value_list::free_memory(owned_memory* owned) noexcept {
    while (owned != nullptr) delete std::exchange(owned, owned->next);
}

MIZZLE_NOINLINE MIZZLE_INLINE void value_list::grow() {
    const auto count = size();
    const auto capacity = count < 16 ? 32 : count * 2;
    auto larger = std::make_unique<bound_value[]>(capacity);
    std::memcpy(larger.get(), begin_, count * sizeof(bound_value));
    owned_ = new owned_memory{owned_, {}, std::move(larger)};
    begin_ = owned_->values.get();
    end_ = begin_ + count;
    limit_ = begin_ + capacity;
}

}  // namespace mizzle::detail
