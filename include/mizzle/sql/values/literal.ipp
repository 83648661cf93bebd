// The functions of literal.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "../../schema/floating.hpp"
#include "literal.hpp"
#include "quotes.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void append_text_literal(std::string& out, std::string_view text) {
    put_quoted(text, '\'', [&out](std::string_view piece) { out += piece; });
}

MIZZLE_INLINE bool append_plain_literal(std::string& out, const bound_value& v) {
    switch (v.kind) {
    case value_kind::null: out += "null"; return true;
    case value_kind::integer: out += std::to_string(v.integer); return true;
    case value_kind::real: {
        if (!is_finite(v.real)) return false;
        char digits[64];
        const std::string_view text(
            digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, v.real).ptr - digits));
        out += text;
        if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
        return true;
    }
    case value_kind::text:
    case value_kind::json:
    case value_kind::array: append_text_literal(out, v.text()); return true;
    default: return false;
    }
}

MIZZLE_INLINE std::string text_of_time(const bound_value& v) {
    const std::chrono::microseconds us(v.integer);
    switch (v.kind) {
    case value_kind::date: return temporal_text(std::chrono::sys_days(std::chrono::days(v.integer))).string();
    case value_kind::time: return temporal_text(time_of_day(us)).string();
    case value_kind::timestamp: return temporal_text(timestamp(us)).string();
    default: return temporal_text(timestamptz(us)).string();
    }
}

MIZZLE_INLINE std::string text_of_uuid(const bound_value& v) {
    uuid id;
    std::memcpy(id.bytes.data(), v.data, id.bytes.size());
    return id.to_string();
}

MIZZLE_INLINE interval interval_of(const bound_value& v) {
    return {std::chrono::months(v.calendar.months), std::chrono::days(v.calendar.days),
            std::chrono::microseconds(v.integer)};
}

MIZZLE_INLINE std::string hex_text_of(const bound_value& v) {
    const auto data = reinterpret_cast<const std::byte*>(v.data);
    return hex_text(bytes(data, data + v.size), "");
}

}  // namespace mizzle::detail
