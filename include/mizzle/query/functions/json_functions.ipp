// The functions of json_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "json_functions.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void json_index::encode_into(value_list& out) const {
    if (!out.dialect()->takes_json_paths) return out.add(std::int64_t{index});
    out.add_owned(
        value_kind::text,
        std::string(index < 0 ? out.dialect()->last_of_json : "$[").append(std::to_string(index)).append("]"));
}

}  // namespace mizzle::detail
