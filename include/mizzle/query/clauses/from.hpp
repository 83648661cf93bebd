// from table [join table on condition | using (columns)]...
#pragma once
#include "../expressions/hidden_names.hpp"
#include "../expressions/subquery.hpp"

namespace mizzle {

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
    using parts = type_list<Before>;
    static constexpr feature_set needs = needs_of_table<Table> | needs_of_rows_once<typename Before::head, Table>;
    static constexpr auto place = clause::from;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    constexpr from_clause() = default;
    constexpr explicit from_clause(Before b) : before(std::move(b)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(before); }
};

// From a table that holds a statement.
template <class Before, holds_statement Table>
struct MIZZLE_DETAIL_STATEMENT from_clause<Before, Table> : after<Before>,
                                                            Before::template steps<from_clause<Before, Table>> {
    using source = source_with<no_source, identity_of<Table>, join_kind::inner>;
    using table_source = typename Table::mizzle_source;
    using parts = type_list<Before, table_source>;
    static constexpr feature_set needs = needs_of_rows_once<typename Before::head, Table>;
    static constexpr auto place = clause::from;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS table_source table{};
    constexpr from_clause() = default;
    constexpr from_clause(Before b, table_source t) : before(std::move(b)), table(std::move(t)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        f(table);
    }
};

template <join_kind Kind>
inline constexpr feature_set needs_of_join = Kind == join_kind::full ? needed(feature::full_join) : 0;

template <class Before, class Table, join_kind Kind, class On>
struct MIZZLE_DETAIL_STATEMENT join_clause : after<Before>,
                                             Before::template steps<join_clause<Before, Table, Kind, On>> {
    using source = source_with<typename Before::source, Table, Kind>;
    using parts = type_list<Before, On>;
    static constexpr feature_set needs =
        needs_of_table<Table> | needs_of_rows_once<typename Before::head, Table> | needs_of_join<Kind>;
    static constexpr auto place = clause::join;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS On on{};
    constexpr join_clause() = default;
    constexpr join_clause(Before b, On o) : before(std::move(b)), on(std::move(o)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        f(on);
    }
};

template <class Before, holds_statement Table, join_kind Kind, class On>
struct MIZZLE_DETAIL_STATEMENT join_clause<Before, Table, Kind, On>
    : after<Before>, Before::template steps<join_clause<Before, Table, Kind, On>> {
    using source = source_with<typename Before::source, identity_of<Table>, Kind>;
    using table_source = typename Table::mizzle_source;
    using parts = type_list<Before, table_source, On>;
    static constexpr feature_set needs = needs_of_rows_once<typename Before::head, Table> | needs_of_join<Kind>;
    static constexpr auto place = clause::join;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    MIZZLE_DETAIL_NO_ADDRESS table_source table{};
    MIZZLE_DETAIL_NO_ADDRESS On on{};
    constexpr join_clause() = default;
    constexpr join_clause(Before b, table_source t, On o)
        : before(std::move(b)), table(std::move(t)), on(std::move(o)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        f(table);
        f(on);
    }
};

// using (columns): where both tables have them, they are equal.
template <class... C> struct using_columns {
    using parts = type_list<>;
    static constexpr feature_set needs = needs_of_same_list<type_list<C...>>;
};
template <class... C> constexpr auto using_(const C&...) {
    static_assert(sizeof...(C) > 0 && (column_like<C> && ...),
                  "mizzle: using_() takes columns of a table joined so far");
    static_assert((is_comparable<C> && ...), MIZZLE_DETAIL_JSON_RULE("using_() compares"));
    return using_columns<C...>{};
}

// Whether a table has a column that is called as this one, of a type that compares with it without being converted.
template <class Columns, class C> inline constexpr bool has_column_like = false;
template <class Table, class... Own, class C>
inline constexpr bool has_column_like<column_list<Table, Own...>, C> =
    ((name_of<Own>() == name_of<C>() && types_compare<typename Own::sql_type, typename C::sql_type> &&
      are_kept_alike<typename Own::sql_type, typename C::sql_type>) ||
     ...);

template <class Condition> inline constexpr bool is_join_condition = is_boolean<Condition>;
template <class... C> inline constexpr bool is_join_condition<using_columns<C...>> = true;
// Whether the condition of a join may be used where these tables are joined with this one.
template <class Before, class Source, class Table, class Condition>
inline constexpr bool joins_in_scope = in_scope<Source, Condition>;
template <class Before, class Source, class Table, class... C>
inline constexpr bool joins_in_scope<Before, Source, Table, using_columns<C...>> =
    ((in_scope<Before, C> && has_column_like<typename Table::mizzle_columns, C>)&&...);

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

// cross join has no condition.
struct no_join_condition {
    using parts = type_list<>;
    // Of a join that lacks its condition it is the member called on.
    template <class... X> constexpr failed_head operator()(const X&...) const { return {}; }
};

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

}  // namespace mizzle
