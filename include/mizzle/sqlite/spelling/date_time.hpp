// Dates and times, and arithmetic with them. SQLite's own functions keep milliseconds: those of the driver keep
// microseconds, in the text in which times are stored, which is in UTC.
#pragma once
#include "../../sql/functions/date_arithmetic.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <date_part Part, class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::extract<Part>, Type, X>& node) {
    out.put(Type::family == type_family::real ? "mizzle_seconds('" : "mizzle_extract('");
    out.put(name_of(Part));
    out.put("', ");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}

template <date_part Part, class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::date_trunc<Part>, Type, X>& node) {
    out.put("mizzle_date_trunc('");
    out.put(name_of(Part));
    out.put("', ");
    write_alone(out, part<0>(node.arguments));
    out.put(")");
}

template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::date_of, Type, X>& node) {
    out.put("substr(");
    write_operand(out, part<0>(node.arguments));
    out.put(", 1, 10)");
}
template <class Type, class X>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::time_of, Type, X>& node) {
    out.put("substr(");
    write_operand(out, part<0>(node.arguments));
    out.put(", 12)");
}

// In the form in which timestamps are kept.
template <class Type> constexpr void spell(dialects::sqlite, writer& out, const call<functions::now, Type>&) {
    out.put("replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')");
}
template <class Type> constexpr void spell(dialects::sqlite, writer& out, const call<functions::current_date, Type>&) {
    out.put("date('now')");
}
template <class Type> constexpr void spell(dialects::sqlite, writer& out, const call<functions::current_time, Type>&) {
    out.put("replace(strftime('%H:%M:%f', 'now'), '.000', '')");
}

template <bool Minus, class Type, class X, class I>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::shifted<Minus>, Type, X, I>& node) {
    out.put(Minus ? "mizzle_subtract(" : "mizzle_add(");
    write_arguments(out, node.arguments);
    out.put(")");
}

template <bool Minus, class Type, class X, class N>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::days_later<Minus>, Type, X, N>& node) {
    // Beyond the calendar date() is NULL; schemas know no function of the driver.
    out.put(out.prints_values() ? "date(" : "mizzle_add_days(");
    write_alone(out, part<0>(node.arguments));
    out.put(Minus ? ", -" : ", ");
    write_operand(out, part<1>(node.arguments));
    out.put(out.prints_values() ? " || ' days')" : ")");
}

template <bool Minus, class Type, class X, class I>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::months_later<Minus>, Type, X, I>& node) {
    out.put("date(");
    write(out, call<functions::shifted<Minus>, types::timestamp, X, I>(node.arguments));
    out.put(")");
}

template <class Type, class X, class Y>
constexpr void spell(dialects::sqlite, writer& out, const call<functions::difference, Type, X, Y>& node) {
    constexpr bool dates = Type::family == type_family::integer;
    out.put(dates ? "cast(julianday(" : "mizzle_subtract(");
    write_alone(out, part<0>(node.arguments));
    out.put(dates ? ") - julianday(" : ", ");
    write_alone(out, part<1>(node.arguments));
    out.put(dates ? ") as integer)" : ")");
}

}  // namespace mizzle::detail
