// SHA-256 (FIPS 180-4): what tells whether a migration is still the text that was applied.
#pragma once
#include "../standard.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mizzle::detail {

class sha256 {
public:
    void add(std::string_view bytes);

    std::string hex();

private:
    void take_block();

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> block_{};
    std::size_t filled_ = 0;
    std::uint64_t size_ = 0;
};

std::string sha256_of(std::string_view bytes);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "sha256.ipp"
#endif
