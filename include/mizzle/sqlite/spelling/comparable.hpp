// What SQLite keeps as text but does not order as such: decimals, enums and intervals.
#pragma once
#include "../../sql/clauses/columns_of.hpp"
#include "decimals.hpp"

namespace mizzle::detail {

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

template <comparison_of_kept How, class Type, class F>
inline constexpr bool spells_itself<dialects::sqlite, compared<How, Type, F>> = true;
// Where it must find equal values: an interval's length stands for it.
template <class Type, class F>
    requires(order_of_kept<Type> == kept_order::keyed)
constexpr void spell(dialects::sqlite, writer& out, const compared<comparison_of_kept::equal, Type, F>& form) {
    write_length(out, form.write_it);
}
// And where it is to compare or to sort them: an enum's rank, too.
template <class Type, class F>
    requires has_order_key<Type>
constexpr void spell(dialects::sqlite, writer& out, const compared<comparison_of_kept::ordered, Type, F>& form) {
    if constexpr (order_of_kept<Type> == kept_order::keyed) write_length(out, form.write_it);
    else write_rank<typename Type::value_type>(out, form.write_it);
}
template <class Type>
    requires is_text_decimal<Type>
constexpr void spell(dialects::sqlite, writer& out, const collation<Type>&) {
    out.put(" collate mizzle_decimal");
}
// Those that are the same have the same text where their types say how many digits they have.
template <class F> constexpr void spell(dialects::sqlite, writer& out, const distinct_item<types::numeric, F>& item) {
    item.write_it();
    out.put(" collate mizzle_decimal");
}
template <class Type, class F>
    requires may_overflow<Type>
constexpr void spell(dialects::sqlite, writer& out, const distinct_item<Type, F>& item) {
    write_checked<true>(out, item.write_it);
}
// A collation of the driver compares decimals that are text by value.
template <class Type, class F>
    requires(is_text_decimal<Type> || may_overflow<Type>)
constexpr void spell(dialects::sqlite, writer& out, const compared<comparison_of_kept::same, Type, F>& form) {
    if constexpr (is_text_decimal<Type>) {
        form.write_it();
        write(out, collation<Type>{});
    } else {
        write_checked<true>(out, form.write_it);
    }
}

}  // namespace mizzle::detail
