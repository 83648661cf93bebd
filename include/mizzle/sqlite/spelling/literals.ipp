// The functions of literals.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "../../schema/floating.hpp"
#include "literals.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void spell_literal(dialects::sqlite, std::string& out, const bound_value& v) {
    switch (v.kind) {
    case value_kind::boolean: out += v.integer != 0 ? "1" : "0"; return;
    case value_kind::real: out += is_nan(v.real) ? "null" : v.real > 0 ? "9e999" : "-9e999"; return;
    case value_kind::bytes: out.append("x'").append(hex_text_of(v)) += '\''; return;
    case value_kind::uuid: append_text_literal(out, text_of_uuid(v)); return;
    case value_kind::interval: append_text_literal(out, interval_of(v).to_string()); return;
    case value_kind::numeric: append_text_literal(out, v.text()); return;
    default: append_text_literal(out, text_of_time(v)); return;
    }
}

}  // namespace mizzle::detail
