// The functions of literals.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "../../schema/floating.hpp"
#include "literals.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void spell_literal(dialects::postgres, std::string& out, const bound_value& v) {
    const auto timed = [&](std::string_view type, std::string_view zone) {
        out.append(type);
        append_text_literal(out, text_of_time(v).append(zone));
    };
    switch (v.kind) {
    case value_kind::boolean: out += v.integer != 0 ? "true" : "false"; return;
    case value_kind::real:
        out += is_nan(v.real) ? "'NaN'::float8" : v.real > 0 ? "'Infinity'::float8" : "'-Infinity'::float8";
        return;
    case value_kind::bytes: out.append("'\\x").append(hex_text_of(v)) += '\''; return;
    case value_kind::date: return timed("date ", "");
    case value_kind::time: return timed("time ", "");
    case value_kind::timestamp: return timed("timestamp ", "");
    case value_kind::timestamptz: return timed("timestamptz ", "+00");
    case value_kind::uuid: append_text_literal(out, text_of_uuid(v)); return;
    case value_kind::interval:
        out += "interval ";
        append_text_literal(out, interval_of(v).to_string());
        return;
    default: {
        const auto number = numeric::parse(v.text());
        if (number && number->is_finite()) out += v.text();
        else out.append("'").append(v.text()).append("'::numeric");
        return;
    }
    }
}

}  // namespace mizzle::detail
