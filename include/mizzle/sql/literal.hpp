// Values as SQL literals: for DDL and for people to read. Statements that run bind their values instead.
#pragma once
#include "../query/bound_value.hpp"
#include "../query/encode.hpp"
#include "../query/temporal_text.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace mizzle {

inline void append_text_literal(std::string& out, std::string_view text) {
    out += '\'';
    for (const char c : text) {
        if (c == '\'') out += '\'';
        out += c;
    }
    out += '\'';
}

inline void append_literal(std::string& out, dialect_id dialect, const bound_value& v) {
    const bool sqlite = dialect == dialect_id::sqlite;
    const auto timed = [&](std::string_view type, const short_text& text, std::string_view zone) {
        if (!sqlite) out.append(type).append(" ");
        append_text_literal(out, std::string(text.view()).append(sqlite ? "" : zone));
    };
    const std::chrono::microseconds us(v.integer);
    switch (v.kind) {
    case value_kind::null: out += "null"; return;
    case value_kind::boolean: out += v.integer != 0 ? (sqlite ? "1" : "true") : (sqlite ? "0" : "false"); return;
    case value_kind::integer: out += std::to_string(v.integer); return;
    case value_kind::real: {
        if (!std::isfinite(v.real)) {
            if (sqlite) out += std::isnan(v.real) ? "null" : v.real > 0 ? "9e999" : "-9e999";
            else
                out += std::isnan(v.real) ? "'NaN'::float8" : v.real > 0 ? "'Infinity'::float8" : "'-Infinity'::float8";
            return;
        }
        char digits[64];
        const std::string_view text(
            digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, v.real).ptr - digits));
        out += text;
        if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
        return;
    }
    case value_kind::text:
    case value_kind::json:
    case value_kind::array: append_text_literal(out, v.text()); return;
    case value_kind::bytes: {
        const auto data = reinterpret_cast<const std::byte*>(v.data);
        const bytes copy(data, data + v.size);
        out += sqlite ? "x'" : "'\\x";
        out += hex_text(copy, "");
        out += '\'';
        return;
    }
    case value_kind::date:
        timed("date", temporal_text(std::chrono::sys_days(std::chrono::days(v.integer))), "");
        return;
    case value_kind::time: timed("time", temporal_text(time_of_day(us)), ""); return;
    case value_kind::timestamp: timed("timestamp", temporal_text(timestamp(us)), ""); return;
    case value_kind::timestamptz: timed("timestamptz", temporal_text(timestamptz(us)), "+00"); return;
    case value_kind::interval: {
        if (!sqlite) out += "interval ";
        append_text_literal(
            out, interval(std::chrono::months(v.calendar.months), std::chrono::days(v.calendar.days), us).to_string());
        return;
    }
    case value_kind::uuid: {
        uuid id;
        std::memcpy(id.bytes.data(), v.data, id.bytes.size());
        append_text_literal(out, id.to_string());
        return;
    }
    case value_kind::numeric:
        if (sqlite) append_text_literal(out, v.text());
        else
            out += numeric::parse(v.text()) && numeric::parse(v.text())->is_finite()
                       ? std::string(v.text())
                       : "'" + std::string(v.text()) + "'::numeric";
        return;
    }
}

}  // namespace mizzle
