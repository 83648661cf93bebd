// The functions of literals.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "literals.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void spell_literal(dialects::mysql, std::string& out, const bound_value& v) {
    switch (v.kind) {
    case value_kind::boolean: out += v.integer != 0 ? "true" : "false"; return;
    case value_kind::real: throw_usage_error("mizzle: MySQL cannot store NaN and infinity; store NULL instead");
    case value_kind::bytes:
    case value_kind::uuid: out.append("x'").append(hex_text_of(v)) += '\''; return;
    case value_kind::interval: append_text_literal(out, interval_of(v).to_string()); return;
    case value_kind::numeric: out += v.text(); return;
    default: append_text_literal(out, text_of_time(v)); return;
    }
}

}  // namespace mizzle::detail
