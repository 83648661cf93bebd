// The functions of assigned_parameter.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "assigned_parameter.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::int64_t whole_number_of(const bound_value& given) {
    if (given.kind == value_kind::integer) return given.integer;
    if (given.kind == value_kind::real && given.real >= -9223372036854775808.0 && given.real < 9223372036854775808.0) {
        const auto whole = static_cast<std::int64_t>(given.real);
        if (static_cast<double>(whole) == given.real) return whole;
    }
    if (given.kind == value_kind::numeric) {
        const auto scaled = scale_decimal(given.text(), 0);
        if (scaled.range == scaled_integer::fits && !scaled.has_rest) return scaled.floor;
    }
    throw_usage_error("mizzle: a param<T> of a column of whole numbers is given another number; round it first");
}

}  // namespace mizzle::detail
