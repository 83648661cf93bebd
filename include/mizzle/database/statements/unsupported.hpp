// What every call of a statement must fulfil. What its database lacks is said in the database's folder.
// A condition of several lines has a name: Clang 19 shows all of them before the program's line.
#pragma once
#include "../../query.hpp"
#include "arguments.hpp"

#define MIZZLE_DETAIL_CHANGES_EVERY_ROW \
    "mizzle: an update or delete without where() would change every row; add where(), or all_rows() if that is meant"

namespace mizzle::detail {

template <class S>
inline constexpr bool changes_every_row =
    statement_of<S>::head::kind != statement_kind::select && !statement_of<S>::is_filtered;

}  // namespace mizzle::detail

// Stands in the body of every call that runs a statement, where compilers show the caller's line. It is one macro:
// Clang says of each macro inside another, in three lines, that it was expanded.
#define MIZZLE_DETAIL_CHECK_STATEMENT(S, A)                                                                           \
    using statement_type = statement_of<S>;                                                                           \
    using source_type = typename statement_type::source;                                                              \
    static_assert(returns_known_rows<typename statement_type::returned>,                                              \
                  "mizzle: a row of sql_statement<Row>() is an aggregate of up to 24 members of C++ types that SQL "  \
                  "has, the row of a table, or one such type, but not bool");                                         \
    constexpr bool is_select = statement_type::head::kind == statement_kind::select;                                  \
    constexpr bool names_tables = all_in_scope<source_type, typename statement_type::returned>;                       \
    static_assert(!is_select || !std::is_same_v<selected_of<statement_type>, type_list<>>,                            \
                  "mizzle: select() without columns means those of every table; add from(table)");                    \
    static_assert(!is_select || names_tables,                                                                         \
                  "mizzle: select() names a column whose table is not in from() or a join; join the table");          \
    constexpr bool are_grouped = !is_select || !names_tables || !requires_groups<statement_type> ||                   \
                                 all_grouped<typename statement_type::groups, selected_of<statement_type>>;           \
    static_assert(                                                                                                    \
        are_grouped,                                                                                                  \
        "mizzle: beside an aggregate every selected column must be in group_by(), or its table's primary key");       \
    static_assert(is_select || statement_type::is_filtered, MIZZLE_DETAIL_CHANGES_EVERY_ROW);                         \
    static_assert(statement_type::head::kind != statement_kind::update || sets_in_scope<source_type, statement_type>, \
                  "mizzle: set() uses a column of another table than the update's; from(table) adds one");            \
    static_assert(is_tree<statement_type> || !reaches_out<void, statement_type>,                                      \
                  "mizzle: outer(column) is of a statement around a subquery, and there is none that far out");       \
    static_assert(sorts_by_extras<statement_type>, MIZZLE_DETAIL_NAME_OF_NO_EXTRA);                                   \
    constexpr feature_set lacks = needs_of<statement_type> & ~Self::dialect::provides;                                \
    static_assert(                                                                                                    \
        (lacks & needed(feature::lockable_rows)) == 0,                                                                \
        "mizzle: a row lock needs a row of each table: a left, right or full join may find none, and groups, "        \
        "distinct rows and common table expressions have none; name others: for_update().of(table)");                 \
    static_assert((lacks & needed(feature::with)) == 0,                                                               \
                  "mizzle: a common table expression is read that with() does not define: with(table)(statement)");   \
    static_assert((lacks & needed(feature::writing_ctes)) != 0 || !nests_writes<statement_type>,                      \
                  "mizzle: an insert, update or delete in with() stands before the whole statement, not in a "        \
                  "subquery, a set operation or another with(): with(written)(statement)");                           \
    static_assert((lacks & needed(feature::missing_over)) == 0,                                                       \
                  "mizzle: a window function such as row_number() needs over(...)");                                  \
    static_assert((lacks & needed(feature::nested_aggregate)) == 0,                                                   \
                  "mizzle: an aggregate cannot hold another aggregate, unless it has over(...)");                     \
    constexpr bool defines_windows = names_windows<(lacks & needed(feature::named_window)) != 0, statement_type>;     \
    static_assert(defines_windows,                                                                                    \
                  "mizzle: over(name) names a window that the statement does not define; add window(name, ...)");     \
    constexpr bool reads_names = lacks == 0 && names_tables && !is_broken<statement_type>;                            \
    constexpr bool long_name = !names_fit<reads_names, statement_type, typename Self::dialect>;                       \
    constexpr feature_set lacking_features =                                                                          \
        (lacks & features_of_databases) | (long_name ? needed(feature::long_names) : feature_set{0});                 \
    static_assert(                                                                                                    \
        arguments_fit<statement_type, A...>,                                                                          \
        "mizzle: the arguments after the statement must be one for each param<T> in it, in order and of type T")
