// What values take memory for, where there is no room for them.
#pragma once
#include "../../inline.hpp"
#include "bound_value.hpp"

namespace mizzle::detail {

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
