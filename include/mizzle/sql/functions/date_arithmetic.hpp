// Arithmetic with dates and times.
#pragma once
#include "../../query/functions/date_arithmetic.hpp"
#include "date_time.hpp"

namespace mizzle::detail {

template <bool Minus, class Type, class X, class I>
constexpr void spell(writer& out, const call<functions::shifted<Minus>, Type, X, I>& node) {
    constexpr bool zoned = Type::family == type_family::timestamptz;
    out.put(zoned ? "((" : "(");
    write_in_utc(out, part<0>(node.arguments));
    out.put(Minus ? " - " : " + ");
    write_operand(out, part<1>(node.arguments));
    write_cast<I, void>(out);
    out.put(zoned ? ") at time zone 'UTC')" : ")");
}

template <bool Minus, class Type, class X, class N>
constexpr void spell(writer& out, const call<functions::days_later<Minus>, Type, X, N>& node) {
    out.put("(");
    write_operand(out, part<0>(node.arguments));
    write_cast<X, void>(out);
    out.put(Minus ? " - " : " + ");
    write_operand(out, part<1>(node.arguments));
    write_cast<N, void>(out);
    out.put(")");
}

template <bool Minus, class Type, class X, class I>
constexpr void spell(writer& out, const call<functions::months_later<Minus>, Type, X, I>& node) {
    out.put("cast(");
    write(out, call<functions::shifted<Minus>, types::timestamp, X, I>(node.arguments));
    out.put(" as date)");
}

template <class Type, class X, class Y>
constexpr void spell(writer& out, const call<functions::difference, Type, X, Y>& node) {
    out.put("(");
    write_operand(out, part<0>(node.arguments));
    write_cast<X, void>(out);
    out.put(" - ");
    write_operand(out, part<1>(node.arguments));
    write_cast<Y, void>(out);
    out.put(")");
}

}  // namespace mizzle::detail
