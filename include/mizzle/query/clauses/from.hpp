// from table
#pragma once
#include "../expressions/hidden_names.hpp"
#include "../expressions/subquery.hpp"
#include "../node.hpp"

namespace mizzle::detail {

// A table that is only named here: with() says what it is. A view needs what its select needs.
template <class Table> inline constexpr feature_set needs_of_table = 0;
template <class Table>
    requires requires { typename Table::mizzle_select; }
inline constexpr feature_set needs_of_table<Table> = needed(feature::with);
template <class Table>
    requires requires { typename Table::mizzle_view_select; }
inline constexpr feature_set needs_of_table<Table> = needs_of<typename Table::mizzle_view_select>;

// select().distinct(): its columns are those of the tables.
template <class Head, class Table> inline constexpr feature_set needs_of_rows_once = 0;
template <class Head, class Table>
    requires(requires { requires Head::takes_all_once; })
inline constexpr feature_set needs_of_rows_once<Head, Table> = needs_of_same_items<Table>;

template <class Before, class Table>
struct MIZZLE_DETAIL_STATEMENT from_clause : after<Before>, Before::template steps<from_clause<Before, Table>> {
    using source = source_with<no_source, Table, join_kind::inner>;
    static constexpr feature_set needs = needs_of_table<Table> | needs_of_rows_once<typename Before::head, Table>;
    static constexpr auto place = clause::from;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    constexpr from_clause() = default;
    constexpr explicit from_clause(const Before& b) : before(b) {}
    MIZZLE_DETAIL_PARTS(one(before))
};

// From a table that holds a statement.
template <class Before, holds_statement Table>
struct MIZZLE_DETAIL_STATEMENT from_clause<Before, Table> : after<Before>,
                                                            Before::template steps<from_clause<Before, Table>> {
    using source = source_with<no_source, identity_of<Table>, join_kind::inner>;
    using table_source = typename Table::mizzle_source;
    static constexpr feature_set needs = needs_of_rows_once<typename Before::head, Table>;
    static constexpr auto place = clause::from;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS table_source table{};
    constexpr from_clause() = default;
    constexpr from_clause(const Before& b, table_source t) : before(b), table(std::move(t)) {}
    MIZZLE_DETAIL_PARTS(one(before), one(table))
};

// What a subquery in from() may use of other tables: nothing, unless it is lateral.
template <class Source, class Table> inline constexpr bool subquery_in_scope = true;
template <class Source, holds_statement Table>
inline constexpr bool subquery_in_scope<Source, Table> =
    outer_in_scope < std::conditional_t<Table::mizzle_is_lateral, Source, no_source>,
                                                typename Table::mizzle_source,
                                                requires { typename Table::mizzle_select; } ? 0 : 1 > ;

// Of select().distinct() the tables say what is selected.
template <class S, class Table>
inline constexpr bool adds_comparable_columns =
    !is_distinct_select<S> || !std::is_same_v<typename S::returned, type_list<>> || is_comparable<Table>;

template <class Self> template <class Table> constexpr auto select_steps<Self>::from(const Table& table) const {
    constexpr bool in_place = Self::place == clause::head;
    static_assert(in_place, "mizzle: from() comes right after select(...), once; further tables are joined");
    static_assert(table_like<Table>, "mizzle: from() takes a table");
    static_assert(adds_comparable_columns<Self, Table>, MIZZLE_DETAIL_JSON_RULE("distinct() compares"));
    static_assert(subquery_in_scope<no_source, Table>,
                  "mizzle: a subquery in from() cannot use outer(column); join it as lateral(subquery)");
    if constexpr (!in_place || !table_like<Table>) return Self(static_cast<const Self&>(*this));
    else if constexpr (holds_statement<Table>)
        return from_clause<Self, Table>{static_cast<const Self&>(*this), table.mizzle_held()};
    else if constexpr (has_default_condition<Table, lifted_of<Table>>)
        return filtered_by(from_clause<Self, identity_of<Table>>{static_cast<const Self&>(*this)},
                           default_condition<Table, lifted_of<Table>>());
    else return from_clause<Self, identity_of<Table>>{static_cast<const Self&>(*this)};
}

template <class Before> constexpr Before make_product(const Before& before) { return before; }
template <class Before, class Table, class... Others>
constexpr auto make_product(const Before& before, const Table& table, const Others&... others) {
    return make_product(before.cross_join(table), others...);
}

template <class Self>
template <class First, class Second, class... Others>
constexpr auto select_steps<Self>::from(const First& first, const Second& second, const Others&... others) const {
    constexpr bool in_place = Self::place == clause::head;
    constexpr bool are_tables = table_like<First> && table_like<Second> && (table_like<Others> && ...);
    static_assert(in_place, "mizzle: from() comes right after select(...), once; further tables are joined");
    static_assert(are_tables, "mizzle: from() takes tables");
    if constexpr (in_place && are_tables) {
        return make_product(from(first), second, others...);
    } else if constexpr (in_place && table_like<First>) {
        return from(first);
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}

}  // namespace mizzle::detail
