// Where NULL stands: before all values in ascending order, unless it is sorted by that first.
#pragma once
#include "../../sql/clauses/order_by.hpp"
#include "../../sql/clauses/union.hpp"
#include "comparable.hpp"
#include "refused.hpp"

namespace mizzle::detail {

template <class X> inline constexpr bool is_output_position = false;
template <std::size_t I, class Column> inline constexpr bool is_output_position<output_position<I, Column>> = true;

template <class X, class F> inline constexpr bool spells_itself<dialects::mysql, placed_value<X, F>> = true;
template <class X, class F> constexpr void spell(dialects::mysql, writer& out, const placed_value<X, F>& form) {
    const bool is_first = form.place_of_nulls == nulls::first;
    if (form.place_of_nulls != nulls::as_database && is_first == form.is_descending) {
        if (is_output_position<X>)
            write_refused(out, "mizzle: MySQL sorts the rows of a set operation by its columns as they are; leave out "
                               "nulls_first() and nulls_last(), or select from the operation");
        const int before = out.placeholders();
        form.write_it();
        out.put(is_first ? " is not null, " : " is null, ");
        out.continue_after(before);
    }
    form.write_it();
    if (form.is_descending) out.put(" desc");
}

// The name of what is aggregated may be sorted by as it is, but not within an expression: what it names is written
// again there, with the same values.
template <class X> inline constexpr bool sorts_name_in_expression = false;
template <class Name, class Type>
inline constexpr bool sorts_name_in_expression<named_output<Name, Type>> = has_order_key<Type>;
template <class Name, class Type, direction D, nulls N>
inline constexpr bool sorts_name_in_expression<ordering<named_output<Name, Type>, D, N>> =
    has_order_key<Type> || (N != nulls::as_database && (N == nulls::first) == (D == direction::descending));

template <class O> struct name_in_ordering;
template <class Name, class Type> struct name_in_ordering<named_output<Name, Type>> {
    template <class F> static constexpr void with(const F& f) {
        f.template operator()<Name, direction::ascending, nulls::as_database>();
    }
};
template <class Name, class Type, direction D, nulls N>
struct name_in_ordering<ordering<named_output<Name, Type>, D, N>> {
    template <class F> static constexpr void with(const F& f) { f.template operator()<Name, D, N>(); }
};

template <class Name, class Items> struct item_named_in;
template <class Name, class... Items> struct item_named_in<Name, type_list<Items...>> : item_named<Name, Items...> {};

template <class X> struct selected_again {
    using sql_type = typename X::sql_type;
    const X* operand;
    int before;  // the placeholders before it
};
template <class X> constexpr void spell(writer& out, const selected_again<X>& node) {
    const int after = out.placeholders();
    out.continue_after(node.before);
    out.put("(");
    write(out, *node.operand);
    out.put(")");
    out.continue_after(after);
}
template <class X, direction D, nulls N> struct selected_ordering {
    selected_again<X> operand;
};
template <class X, direction D, nulls N> constexpr void spell(writer& out, const selected_ordering<X, D, N>& node) {
    write_placed<X>(
        out, [&] { write_sorted(out, node.operand); }, D == direction::descending, N);
}

// Calls f(the selected item of this name, how many placeholders are before it).
template <class Name, class Head, class F>
constexpr void with_item_named(const writer& out, const Head& head, int before, const F& f) {
    writer count(out.dialect());
    head.items.each([&]<class Item>(const Item& item) {
        if constexpr (std::is_same_v<Item, typename item_named_in<Name, typename Head::returned>::type>)
            f(item.operand, before + count.placeholders());
        if constexpr (has_values<Item>) write(count, item);
    });
}

template <class Source, class Before, class... X>
    requires(sorts_name_in_expression<X> || ...)
constexpr void spell_statement(dialects::mysql, writer& out, const order_by_clause<Before, X...>& node) {
    const int start = out.placeholders();
    write_statement<Source>(out, node.before);
    ordering_writer each{out, " order by "};
    const auto write_item = [&]<class Name, direction D, nulls N>() {
        with_item_named<Name>(out, head_of(node.before), start, [&]<class Item>(const Item& item, int before) {
            out.put(each.before);
            each.before = ", ";
            write(out, selected_ordering<Item, D, N>{{&item, before}});
        });
    };
    node.orderings.each([&]<class O>(const O& x) {
        if constexpr (sorts_name_in_expression<O>) name_in_ordering<O>::with(write_item);
        else each(x);
    });
}

}  // namespace mizzle::detail
