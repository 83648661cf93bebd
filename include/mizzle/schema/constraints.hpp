// MIZZLE_CONSTRAINTS(users, ...) declares what concerns more than one column, or a table that is declared later.
//   index("name").on(users.email, desc(users.created_at)).where(users.is_active == true).using_("gin")
//   unique_index("name").on(...)          unique("name").on(...).nulls_not_distinct()
//   check("name", length(users.username) >= 3)
//   index("name").on(part("email text_pattern_ops desc"))
//   comment("what the table holds"), renamed_from("what it was called before")
//   primary_key(a.x, a.y)                 foreign_key(a.x, a.y).references(b.x, b.y).on_delete(cascade)
#pragma once
#include "column.hpp"
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "table.hpp"
#include "words.hpp"

#include <cstddef>
#include <string_view>
#include <tuple>

namespace mizzle::detail {

struct no_condition {};

// A key or an index compares its columns.
template <class C> inline constexpr bool can_be_key = true;
template <class C>
    requires requires { typename C::sql_type; }
inline constexpr bool can_be_key<C> = has_order<typename C::sql_type>;
template <class C>
    requires requires(C c) {
        c.operand;
        typename C::parts;
        requires !requires { typename C::sql_type; };
    }
inline constexpr bool can_be_key<C> = can_be_key<std::remove_cvref_t<decltype(C::operand)>>;
#define MIZZLE_DETAIL_KEY_RULE(what)                                                                               \
    "mizzle: " what " compares values, and PostgreSQL cannot compare json; declare the column as jsonb, or leave " \
    "it out"

#define MIZZLE_DETAIL_ROW_RULE(what) "mizzle: " what " is of one row: it has no aggregate, no window and no param<T>"

namespace constraints {

// A part of an index as CREATE INDEX spells it.
struct part {
    using sql_type = types::text;
    static constexpr bool is_run_time_text = true;
    std::string_view text;
};

}  // namespace constraints

// What an index can be on: a column or an expression, or one of them in an order.
template <class C>
inline constexpr bool can_be_indexed = expression_like<C> || std::is_same_v<C, constraints::part> || requires(C c) {
    c.operand;
    typename C::parts;
};
#define MIZZLE_DETAIL_COLUMNS_RULE(what) \
    "mizzle: " what " takes columns, such as users.id: no text, table or expression"

// Whether an expression is of one row, and of its columns alone: without aggregates, windows and param<T>.
MIZZLE_DETAIL_RULE(bool, is_of_one_row, are_of_one_row, true, (is_of_one_row<N> && ...))
template <has_parts X>
inline constexpr bool is_of_one_row<X> =
    !(
        requires { requires X::is_aggregate; } || requires { requires X::is_window; } ||
        requires { typename X::parameter_type; }) &&
    are_of_one_row<typename X::parts>;

#define MIZZLE_DETAIL_EACH_TIME_RULE(what) \
    "mizzle: " what " is kept by the database, and each_time() is a value of the moment in which a statement runs"
// Whether each_time() stands in it, which the program computes when a statement runs: the database keeps no such thing.
MIZZLE_DETAIL_ANY_PART(is_made_each_time, any_made_each_time)

namespace constraints {

template <class Columns, class Where = no_condition> struct index {
    std::string_view name;
    bool is_unique = false;
    Columns columns{};
    Where condition{};
    std::string_view method{};

    template <class... C> constexpr auto on(C... c) const {
        static_assert(
            (can_be_indexed<C> && ...),
            "mizzle: an index is on columns or expressions, such as on(users.email, desc(users.id)): no text, "
            "no table");
        static_assert((can_be_key<C> && ...), MIZZLE_DETAIL_KEY_RULE("an index"));
        static_assert((is_of_one_row<C> && ...), MIZZLE_DETAIL_ROW_RULE("an index"));
        return index<std::tuple<C...>, Where>{name, is_unique, {c...}, condition, method};
    }
    // Only rows that meet the condition are in the index.
    template <class W> constexpr auto where(W w) const {
        static_assert(is_boolean<W>,
                      "mizzle: the condition of an index is an expression that is boolean, such as users.age > 17, or "
                      "sql<bool>(\"...\")");
        static_assert(is_of_one_row<W>, MIZZLE_DETAIL_ROW_RULE("the condition of an index"));
        static_assert(!is_made_each_time<W>, MIZZLE_DETAIL_EACH_TIME_RULE("the condition of an index"));
        return index<Columns, W>{name, is_unique, columns, w, method};
    }
    // PostgreSQL: gin, gist, hash, brin.
    consteval index using_(std::string_view m) const { return {name, is_unique, columns, condition, m}; }
};

template <class... Columns> struct unique {
    std::string_view name;
    bool takes_null_once = false;
    template <class... C> constexpr unique<C...> on(const C&...) const {
        static_assert((column_like<C> && ...), MIZZLE_DETAIL_COLUMNS_RULE("unique(name).on()"));
        static_assert((can_be_key<C> && ...), MIZZLE_DETAIL_KEY_RULE("a unique key"));
        return {name, takes_null_once};
    }
    // NULL counts as a value: only one row may have it. PostgreSQL 15 and newer; on SQLite a second index sees to it,
    // which on_conflict() does not know.
    consteval unique nulls_not_distinct() const { return {name, true}; }
};

template <class Condition> struct check {
    std::string_view name;
    Condition condition;
};

// Of the table.
struct comment {
    std::string_view description;
};

// The table's name until now.
struct renamed_from {
    std::string_view name;
};

template <class... Columns> struct primary_key {
    std::string_view constraint_name{};
    // Its name in PostgreSQL, where that is not users_pkey.
    consteval primary_key named(std::string_view name) const { return {name}; }
};

template <class From, class To> struct foreign_key {
    std::string_view constraint_name{};
    action deleting = action::no_action, updating = action::no_action;
    bool is_deferred = false;

    template <class... C> constexpr auto references(const C&...) const;
    // As references(), of columns whose types differ: a database that is there may have such keys, an integer that
    // references a bigint for one, and compares them.
    template <class... C> constexpr auto references_any(const C&...) const {
        static_assert((column_like<C> && ...), MIZZLE_DETAIL_COLUMNS_RULE("references_any()"));
        return foreign_key<From, type_list<C...>>{constraint_name, deleting, updating, is_deferred};
    }
    constexpr foreign_key on_delete(action a) const { return {constraint_name, a, updating, is_deferred}; }
    template <std::size_t N> constexpr foreign_key on_delete(const char (&)[N]) const {
        static_assert(N == 0, "mizzle: an action is a word, not text: on_delete(cascade)");
        return *this;
    }
    constexpr foreign_key on_update(action a) const { return {constraint_name, deleting, a, is_deferred}; }
    template <std::size_t N> constexpr foreign_key on_update(const char (&)[N]) const {
        static_assert(N == 0, "mizzle: an action is a word, not text: on_update(cascade)");
        return *this;
    }
    constexpr foreign_key deferred() const { return {constraint_name, deleting, updating, true}; }
    consteval foreign_key named(std::string_view name) const { return {name, deleting, updating, is_deferred}; }
};

template <class A, class B>
inline constexpr bool same_key_type =
    std::is_same_v<typename A::sql_type::value_type, typename B::sql_type::value_type> &&
    are_kept_alike<typename A::sql_type, typename B::sql_type>;

template <class List> inline constexpr bool are_columns = false;
template <class... C> inline constexpr bool are_columns<type_list<C...>> = (column_like<C> && ...);

// What is no column has been refused where it was given.
template <class From, class To> inline constexpr bool keys_match = !are_columns<From> || !are_columns<To>;
template <class... A, class... B>
    requires(sizeof...(A) == sizeof...(B) && are_columns<type_list<A...>> && are_columns<type_list<B...>>)
inline constexpr bool keys_match<type_list<A...>, type_list<B...>> = (same_key_type<A, B> && ...);

template <class From, class To>
template <class... C>
constexpr auto foreign_key<From, To>::references(const C&...) const {
    static_assert(are_columns<type_list<C...>>, MIZZLE_DETAIL_COLUMNS_RULE("references()"));
    static_assert(keys_match<From, type_list<C...>>,
                  "mizzle: a foreign key's columns and those it references must be of the same number and types");
    return foreign_key<From, type_list<C...>>{constraint_name, deleting, updating, is_deferred};
}

}  // namespace constraints

// constraint_words are the words of MIZZLE_CONSTRAINTS; a described table says using mizzle::constraint_words.
struct constraint_words : action_words {
    // numeric("12.50"), as the compiler keeps it.
    static consteval numeric_literal numeric(numeric_literal literal) { return literal; }
    static consteval constraints::index<std::tuple<>> index(std::string_view name) { return {name}; }
    static consteval constraints::index<std::tuple<>> unique_index(std::string_view name) { return {name, true}; }
    // index("name").on(part("email text_pattern_ops desc")): with what on() has no words for.
    static consteval constraints::part part(declared_sql sql) { return {sql.text}; }
    static consteval constraints::unique<> unique(std::string_view name) { return {name}; }
    template <class Condition>
    static constexpr constraints::check<Condition> check(std::string_view name, Condition condition) {
        if constexpr (expression_like<Condition>)
            static_assert(std::is_same_v<typename Condition::sql_type, types::boolean>,
                          "mizzle: the condition of a check must be boolean; compare the expression with something");
        else
            static_assert(expression_like<Condition>,
                          "mizzle: check(name, condition) takes a condition, such as users.age > 17, or sql(\"...\")");
        static_assert(is_of_one_row<Condition>, MIZZLE_DETAIL_ROW_RULE("a check"));
        static_assert(!is_made_each_time<Condition>, MIZZLE_DETAIL_EACH_TIME_RULE("a check"));
        return {name, condition};
    }
    template <class Given> static constexpr constraints::comment check(const Given&) {
        static_assert(std::is_void_v<Given>,
                      "mizzle: a check has a name and a condition: check(\"age_is_positive\", users.age > 0)");
        return {};
    }
    // What people should know of the table. PostgreSQL keeps it; SQLite has no place for it.
    static consteval constraints::comment comment(std::string_view text) { return {text}; }
    // The table's name until now, so that a migration renames it and keeps its rows. It may stay in the declaration.
    static consteval constraints::renamed_from renamed_from(std::string_view name) { return {name}; }
    template <class... C> static constexpr constraints::primary_key<C...> primary_key(const C&...) {
        static_assert((column_like<C> && ...), MIZZLE_DETAIL_COLUMNS_RULE("primary_key()"));
        static_assert((can_be_key<C> && ...), MIZZLE_DETAIL_KEY_RULE("a primary key"));
        return {};
    }
    template <class... C>
    static constexpr constraints::foreign_key<type_list<C...>, type_list<>> foreign_key(const C&...) {
        static_assert((column_like<C> && ...), MIZZLE_DETAIL_COLUMNS_RULE("foreign_key()"));
        return {};
    }
};

// An index or a unique key of nothing is a mistake: on() is missing.
template <class Constraint> inline constexpr bool is_whole_constraint = true;
template <class Where> inline constexpr bool is_whole_constraint<constraints::index<std::tuple<>, Where>> = false;
template <> inline constexpr bool is_whole_constraint<constraints::unique<>> = false;
template <> inline constexpr bool is_whole_constraint<constraints::primary_key<>> = false;
template <class From> inline constexpr bool is_whole_constraint<constraints::foreign_key<From, type_list<>>> = false;

// Whether a constraint is on columns of the table alone.
MIZZLE_DETAIL_ALL_PARTS_WITH(Table, is_of_table, are_of_table, !column_like<N>)
template <class Table, class... X>
inline constexpr bool are_of_table<Table, std::tuple<X...>> = (is_of_table<Table, X> && ...);
template <class Table, column_like C>
inline constexpr bool is_of_table<Table, C> = std::is_same_v<typename C::table, Table>;
template <class Table, class Columns, class Where>
inline constexpr bool is_of_table<Table, constraints::index<Columns, Where>> =
    are_of_table<Table, Columns> && is_of_table<Table, Where>;
template <class Table, class... C>
inline constexpr bool is_of_table<Table, constraints::unique<C...>> = (is_of_table<Table, C> && ...);
template <class Table, class Condition>
inline constexpr bool is_of_table<Table, constraints::check<Condition>> = is_of_table<Table, Condition>;
template <class Table, class... C>
inline constexpr bool is_of_table<Table, constraints::primary_key<C...>> = (is_of_table<Table, C> && ...);
template <class Table, class From, class To>
inline constexpr bool is_of_table<Table, constraints::foreign_key<From, To>> = are_of_table<Table, From>;

template <class Constraint> inline constexpr bool is_constraint = false;
template <class Columns, class Where> inline constexpr bool is_constraint<constraints::index<Columns, Where>> = true;
template <class... C> inline constexpr bool is_constraint<constraints::unique<C...>> = true;
template <class Condition> inline constexpr bool is_constraint<constraints::check<Condition>> = true;
template <> inline constexpr bool is_constraint<constraints::comment> = true;
template <> inline constexpr bool is_constraint<constraints::renamed_from> = true;
template <class... C> inline constexpr bool is_constraint<constraints::primary_key<C...>> = true;
template <class From, class To> inline constexpr bool is_constraint<constraints::foreign_key<From, To>> = true;

template <class Constraint> inline constexpr bool is_primary_key = false;
template <class... C> inline constexpr bool is_primary_key<constraints::primary_key<C...>> = true;
template <class Columns> inline constexpr int key_columns_of = 0;
template <class Table, class... C>
inline constexpr int key_columns_of<column_list<Table, C...>> = (0 + ... + C::specification::is_primary_key);

template <class Table, class... C> constexpr auto list_constraints(C... constraints) {
    static_assert(sizeof...(C) > 0, "mizzle: MIZZLE_CONSTRAINTS(table, ...) has no constraint; leave it out");
    static_assert((is_of_table<Table, C> && ...),
                  "mizzle: a constraint of this table is on a column of another; each table's stand in its own "
                  "MIZZLE_CONSTRAINTS, and what it refers to in references(...)");
    static_assert((is_primary_key<C> + ... + (key_columns_of<typename Table::mizzle_columns> > 0)) < 2,
                  "mizzle: a table has one primary key: primary_key of one column, or primary_key(a, b) in "
                  "MIZZLE_CONSTRAINTS; a second key is unique(\"name\").on(...)");
    static_assert((is_whole_constraint<C> && ...),
                  "mizzle: an index or unique key lacks on(column, ...), a primary key its columns, or a foreign key "
                  "references(column, ...)");
    static_assert((is_constraint<C> && ...),
                  "mizzle: MIZZLE_CONSTRAINTS takes index(), unique(), check(), primary_key(), foreign_key(); a column "
                  "stands inside of them");
    return std::tuple<C...>{constraints...};
}

// Whether a table has been declared, not only named.
template <class Table> inline constexpr bool is_declared = requires { sizeof(Table); };

// A table without MIZZLE_CONSTRAINTS has none.
constexpr std::tuple<> mizzle_constraints(...) { return {}; }
// They are found in the namespace of their table alone.
template <class Table>
inline constexpr bool finds_constraints =
    !std::is_same_v<decltype(mizzle_constraints(static_cast<const Table*>(nullptr))), std::tuple<>>;

// Of constraints that are no C++, which has been said, there is one that says nothing.
template <class Words> constexpr auto make_constraints() {
    if constexpr (requires { std::tuple_size<decltype(Words::all())>::value; }) return Words::all();
    else return std::tuple<constraints::comment>{};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::constraint_words;

}  // namespace mizzle

#define MIZZLE_CONSTRAINTS(table_, ...)                                                                    \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_constraints( \
                      MIZZLE_DETAIL_TEXT(table_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                    \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_CONSTRAINTS, table_)(table_, __VA_ARGS__)
