// What a connection finds a prepared statement by: 128 bits that the compiler computes from a fixed text, so that
// neither the text nor a name of the statement's type is needed where it runs.
#pragma once
#include "values/value_order.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

struct text_key {
    std::uint64_t first = 0, second = 0;
    friend constexpr bool operator==(const text_key& a, const text_key& b) {
        return a.first == b.first && a.second == b.second;
    }
};

// Two hashes side by side. Good for telling texts apart that nobody chose to collide.
class key_maker {
public:
    constexpr void add(std::uint64_t word) {
        key_.first = (key_.first ^ word) * 0xff51'afd7'ed55'8ccd;
        key_.first ^= key_.first >> 32;
        key_.second = (key_.second + word) * 0xc4ce'b9fe'1a85'ec53;
        key_.second ^= key_.second >> 29;
    }
    constexpr text_key key() const { return key_; }

private:
    text_key key_{0x9e37'79b9'7f4a'7c15, 0xc2b2'ae3d'27d4'eb4f};
};

constexpr text_key key_of(std::string_view text) {
    key_maker maker;
    const auto size = text.size();
    for (std::size_t at = 0; at < size; at += 8) {
        std::uint64_t word = 0;
        const std::size_t count = size - at < 8 ? size - at : 8;
        if (std::is_constant_evaluated()) {
            for (std::size_t i = 0; i < count; ++i)
                word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at + i])) << (8 * i);
        } else {
            std::memcpy(&word, text.data() + at, count);
        }
        maker.add(word);
    }
    maker.add(size);
    return maker.key();
}

// The same text with its values in another order is another statement.
constexpr text_key key_of(const text_key& text, value_order order) {
    key_maker maker;
    maker.add(text.first);
    maker.add(text.second);
    for (const auto value : order) maker.add(value);
    return maker.key();
}

}  // namespace mizzle::detail
