// The functions of code.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "code.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string checksum_of_code(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != ' ') plain += c;
    return "code:" + sha256_of(plain);
}

MIZZLE_INLINE void add_code(migration_set& set, std::string_view name, std::string_view text, std::size_t which) {
    migration m;
    m.name = name;
    m.checksum = checksum_of_code(text);
    m.is_code = true;
    m.code = which;
    const auto place = std::lower_bound(set.migrations.begin(), set.migrations.end(), m,
                                        [](const migration& a, const migration& b) { return a.name < b.name; });
    set.migrations.insert(place, std::move(m));
}

}  // namespace mizzle::detail
