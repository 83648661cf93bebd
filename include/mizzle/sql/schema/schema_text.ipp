// The functions of schema_text.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "schema_text.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string made_name(dialect_id dialect, std::string name) {
    constexpr std::size_t digits = 16;
    if (name.size() <= dialect->longest_name) return name;
    const auto key = key_of(name);
    std::size_t end = dialect->longest_name - digits - 1;
    while (end != 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;  // between two characters
    name.resize(end);
    name += '_';
    for (std::size_t i = digits; i-- != 0;) name += "0123456789abcdef"[(key.first >> (4 * i)) & 15];
    return name;
}

MIZZLE_INLINE std::string constraint_name(dialect_id dialect, const std::string& table, std::string_view part,
                                          const char* suffix) {
    return made_name(dialect, table + "_" + std::string(part) + "_" + suffix);
}

}  // namespace mizzle::detail
