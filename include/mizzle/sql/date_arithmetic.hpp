// Arithmetic with dates and times.
#pragma once
#include "../query/date_arithmetic.hpp"
#include "date_time.hpp"

namespace mizzle {

template <bool Minus, class Type, class X, class I>
constexpr void write(writer& out, const call<functions::shifted<Minus>, Type, X, I>& node) {
    if (out.is_sqlite()) {
        out.put(Minus ? "mizzle_subtract(" : "mizzle_add(");
        write_arguments(out, node.arguments);
        return out.put(")");
    }
    constexpr bool zoned = Type::family == type_family::timestamptz;
    out.put(zoned ? "((" : "(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(Minus ? " - " : " + ");
    write_operand(out, part<1>(node.arguments));
    write_cast<I, void>(out);
    out.put(zoned ? ") at time zone 'UTC')" : ")");
}

template <bool Minus, class Type, class X, class N>
constexpr void write(writer& out, const call<functions::days_later<Minus>, Type, X, N>& node) {
    out.put(out.is_sqlite() ? "date(" : "(");
    write_operand(out, part<0>(node.arguments));
    write_cast<X, void>(out);
    if (out.is_sqlite()) out.put(Minus ? ", -" : ", ");
    else out.put(Minus ? " - " : " + ");
    write_operand(out, part<1>(node.arguments));
    write_cast<N, void>(out);
    out.put(out.is_sqlite() ? " || ' days')" : ")");
}

template <bool Minus, class Type, class X, class I>
constexpr void write(writer& out, const call<functions::months_later<Minus>, Type, X, I>& node) {
    out.put(out.is_sqlite() ? "date(" : "cast(");
    write(out, call<functions::shifted<Minus>, types::timestamp, X, I>(node.arguments));
    out.put(out.is_sqlite() ? ")" : " as date)");
}

template <class Type, class X, class Y>
constexpr void write(writer& out, const call<functions::difference, Type, X, Y>& node) {
    if (out.is_sqlite()) {
        constexpr bool dates = Type::family == type_family::integer;
        out.put(dates ? "cast(julianday(" : "mizzle_subtract(");
        write_alone(out, part<0>(node.arguments));
        out.put(dates ? ") - julianday(" : ", ");
        write_alone(out, part<1>(node.arguments));
        return out.put(dates ? ") as integer)" : ")");
    }
    out.put("(");
    write_operand(out, part<0>(node.arguments));
    write_cast<X, void>(out);
    out.put(" - ");
    write_operand(out, part<1>(node.arguments));
    write_cast<Y, void>(out);
    out.put(")");
}

}  // namespace mizzle
