// What SQLite keeps as text but does not order as such: decimals and enums.
#pragma once
#include "decimals.hpp"
#include "operands.hpp"

namespace mizzle {

template <class L, class R> inline constexpr bool compares_decimals = is_decimal<held_as<L>> || is_decimal<held_as<R>>;

// What is sorted, grouped, or told apart from others, written by a function. A collation of the driver compares
// decimals that are text by value.
template <class Type, class F> constexpr void write_compared(writer& out, F&& write_it) {
    if constexpr (is_text_decimal<Type>) {
        if (out.is_sqlite()) {
            write_it();
            return out.put(" collate mizzle_decimal");
        }
    } else if constexpr (may_overflow<Type>) {
        if (out.is_sqlite()) return write_checked<true>(out, write_it);
    }
    write_it();
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

// Intervals have a length, of which several texts may speak: a month is 30 days, a day 24 hours.
template <class F> constexpr void write_length(writer& out, F&& write_it) {
    if (out.omits_tables())
        throw_usage_error("mizzle: SQLite compares intervals by a function of the driver, which no check, index or "
                          "generated column may use; keep a number of seconds for that");
    out.put("mizzle_length(");
    write_it();
    out.put(")");
}

// Expressions whose type is known only when they are put together, such as condition, say here what does not compile
// elsewhere.
template <unsigned Needs> constexpr void check_kept(const writer& out) {
    if constexpr ((Needs & (features::text_order | features::text_equality)) != 0) {
        if (!std::is_constant_evaluated() && out.is_sqlite())
            throw_usage_error("mizzle: SQLite keeps arrays, JSON, custom types and intervals as text, which compares "
                              "as text and not as PostgreSQL compares the values; compare a part of them");
    }
}

// What stands for a value where SQLite is to find equal ones: itself, or an interval's length.
template <class Type, class F> constexpr void write_equal(writer& out, F&& write_it) {
    check_kept<needs_of_equality<Type>>(out);
    if constexpr (order_of_kept<Type> == kept_order::keyed) {
        if (out.is_sqlite()) return write_length(out, write_it);
    }
    write_it();
}
// And where it is to compare or to sort them: an enum's rank, too.
template <class Type>
inline constexpr bool has_order_key =
    order_of_kept<Type> == kept_order::keyed || order_of_kept<Type> == kept_order::ranked;
template <class Type, class F> constexpr void write_order_key(writer& out, F&& write_it) {
    check_kept<needs_of_order<Type>>(out);
    if constexpr (has_order_key<Type>) {
        if (out.is_sqlite()) {
            if constexpr (order_of_kept<Type> == kept_order::keyed) return write_length(out, write_it);
            else return write_rank<typename Type::value_type>(out, write_it);
        }
    }
    write_it();
}

// What rows are sorted by: decimals by value, enums in the order of their declaration, intervals by length.
template <class X> constexpr void write_sorted(writer& out, const X& operand) {
    if (out.omits_tables()) return write(out, operand);  // an index is on the column as it is
    using type = typename X::sql_type;
    if constexpr (has_order_key<type>) return write_order_key<type>(out, [&] { write_operand(out, operand); });
    check_kept<needs_of_order<type>>(out);
    write_compared<type>(out, [&] { write(out, operand); });
}

}  // namespace mizzle
