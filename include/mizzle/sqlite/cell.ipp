// What of a cell throws, and the values that are more than a number or a text.
#pragma once
#include "../inline.hpp"
#include "cell.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_NOINLINE MIZZLE_INLINE void cell::fail(const unfit_value& wrong) const {
    if (statement_ == nullptr) throw decode_error("an argument of a function", {}, wrong, {});
    const char* name = sqlite3_column_name(statement_, index_);
    if (name == nullptr) throw_no_memory();
    throw decode_error(name, {}, wrong, sqlite3_sql(statement_));
}

MIZZLE_NOINLINE MIZZLE_INLINE void cell::throw_no_memory() const {
    throw_error(SQLITE_NOMEM, "out of memory", statement_ == nullptr ? "" : sqlite3_sql(statement_));
}

MIZZLE_NOINLINE MIZZLE_INLINE void cell::fail_type(std::string_view wanted) const {
    static constexpr const char* names[] = {"?", "an integer", "a floating-point number", "text", "a blob", "NULL"};
    cell_base::fail_type(names[type_ <= 5 ? type_ : 0], wanted);
}

MIZZLE_INLINE void cell::read(bytes& out) const {
    if (type_ != SQLITE_BLOB) fail_type("a blob");
    const auto* data = static_cast<const std::byte*>(sqlite3_value_blob(value_));
    const auto size = sqlite3_value_bytes(value_);
    if (data == nullptr && size != 0) throw_no_memory();
    out.assign(data, data + size);
}

MIZZLE_INLINE void cell::read(date& out) const { parsed(out, parse_date(text()), "a date YYYY-MM-DD"); }
MIZZLE_INLINE void cell::read(time_of_day& out) const { parsed(out, parse_time(text()), "a time HH:MM:SS"); }
MIZZLE_INLINE void cell::read(timestamp& out) const {
    parsed(out, parse_timestamp(text()), "a timestamp YYYY-MM-DD HH:MM:SS");
}
MIZZLE_INLINE void cell::read(timestamptz& out) const {
    parsed(out, parse_timestamptz(text()), "a timestamp YYYY-MM-DD HH:MM:SS in UTC");
}
MIZZLE_INLINE void cell::read(interval& out) const { parsed(out, interval::parse(text()), "an interval in ISO 8601"); }
MIZZLE_INLINE void cell::read(uuid& out) const { parsed(out, uuid::parse(text()), "a UUID"); }

MIZZLE_INLINE void cell::read(numeric& out) const {
    switch (type_) {
    case SQLITE_INTEGER: out = numeric(static_cast<std::int64_t>(sqlite3_value_int64(value_))); return;
    case SQLITE_FLOAT: return read_digits(out, sqlite3_value_double(value_));
    default: parsed(out, numeric::parse(text()), "a decimal number");
    }
}

MIZZLE_INLINE void cell::read_scaled(numeric& out, int scale) const {
    if (type_ == SQLITE_FLOAT)
        fail({"a floating-point number, which is what becomes of a decimal of more than 18 digits (compute with "
              "cast<numeric>(expression))"});
    if (type_ != SQLITE_INTEGER) fail_type("an integer, the decimal without its point,");
    char text[41];
    out = *numeric::parse(text_of_scaled(sqlite3_value_int64(value_), scale, text));
}

}  // namespace mizzle::detail::sqlite_detail
