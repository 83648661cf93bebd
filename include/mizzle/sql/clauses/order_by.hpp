// What rows are sorted by.
#pragma once
#include "../../query/clauses/order_by.hpp"
#include "../../query/clauses/sort_keys.hpp"
#include "../expressions/comparable.hpp"
#include "../expressions/outer_levels.hpp"

namespace mizzle::detail {

template <direction Direction, nulls Nulls> constexpr void write_direction(writer& out) {
    if constexpr (Direction == direction::descending) out.put(" desc");
    if constexpr (Nulls == nulls::first) out.put(" nulls first");
    if constexpr (Nulls == nulls::last) out.put(" nulls last");
}

// What rows are sorted by, a value of the expression X, with its direction and where NULL stands.
template <class X, class F> struct placed_value {
    const F& write_it;
    bool is_descending;
    nulls place_of_nulls;
};
template <class X, class F> inline constexpr bool is_spelled_by_few<placed_value<X, F>> = true;
template <class X, class F> constexpr void spell(writer& out, const placed_value<X, F>& form) {
    form.write_it();
    if (form.is_descending) out.put(" desc");
    if (form.place_of_nulls == nulls::first) out.put(" nulls first");
    if (form.place_of_nulls == nulls::last) out.put(" nulls last");
}
template <class X, class F>
constexpr void write_placed(writer& out, const F& write_it, bool is_descending, nulls place_of_nulls) {
    write(out, placed_value<X, F>{write_it, is_descending, place_of_nulls});
}

template <class X, direction Direction, nulls Nulls>
inline constexpr bool is_spelled_alike<ordering<X, Direction, Nulls>> = true;
template <class X, direction Direction, nulls Nulls>
constexpr void spell(writer& out, const ordering<X, Direction, Nulls>& node) {
    write_placed<X>(
        out, [&] { write_sorted(out, node.operand); }, Direction == direction::descending, Nulls);
}

struct ordering_writer {
    writer& out;
    std::string_view before;  // what comes before the next one, if there is one

    template <class X> constexpr void operator()(const X& x) {
        if constexpr (is_sort_order<X>) {
            if (x.empty()) return;
        }
        out.put(before);
        before = ", ";
        if constexpr (is_ordering<X>) write(out, x);
        else write_sorted(out, x);
    }
};

template <class P> constexpr void write_orderings(writer& out, const P& orderings, std::string_view before = {}) {
    ordering_writer each{out, before};
    orderings.each(each);
}

template <class Source, class Before, class... X>
constexpr void spell_statement(writer& out, const order_by_clause<Before, X...>& node) {
    write_statement<Source>(out, node.before);
    expect_outer<feature::outer_in_order, 0>(out, node.orderings, no_outer_in_order);
    write_orderings(out, node.orderings, " order by ");
}

}  // namespace mizzle::detail
