// What SQLite keeps as text but does not order as such: decimals and enums.
#pragma once
#include "operands.hpp"

namespace mizzle {

template <class L, class R>
inline constexpr bool compares_decimals =
    L::sql_type::family == type_family::decimal || R::sql_type::family == type_family::decimal;

// The left side of a comparison. SQLite keeps decimals as text: a collation of the driver compares them by value. DDL
// must not need the driver, so there they are compared as floating-point numbers.
template <bool Decimals, class F> constexpr void write_compared(writer& out, F&& write_it) {
    if (!Decimals || !out.is_sqlite()) return write_it();
    if (out.omits_tables()) {
        out.put("cast(");
        write_it();
        out.put(" as real)");
    } else {
        write_it();
        out.put(" collate mizzle_decimal");
    }
}

// The labels of an enum and their ranks, one for the other.
template <class E, bool ToRank, class F> constexpr void write_by_label(writer& out, F&& write_it) {
    out.put("case ");
    write_it();
    unsigned rank = 0;
    for (const auto label : enumeration_of<E>.labels) {
        out.put(" when ");
        if (ToRank) out.text_literal(label);
        else out.number(rank);
        out.put(" then ");
        if (ToRank) out.number(rank);
        else out.text_literal(label);
        ++rank;
    }
    out.put(" end");
}

// SQLite keeps an enum as its label; its order is that of the declaration, as on PostgreSQL.
template <class E, class F> constexpr void write_rank(writer& out, F&& write_it) {
    write_by_label<E, true>(out, write_it);
}
template <class E, class F> constexpr void write_label(writer& out, F&& write_it) {
    write_by_label<E, false>(out, write_it);
}

template <class Op, class L>
inline constexpr bool compares_ranks =
    L::sql_type::family == type_family::enumeration &&
    (std::is_same_v<Op, operators::less> || std::is_same_v<Op, operators::less_equal> ||
     std::is_same_v<Op, operators::greater> || std::is_same_v<Op, operators::greater_equal>);

// What rows are sorted by: decimals by value, enums in the order of their declaration.
template <class X> constexpr void write_sorted(writer& out, const X& operand) {
    if (out.omits_tables()) return write(out, operand);  // an index is on the column as it is
    if constexpr (X::sql_type::family == type_family::enumeration) {
        if (out.is_sqlite()) {
            return write_rank<typename X::sql_type::value_type>(out, [&] { write_operand(out, operand); });
        }
    }
    write_compared<X::sql_type::family == type_family::decimal>(out, [&] { write(out, operand); });
}

}  // namespace mizzle
