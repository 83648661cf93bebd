// Bound values as SQLite takes them.
#pragma once
#include "../query/bound_value.hpp"
#include "../query/temporal_text.hpp"
#include "errors.hpp"

#include <cmath>
#include <cstring>

namespace mizzle::sqlite_detail {

// As text in the value itself, which lives until the statement has run.
inline void make_text(bound_value& v, std::string_view text) {
    std::memcpy(v.short_text, text.data(), text.size());
    v.short_size = static_cast<unsigned char>(text.size());
}

inline void make_temporal_text(bound_value& v) {
    const std::chrono::microseconds us(v.kind == value_kind::date ? 0 : v.integer);
    switch (v.kind) {
    case value_kind::date:
        return make_text(v, temporal_text(std::chrono::sys_days(std::chrono::days(v.integer))).view());
    case value_kind::time: return make_text(v, temporal_text(time_of_day(us)).view());
    case value_kind::timestamp: return make_text(v, temporal_text(timestamp(us)).view());
    case value_kind::timestamptz: return make_text(v, temporal_text(timestamptz(us)).view());
    default: {
        uuid id;
        std::memcpy(id.bytes.data(), v.data, id.bytes.size());
        return make_text(v, id.to_string());
    }
    }
}

// `keep` copies text, for statements that run on after the values are gone.
inline void bind(sqlite3* db, sqlite3_stmt* statement, value_list& values, bool keep) {
    const auto lifetime = keep ? SQLITE_TRANSIENT : SQLITE_STATIC;
    int i = 0;
    for (auto& v : values) {
        ++i;
        int result = SQLITE_OK;
        switch (v.kind) {
        case value_kind::null: result = sqlite3_bind_null(statement, i); break;
        case value_kind::boolean:
        case value_kind::integer: result = sqlite3_bind_int64(statement, i, v.integer); break;
        case value_kind::real:
            // It would be stored as NULL.
            if (std::isnan(v.real)) throw_usage_error("mizzle: SQLite cannot store NaN; store NULL instead");
            result = sqlite3_bind_double(statement, i, v.real);
            break;
        case value_kind::text:
        case value_kind::json:
        case value_kind::array:
        case value_kind::interval:  // is text already
        case value_kind::numeric:
            // A null pointer would be NULL.
            result = sqlite3_bind_text64(statement, i, v.size == 0 ? "" : v.data, v.size, lifetime, SQLITE_UTF8);
            break;
        case value_kind::bytes:
            result = sqlite3_bind_blob64(statement, i, v.size == 0 ? "" : v.data, v.size, lifetime);
            break;
        case value_kind::date:
        case value_kind::time:
        case value_kind::timestamp:
        case value_kind::timestamptz:
        case value_kind::uuid:
            make_temporal_text(v);
            result = sqlite3_bind_text64(statement, i, v.short_text, v.short_size, lifetime, SQLITE_UTF8);
            break;
        }
        if (result != SQLITE_OK) throw_error(result, sqlite3_errmsg(db), sqlite3_sql(statement));
    }
}

}  // namespace mizzle::sqlite_detail
