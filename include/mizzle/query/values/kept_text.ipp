// The memory of text that statements keep.
#pragma once
#include "../../inline.hpp"
#include "kept_text.hpp"

#include <cstring>
#include <new>

namespace mizzle::detail::text_memory {

inline constexpr std::size_t block_sizes[] = {256, 2048, 16384};
inline constexpr std::uint32_t classes = 3, blocks_of_class = 8;

// A thread's blocks that are free: a statement that is built again and again takes its memory from here.
struct pool {
    block* free[classes][blocks_of_class]{};
    std::uint32_t count[classes]{};
    ~pool();
};
inline thread_local bool pool_is_gone = false;  // statements may be destroyed after it
inline thread_local pool blocks;

inline pool::~pool() {
    pool_is_gone = true;
    for (std::uint32_t c = 0; c < classes; ++c)
        for (std::uint32_t i = 0; i < count[c]; ++i) ::operator delete(free[c][i]);
}

inline block* make_block(std::string_view text) {
    const std::size_t size = sizeof(block) + text.size();
    std::uint32_t c = 0;
    while (c < classes && block_sizes[c] < size) ++c;
    void* memory = nullptr;
    if (c < classes && !pool_is_gone && blocks.count[c] != 0) memory = blocks.free[c][--blocks.count[c]];
    else memory = ::operator new(c < classes ? block_sizes[c] : size);
    auto* made = new (memory) block(c);
    std::memcpy(made->text(), text.data(), text.size());
    return made;
}

MIZZLE_NOINLINE MIZZLE_INLINE characters keep(std::string_view text) {
    characters kept;
    kept.size = text.size();
    if (text.size() > sizeof kept.short_text) kept.data = (kept.block = make_block(text))->text();
    else if (!text.empty()) std::memcpy(kept.short_text, text.data(), text.size());
    return kept;
}

MIZZLE_INLINE void hold_block(block* b) noexcept { b->holders.fetch_add(1, std::memory_order_relaxed); }

MIZZLE_NOINLINE MIZZLE_INLINE void free_block(block* b) noexcept {
    // The only holder needs no atomic step.
    if (b->holders.load(std::memory_order_acquire) != 1 && b->holders.fetch_sub(1, std::memory_order_acq_rel) != 1)
        return;
    const auto c = b->size_class;
    if (c < classes && !pool_is_gone && blocks.count[c] < blocks_of_class) blocks.free[c][blocks.count[c]++] = b;
    else ::operator delete(b);
}

}  // namespace mizzle::detail::text_memory
