// Text that a statement keeps: short text inside of it, longer text in a block that its copies share.
#pragma once
#include "../../inline.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

namespace text_memory {

// The text follows it in memory.
struct block {
    std::atomic<std::uint32_t> holders{1};
    std::uint32_t size_class;
    explicit block(std::uint32_t c) : size_class(c) {}
    char* text() { return reinterpret_cast<char*>(this + 1); }
};

block* make_block(std::string_view text);
void free_block(block* b) noexcept;

}  // namespace text_memory

class kept_text {
public:
    constexpr kept_text() = default;
    constexpr explicit kept_text(std::string_view text) : size_(text.size()) {
        // What the compiler knows lives as long as the program.
        if (std::is_constant_evaluated()) data_ = text.data();
        else if (size_ > sizeof short_) data_ = (block_ = text_memory::make_block(text))->text();
        else if (size_ != 0) std::memcpy(short_, text.data(), size_);
    }
    constexpr kept_text(const kept_text& other) noexcept
        : data_(other.data_), size_(other.size_), block_(other.block_) {
        if (block_ != nullptr) block_->holders.fetch_add(1, std::memory_order_relaxed);
        copy_short(other);
    }
    constexpr kept_text(kept_text&& other) noexcept
        : data_(other.data_), size_(other.size_), block_(std::exchange(other.block_, nullptr)) {
        copy_short(other);
        if (block_ != nullptr) other.data_ = nullptr, other.size_ = 0;
    }
    constexpr kept_text& operator=(kept_text other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(block_, other.block_);
        copy_short(other);
        return *this;
    }
    constexpr ~kept_text() {
        if (block_ != nullptr) text_memory::free_block(block_);
    }

    constexpr operator std::string_view() const { return {data_ != nullptr ? data_ : short_, size_}; }

private:
    constexpr void copy_short(const kept_text& other) {
        for (std::size_t i = 0; i < sizeof short_; ++i) short_[i] = other.short_[i];
    }

    const char* data_ = nullptr;  // where the text is not short
    std::size_t size_ = 0;
    text_memory::block* block_ = nullptr;
    char short_[24]{};
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "kept_text.ipp"
#endif
