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

// Eight characters in one expression: compilers take several times as long for a loop of as many steps.
constexpr std::uint64_t word_of_eight(const char* c) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(c[0])) |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[1])) << 8 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[2])) << 16 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[3])) << 24 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[4])) << 32 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[5])) << 40 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[6])) << 48 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(c[7])) << 56;
}

constexpr text_key key_of(std::string_view text) {
    key_maker maker;
    const char* at = text.data();
    auto left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        if (std::is_constant_evaluated()) word = word_of_eight(at);
        else std::memcpy(&word, at, 8);
        maker.add(word);
    }
    if (left != 0) {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < left; ++i)
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
        maker.add(word);
    }
    maker.add(text.size());
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
