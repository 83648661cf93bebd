// Bound values as SQLite takes them.
#pragma once
#include "../query/values/bound_value.hpp"
#include "../query/values/temporal_text.hpp"
#include "../schema/floating.hpp"
#include "errors.hpp"

#include <cstring>

namespace mizzle::detail::sqlite_detail {

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

// The values that are no plain number and no text, or text of nothing: a null pointer would be NULL. `keep` copies
// text.
MIZZLE_NOINLINE inline int bind_other(sqlite3_stmt* statement, int i, bound_value& v, bool keep) {
    const auto lifetime = keep ? SQLITE_TRANSIENT : SQLITE_STATIC;
    switch (v.kind) {
    case value_kind::bytes: return sqlite3_bind_blob64(statement, i, v.size == 0 ? "" : v.data, v.size, lifetime);
    case value_kind::date:
    case value_kind::time:
    case value_kind::timestamp:
    case value_kind::timestamptz:
    case value_kind::uuid:
        make_temporal_text(v);
        return sqlite3_bind_text64(statement, i, v.short_text, v.short_size, lifetime, SQLITE_UTF8);
    // json, arrays and decimals, and intervals, which are text already
    default: return sqlite3_bind_text64(statement, i, v.size == 0 ? "" : v.data, v.size, lifetime, SQLITE_UTF8);
    }
}

[[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE inline void refuse_value(sqlite3* db, sqlite3_stmt* statement, int result) {
    throw_error(result, sqlite3_errmsg(db), sqlite3_sql(statement));
}

// `keep` copies text, for statements that run on after the values are gone. What most values are is asked first.
MIZZLE_ALWAYS_INLINE inline void bind(sqlite3* db, sqlite3_stmt* statement, value_list& values, bool keep) {
    const auto lifetime = keep ? SQLITE_TRANSIENT : SQLITE_STATIC;
    int i = 0;
    for (auto& v : values) {
        ++i;
        const auto kind = v.kind;
        int result = SQLITE_OK;
        if (kind == value_kind::text && v.data != nullptr) {
            result = sqlite3_bind_text64(statement, i, v.data, v.size, lifetime, SQLITE_UTF8);
        } else if (kind == value_kind::integer || kind == value_kind::boolean) {
            result = sqlite3_bind_int64(statement, i, v.integer);
        } else if (kind == value_kind::null) {
            result = sqlite3_bind_null(statement, i);
        } else if (kind == value_kind::real) {
            // It would be stored as NULL.
            if (is_nan(v.real)) [[unlikely]]
                throw_usage_error("mizzle: SQLite cannot store NaN; store NULL instead");
            result = sqlite3_bind_double(statement, i, v.real);
        } else {
            result = bind_other(statement, i, v, keep);
        }
        if (result != SQLITE_OK) [[unlikely]]
            refuse_value(db, statement, result);
    }
}

}  // namespace mizzle::detail::sqlite_detail
