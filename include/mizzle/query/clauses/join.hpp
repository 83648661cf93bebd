// inner join table on condition, left join, right join, full join, cross join
#pragma once
#include "../node.hpp"
#include "from.hpp"
#include "using.hpp"

namespace mizzle::detail {

template <join_kind Kind>
inline constexpr feature_set needs_of_join = Kind == join_kind::full ? needed(feature::full_join) : 0;

template <class Before, class Table, join_kind Kind, class On>
struct MIZZLE_DETAIL_STATEMENT join_clause : after<Before>,
                                             Before::template steps<join_clause<Before, Table, Kind, On>> {
    using source = source_with<typename Before::source, Table, Kind>;
    static constexpr feature_set needs =
        needs_of_table<Table> | needs_of_rows_once<typename Before::head, Table> | needs_of_join<Kind>;
    static constexpr auto place = clause::join;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS On on{};
    constexpr join_clause() = default;
    constexpr join_clause(const Before& b, const On& o) : before(b), on(o) {}
    MIZZLE_DETAIL_PARTS(one(before), one(on))
};

template <class Before, holds_statement Table, join_kind Kind, class On>
struct MIZZLE_DETAIL_STATEMENT join_clause<Before, Table, Kind, On>
    : after<Before>, Before::template steps<join_clause<Before, Table, Kind, On>> {
    using source = source_with<typename Before::source, identity_of<Table>, Kind>;
    using table_source = typename Table::mizzle_source;
    static constexpr feature_set needs = needs_of_rows_once<typename Before::head, Table> | needs_of_join<Kind>;
    static constexpr auto place = clause::join;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS table_source table{};
    MIZZLE_DETAIL_NO_ADDRESS On on{};
    constexpr join_clause() = default;
    constexpr join_clause(Before b, table_source t, On o)
        : before(std::move(b)), table(std::move(t)), on(std::move(o)) {}
    MIZZLE_DETAIL_PARTS(one(before), one(table), one(on))
};

template <class Condition> inline constexpr bool is_join_condition = is_boolean<Condition>;
template <class... C> inline constexpr bool is_join_condition<using_columns<C...>> = true;
// Whether the condition of a join may be used where these tables are joined with this one.
template <class Before, class Source, class Table, class Condition>
inline constexpr bool joins_in_scope = in_scope<Source, Condition>;
template <class Before, class Source, class Table, class... C>
inline constexpr bool joins_in_scope<Before, Source, Table, using_columns<C...>> =
    ((in_scope<Before, C> && has_column_like<typename Table::mizzle_columns, C>)&&...);

// cross join has no condition.
struct no_join_condition {
    using parts = type_list<>;
    // Of a join that lacks its condition it is the member called on.
    template <class... X> constexpr failed_head operator()(const X&...) const { return {}; }
};

template <join_kind Kind, class Before, class Table, class On>
constexpr auto join_as(const Before& before, const Table& table, const On& on) {
    if constexpr (holds_statement<Table>) return join_clause<Before, Table, Kind, On>{before, table.mizzle_held(), on};
    else return join_clause<Before, identity_of<Table>, Kind, On>{before, on};
}

// A table's filters say which of its rows are joined. Where the join keeps those that find nothing, they are a
// condition of the rows so far: a right join takes into its condition what those before it are asked, and leaves its
// own table's to where().
template <join_kind Kind, class Self, class Table, class On>
constexpr auto make_filtered_join(const Self& self, const Table& table, const On& on) {
    const auto& before = unfiltered_part(self);
    const auto so_far = filters_so_far(self);
    const auto own = default_condition<Table, lifted_of<Table>>();
    constexpr bool has_own = has_default_condition<Table, lifted_of<Table>>;
    if constexpr (Kind == join_kind::right)
        return filtered_by(join_as<Kind>(before, table, conjoined(on, so_far)), own);
    else if constexpr (Kind == join_kind::cross && has_own)
        return filtered_by(join_as<join_kind::inner>(before, table, own), so_far);
    else if constexpr (!is_boolean<On>) return filtered_by(join_as<Kind>(before, table, on), conjoined(so_far, own));
    else return filtered_by(join_as<Kind>(before, table, conjoined(on, own)), so_far);
}

// What filters cannot be a part of: full joins, whose rows need both tables before, and outer joins by using_().
template <join_kind Kind, class Self, class Table, class On>
inline constexpr bool can_be_filtered =
    (!is_filtered_clause<Self> && !has_default_condition<Table, lifted_of<Table>>) ||
    (Kind != join_kind::full && (is_boolean<On> || Kind == join_kind::inner || Kind == join_kind::cross));

template <class Self, join_kind Kind, class Table, class On>
constexpr auto make_join(const Self& before, const Table& table, const On& on) {
    if constexpr (is_filtered_clause<Self> || has_default_condition<Table, lifted_of<Table>>)
        return make_filtered_join<Kind>(before, table, on);
    else if constexpr (holds_statement<Table>)
        return join_clause<Self, Table, Kind, On>{before, table.mizzle_held(), on};
    else return join_clause<Self, identity_of<Table>, Kind, On>{before, on};
}

// One macro: Clang says of each macro inside another, in three lines, that it was expanded.
#define MIZZLE_DETAIL_DEFINE_JOIN(name_, kind_)                                                                        \
    template <class Self>                                                                                              \
    template <class Table, class Condition>                                                                            \
    constexpr auto select_steps<Self>::name_(const Table& table, const Condition& on) const {                          \
        using source = source_with<typename Self::source, identity_of<Table>, join_kind::kind_>;                       \
        constexpr bool in_place = Self::place == clause::from || Self::place == clause::join;                          \
        constexpr bool is_new = !Self::source::template contains<identity_of<Table>>;                                  \
        static_assert(in_place, "mizzle: joins come right after from(...)");                                           \
        constexpr bool has_both = table_like<Table> && !std::is_same_v<Condition, no_condition>;                       \
        static_assert(has_both,                                                                                        \
                      "mizzle: " #name_ "() takes a table and a condition, such as posts.user_id == users.id");        \
        static_assert(is_new, "mizzle: this table is joined already; alias<\"name\">(table) gives it another name");   \
        static_assert(!is_new || is_free_name<typename Self::source::tables, identity_of<Table>>,                      \
                      "mizzle: another table of this statement has this name; alias<\"name\">(table) gives another");  \
        static_assert(adds_comparable_columns<Self, Table>, MIZZLE_DETAIL_JSON_RULE("distinct() compares"));           \
        static_assert(                                                                                                 \
            subquery_in_scope<typename Self::source, Table>,                                                           \
            "mizzle: a subquery in " #name_                                                                            \
            "() uses outer(column) of a table that it does not see; lateral(subquery) sees the tables before it");     \
        static_assert(!has_both || is_join_condition<Condition>,                                                       \
                      "mizzle: the condition of " #name_ "() must be boolean; compare the expression with something"); \
        static_assert(!in_place || !has_both || joins_in_scope<typename Self::source, source, Table, Condition>,       \
                      "mizzle: the condition of " #name_                                                               \
                      "() uses a column whose table is not in from() or a join so far");                               \
        constexpr bool takes_filters =                                                                                 \
            !table_like<Table> || can_be_filtered<join_kind::kind_, Self, Table, Condition>;                           \
        static_assert(takes_filters,                                                                                   \
                      "mizzle: " #name_                                                                                \
                      "() of a table with default filters, or to one: a full join, and using_() in an outer join, "    \
                      "have no place for them; join subquery<\"name\">(select().from(table))");                        \
        static_assert(!has_aggregate<Condition>, "mizzle: the condition of " #name_                                    \
                                                 "() cannot use an aggregate; having() can, after group_by()");        \
        static_assert(!has_window<Condition>,                                                                          \
                      "mizzle: the condition of " #name_ "() cannot use a window function; select it in a subquery");  \
        if constexpr (in_place && table_like<Table> && is_new && is_join_condition<Condition> && takes_filters)        \
            return make_join<Self, join_kind::kind_>(static_cast<const Self&>(*this), table, on);                      \
        else if constexpr (in_place && table_like<Table> && is_new) return cross_join(table);                          \
        else return Self(static_cast<const Self&>(*this));                                                             \
    }

// inner_join(posts, posts.user_id == users.id) is `inner join "posts" on ...`; left_join(), right_join() and
// full_join() likewise. What an outer join may leave out is an optional in the result.
MIZZLE_DETAIL_DEFINE_JOIN(inner_join, inner)
MIZZLE_DETAIL_DEFINE_JOIN(left_join, left)
MIZZLE_DETAIL_DEFINE_JOIN(right_join, right)
MIZZLE_DETAIL_DEFINE_JOIN(full_join, full)

#undef MIZZLE_DETAIL_DEFINE_JOIN

template <class Self> template <class Table> constexpr auto select_steps<Self>::cross_join(const Table& table) const {
    constexpr bool in_place = Self::place == clause::from || Self::place == clause::join;
    constexpr bool is_new = !Self::source::template contains<identity_of<Table>>;
    static_assert(in_place, "mizzle: joins come right after from(...)");
    static_assert(table_like<Table>, "mizzle: cross_join() takes a table");
    static_assert(is_new, "mizzle: this table is joined already; alias<\"name\">(table) gives it another name");
    static_assert(!is_new || is_free_name<typename Self::source::tables, identity_of<Table>>,
                  "mizzle: another table of this statement has this name; alias<\"name\">(table) gives another");
    static_assert(adds_comparable_columns<Self, Table>, MIZZLE_DETAIL_JSON_RULE("distinct() compares"));
    static_assert(subquery_in_scope<typename Self::source, Table>,
                  "mizzle: a subquery in cross_join() uses outer(column) of a table that it does not see; "
                  "lateral(subquery) sees the tables before it");
    if constexpr (in_place && table_like<Table> && is_new)
        return make_join<Self, join_kind::cross>(static_cast<const Self&>(*this), table, no_join_condition{});
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail
