// A cell of a driver, read as each type that can be declared.
#pragma once
#include "fuzz.hpp"

#include <mizzle/json/nlohmann.hpp>
#include <mizzle/mizzle.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace {

MIZZLE_ENUM(mood, good, bad)

template <class Type, class Cell> void read_one(const Cell& c) {
    using namespace mizzle;
    typename Type::value_type value{};
    decode(c, Type{}, value);
    std::optional<typename Type::value_type> perhaps;
    decode(c, Type{}, perhaps);
    MUST_HOLD(perhaps.has_value());
}
// `More` are types that this driver's cells are read as, too.
template <class... More, class Cell> void read_value_as(unsigned type, const Cell& c) {
    using namespace mizzle;
    constexpr unsigned shared = 17;
    const auto chosen = type % (shared + sizeof...(More));
    unsigned next = shared;
    ((chosen == next++ ? read_one<More>(c) : void()), ...);
    switch (chosen) {
    case 0: return read_one<types::smallint>(c);
    case 1: return read_one<types::integer>(c);
    case 2: return read_one<types::bigint>(c);
    case 3: return read_one<types::boolean>(c);
    case 4: return read_one<types::real>(c);
    case 5: return read_one<types::double_precision>(c);
    case 6: return read_one<types::text>(c);
    case 7: return read_one<types::bytea>(c);
    case 8: return read_one<types::date>(c);
    case 9: return read_one<types::time>(c);
    case 10: return read_one<types::timestamp>(c);
    case 11: return read_one<types::timestamptz>(c);
    case 12: return read_one<types::interval>(c);
    case 13: return read_one<types::uuid>(c);
    case 14: return read_one<types::numeric>(c);
    case 15: return read_one<types::enum_<mood>>(c);
    case 16: return read_one<types::jsonb<std::vector<int>>>(c);
    default: return;
    }
}

}  // namespace
