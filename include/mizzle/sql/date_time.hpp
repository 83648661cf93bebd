// Dates and times. SQLite's own functions keep milliseconds: those of the driver keep microseconds, in the text in
// which times are stored.
#pragma once
#include "../query/date_time.hpp"
#include "functions.hpp"

namespace mizzle {

// PostgreSQL reckons with a timestamptz in the time zone of the session, unless told otherwise.
template <class X> constexpr void write_in_utc(writer& out, const X& operand) {
    constexpr bool zoned = X::sql_type::family == type_family::timestamptz;
    write_operand(out, operand);
    write_cast<X, void>(out);
    if (zoned && !out.is_sqlite()) out.put(" at time zone 'UTC'");
}

template <date_part Part, class Type, class X>
constexpr void write(writer& out, const call<functions::extract<Part>, Type, X>& node) {
    constexpr bool fractional = Type::family == type_family::real;
    if (out.is_sqlite()) {
        out.put(fractional ? "mizzle_seconds('" : "mizzle_extract('");
        out.put(name_of(Part));
        out.put("', ");
        write_alone(out, part<0>(node.arguments));
        out.put(")");
    } else {
        out.put("cast(extract(");
        out.put(name_of(Part));
        out.put(" from ");
        write_in_utc(out, part<0>(node.arguments));
        out.put(fractional ? ") as double precision)" : ") as integer)");
    }
}

template <date_part Part, class Type, class X>
constexpr void write(writer& out, const call<functions::date_trunc<Part>, Type, X>& node) {
    const bool cast = !out.is_sqlite() && Type::family == type_family::date;
    out.put(out.is_sqlite() ? "mizzle_date_trunc('" : cast ? "cast(date_trunc('" : "date_trunc('");
    out.put(name_of(Part));
    out.put(cast ? "', cast(" : "', ");
    write_alone(out, part<0>(node.arguments));
    if (cast) out.put(" as timestamp)) as date");
    else if (!out.is_sqlite() && Type::family == type_family::timestamptz) out.put(", 'UTC'");
    out.put(")");
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::date_of, Type, X>& node) {
    out.put(out.is_sqlite() ? "substr(" : "cast(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ", 1, 10)" : " as date)");
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::time_of, Type, X>& node) {
    out.put(out.is_sqlite() ? "substr(" : "cast(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ", 12)" : " as time)");
}

template <class Type> constexpr void write(writer& out, const call<functions::current_date, Type>&) {
    out.put(out.is_sqlite() ? "date('now')" : "cast(now() at time zone 'UTC' as date)");
}
template <class Type> constexpr void write(writer& out, const call<functions::current_time, Type>&) {
    out.put(out.is_sqlite() ? "replace(strftime('%H:%M:%f', 'now'), '.000', '')"
                            : "cast(now() at time zone 'UTC' as time)");
}

// timezone(zone, x) is x at time zone zone.
template <class Type, class X, class Zone>
constexpr void write(writer& out, const call<functions::at_time_zone, Type, X, Zone>& node) {
    out.put("(");
    write_operand(out, part<0>(node.arguments));
    write_cast<X, void>(out);
    out.put(" at time zone ");
    write_operand(out, part<1>(node.arguments));
    write_cast<Zone, void>(out);
    out.put(")");
}

template <class Type, class X, class Y>
constexpr void write(writer& out, const call<functions::age, Type, X, Y>& node) {
    out.put("age(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(", ");
    write_in_utc(out, part<1>(node.arguments));
    out.put(")");
}

template <class X, class Pattern>
constexpr void write(writer& out, const call<functions::to_char, types::text, X, Pattern>& node) {
    out.put("to_char(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

}  // namespace mizzle
