// Text that a statement keeps: short text inside of it, longer text in a block that its copies share.
#pragma once
#include "../../inline.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
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

// A kept text without its holder. It is copied as a whole: character by character the copies within one statement were
// a sixth of what it cost to compile.
struct characters {
    const char* data = nullptr;  // where the text is not short
    std::size_t size = 0;
    text_memory::block* block = nullptr;
    char short_text[24]{};
};

characters keep(std::string_view text);
void hold_block(block* b) noexcept;
void free_block(block* b) noexcept;

}  // namespace text_memory

class kept_text {
public:
    constexpr kept_text() = default;
    constexpr explicit kept_text(std::string_view text) {
        // What the compiler knows lives as long as the program.
        if (std::is_constant_evaluated()) kept_.data = text.data(), kept_.size = text.size();
        else kept_ = text_memory::keep(text);
    }
    constexpr kept_text(const kept_text& other) noexcept : kept_(other.kept_) {
        if (kept_.block != nullptr) text_memory::hold_block(kept_.block);
    }
    constexpr kept_text(kept_text&& other) noexcept : kept_(other.kept_) {
        if (kept_.block != nullptr) other.kept_ = {};
    }
    constexpr kept_text& operator=(kept_text other) noexcept {
        std::swap(kept_, other.kept_);
        return *this;
    }
    constexpr ~kept_text() {
        if (kept_.block != nullptr) text_memory::free_block(kept_.block);
    }

    constexpr operator std::string_view() const {
        return {kept_.data != nullptr ? kept_.data : kept_.short_text, kept_.size};
    }

private:
    text_memory::characters kept_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "kept_text.ipp"
#endif
