// Dates and times.
#pragma once
#include "../../query/functions/date_time.hpp"
#include "functions.hpp"

namespace mizzle::detail {

// In the time zone of the session a timestamptz would be another date and time.
template <class X> constexpr void write_in_utc(writer& out, const X& operand) {
    write_operand(out, operand);
    write_cast<X, void>(out);
    if constexpr (X::sql_type::family == type_family::timestamptz) out.put(" at time zone 'UTC'");
}

template <date_part Part, class Type, class X>
constexpr void spell(writer& out, const call<functions::extract<Part>, Type, X>& node) {
    constexpr bool fractional = Type::family == type_family::real;
    out.put("cast(extract(");
    out.put(name_of(Part));
    out.put(" from ");
    write_in_utc(out, part<0>(node.arguments));
    out.put(fractional ? ") as double precision)" : ") as integer)");
}

template <date_part Part, class Type, class X>
constexpr void spell(writer& out, const call<functions::date_trunc<Part>, Type, X>& node) {
    constexpr bool is_date = Type::family == type_family::date;
    out.put(is_date ? "cast(date_trunc('" : "date_trunc('");
    out.put(name_of(Part));
    out.put(is_date ? "', cast(" : "', ");
    write_alone(out, part<0>(node.arguments));
    if (is_date) out.put(" as timestamp)) as date");
    else if (Type::family == type_family::timestamptz) out.put(", 'UTC'");
    out.put(")");
}

template <class Type, class X> constexpr void spell(writer& out, const call<functions::date_of, Type, X>& node) {
    out.put("cast(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(" as date)");
}
template <class Type, class X> constexpr void spell(writer& out, const call<functions::time_of, Type, X>& node) {
    out.put("cast(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(" as time)");
}

template <class Type> constexpr void spell(writer& out, const call<functions::current_date, Type>&) {
    out.put("cast(now() at time zone 'UTC' as date)");
}
template <class Type> constexpr void spell(writer& out, const call<functions::current_time, Type>&) {
    out.put("cast(now() at time zone 'UTC' as time)");
}

// timezone(zone, x) is x at time zone zone.
template <class Type, class X, class Zone>
constexpr void spell(writer& out, const call<functions::at_time_zone, Type, X, Zone>& node) {
    out.put("(");
    write_operand(out, part<0>(node.arguments));
    write_cast<X, void>(out);
    out.put(" at time zone ");
    write_operand(out, part<1>(node.arguments));
    write_cast<Zone, void>(out);
    out.put(")");
}

template <class Type, class X, class Y>
constexpr void spell(writer& out, const call<functions::age, Type, X, Y>& node) {
    out.put("age(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(", ");
    write_in_utc(out, part<1>(node.arguments));
    out.put(")");
}

template <class X, class Pattern>
constexpr void spell(writer& out, const call<functions::to_char, types::text, X, Pattern>& node) {
    out.put("to_char(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(", ");
    write_alone(out, part<1>(node.arguments));
    out.put(")");
}

}  // namespace mizzle::detail
