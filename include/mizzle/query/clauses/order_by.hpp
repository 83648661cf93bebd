// order by expressions
#pragma once
#include "../expressions/alias.hpp"
#include "../expressions/outer.hpp"
#include "../node.hpp"
#include "select.hpp"

namespace mizzle::detail {

template <class Before, class... X>
struct MIZZLE_DETAIL_STATEMENT order_by_clause : after<Before>, Before::template steps<order_by_clause<Before, X...>> {
    static constexpr feature_set needs = (needs_of_outer_order<X...> | ... | needs_of_sorting<X>);
    static constexpr auto place = clause::order_by;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS pack<X...> orderings{};
    constexpr order_by_clause() = default;
    constexpr order_by_clause(const Before& b, pack<X...>&& x) : before(b), orderings(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(before), each(X, orderings))
};

// The selected item of this name.
template <class Name, class... Items> struct item_named {
    using type = void;
};
template <class Name, class First, class... Rest>
struct item_named<Name, First, Rest...> : item_named<Name, Rest...> {};
template <class Name, class X, class... Rest> struct item_named<Name, aliased<X, Name>, Rest...> {
    using type = aliased<X, Name>;
};

// An ordering as it stands in the statement: names are looked up among the selected items.
template <class Items, class X> struct resolved_ordering {
    using type = X;
};
template <class... Items, output_name Name> struct resolved_ordering<type_list<Items...>, Name> {
    using item = typename item_named<Name, Items...>::type;
    using type = named_output<Name, typename item::sql_type>;
};
template <class... Items, output_name Name, direction D, nulls N>
struct resolved_ordering<type_list<Items...>, ordering<Name, D, N>> {
    using type = ordering<typename resolved_ordering<type_list<Items...>, Name>::type, D, N>;
};

template <class Items, class X> inline constexpr bool is_unknown_name = false;
template <class... Items, output_name Name>
inline constexpr bool is_unknown_name<type_list<Items...>, Name> =
    std::is_void_v<typename item_named<Name, Items...>::type>;
template <class Items, output_name Name, direction D, nulls N>
inline constexpr bool is_unknown_name<Items, ordering<Name, D, N>> = is_unknown_name<Items, Name>;

// Whether an expression is among the items of a select: as one of them, under another name, or as a column of a table.
template <class X, class Item> inline constexpr bool is_item = std::is_same_v<X, Item> || is_column_choice<Item>;
template <class X, class Name> inline constexpr bool is_item<X, aliased<X, Name>> = true;
template <column_like X, table_like Table>
inline constexpr bool is_item<X, Table> = std::is_same_v<typename X::table, identity_of<Table>>;
template <class Items, class X> inline constexpr bool is_selected = false;
template <class X> inline constexpr bool is_selected<type_list<>, X> = column_like<X>;
template <class First, class... Items, class X>
inline constexpr bool is_selected<type_list<First, Items...>, X> = is_item<X, First> || (is_item<X, Items> || ...);
template <class First, class... Items, class Name, class Type>
inline constexpr bool is_selected<type_list<First, Items...>, named_output<Name, Type>> = true;

// The rows of select distinct are sorted by what they hold, those of distinct on by its expressions first.
template <class Head, class X> inline constexpr bool sorts_distinct = true;
template <class Head, class X>
    requires(requires { requires Head::is_distinct; })
inline constexpr bool sorts_distinct<Head, X> = is_selected<typename Head::returned, sorted_by<X>>;
template <class On, class... X> constexpr bool begin_with() {
    bool is_whole = true, has_others = false;
    int found = 0;
    const auto one = [&](bool is_one) {
        if (is_one && has_others) is_whole = false;
        has_others |= !is_one;
        found += is_one;
    };
    (one(is_one_of<sorted_by<X>, On>), ...);
    return is_whole && (!has_others || found >= size_of_list<On>);
}

template <class Self> template <class... X> constexpr auto select_steps<Self>::order_by(const X&... orderings) const {
    using items = typename Self::returned;
    constexpr bool in_place = Self::place >= clause::from && Self::place < clause::order_by;
    constexpr bool has_orderings = sizeof...(X) > 0 && ((can_be_sorted<X> || is_ordering<X>)&&...);
    constexpr bool names_tables = (in_scope<typename Self::source, X> && ...);
    constexpr bool names_items = !(is_unknown_name<items, X> || ...);
    static_assert(in_place, "mizzle: order_by() comes once, before limit() and offset()");
    static_assert(names_items,
                  "mizzle: order_by() uses a name that no selected expression has; give it one by as(name)");
    static_assert(has_orderings, "mizzle: order_by() takes columns or expressions, each perhaps in asc() or desc()");
    static_assert(!in_place || names_tables,
                  "mizzle: order_by() uses a column whose table is not in from() or a join; join the table");
    static_assert(!in_place || !names_tables || !requires_groups<Self> || (is_grouped<typename Self::groups, X> && ...),
                  "mizzle: order_by() uses a column that is neither in group_by() nor inside an aggregate");
    static_assert(!in_place || requires_groups<Self> || !any_aggregate<type_list<X...>>,
                  "mizzle: an aggregate in order_by() would make one row of all of them: add group_by(), or count in a "
                  "scalar(select(...))");
    if constexpr (names_items && has_orderings) {
        static_assert((is_comparable<typename resolved_ordering<items, X>::type> && ...),
                      MIZZLE_DETAIL_JSON_RULE("order_by() sorts"));
        static_assert(
            (sorts_distinct<typename Self::head, typename resolved_ordering<items, X>::type> && ...),
            "mizzle: order_by() beside distinct() takes what is selected; select it as well, or use group_by() "
            "and sort by min() or max()");
        if constexpr (requires { typename Self::head::distinct_on; })
            static_assert(
                begin_with<typename Self::head::distinct_on, X...>(),
                "mizzle: order_by() beside distinct_on() begins with the same expressions, and then says which "
                "row of them is the first");
    }
    if constexpr (in_place && has_orderings && names_items)
        return order_by_clause<Self, typename resolved_ordering<items, X>::type...>{
            static_cast<const Self&>(*this), pack<typename resolved_ordering<items, X>::type...>(0, orderings...)};
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail
