// The functions of decimals.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "decimals.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string decimal_text_of(const bound_value& value) {
    return value.kind == value_kind::integer ? std::to_string(value.integer) : std::string(value.text());
}

}  // namespace mizzle::detail
