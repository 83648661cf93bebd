// insert into table values ...: one row, many rows, or single columns.
#pragma once
#include "../values/row_values.hpp"
#include "assignment.hpp"
#include "on_conflict.hpp"
#include "returning.hpp"

#include <initializer_list>
#include <vector>

namespace mizzle {

template <class Self> struct insert_steps : write_steps<Self> {
    // The key that may be taken; without columns, any. On SQLite another on_conflict() may follow for another key.
    // What a unique index is over beside columns are expressions: on_conflict(lower(users.email)).
    template <class... C> constexpr auto on_conflict(const C&... columns) const& {
        check_conflict<C...>();
        return conflict_start<Self, target_of<C...>>{static_cast<const Self&>(*this), make_target<C...>(columns...)};
    }
    template <class... C> constexpr auto on_conflict(const C&... columns) && {
        check_conflict<C...>();
        return conflict_start<Self, target_of<C...>>{static_cast<Self&&>(*this), make_target<C...>(columns...)};
    }
    // The key by the name of its constraint: on_conflict_on_constraint<"users_email_key">(). PostgreSQL only.
    template <fixed_string Name> constexpr auto on_conflict_on_constraint() const& {
        check_conflict<>();
        return conflict_start<Self, constraint_target<Name>>{static_cast<const Self&>(*this)};
    }
    template <fixed_string Name> constexpr auto on_conflict_on_constraint() && {
        check_conflict<>();
        return conflict_start<Self, constraint_target<Name>>{static_cast<Self&&>(*this)};
    }

private:
    template <class... C> struct target_type {
        using type = key_target<no_condition>;
    };
    template <class... C>
        requires(sizeof...(C) > 0 && (expression_like<C> && ...))
    struct target_type<C...> {
        using type = std::conditional_t<(column_like<C> && ...), key_target<no_condition, C...>,
                                        expression_target<no_condition, C...>>;
    };
    template <class... C> using target_of = typename target_type<C...>::type;
    template <class... C> static constexpr target_of<C...> make_target(const C&... columns) {
        if constexpr (requires { target_of<C...>{}.expressions; }) return {pack<C...>(0, columns...), {}};
        else return {};
    }

    template <class... C> static consteval void check_conflict() {
        static_assert(Self::place == clause::values || Self::place == clause::conflict,
                      "mizzle: on_conflict() comes right after values()");
        static_assert(
            !requires { requires Self::is_for_any; },
            "mizzle: on_conflict() without columns is for any key; it comes last");
        static_assert((expression_like<C> && ...),
                      "mizzle: on_conflict() takes the columns of a key, or the expressions of an index");
        static_assert(
            !(has_aggregate<C> || ...) && !(has_window<C> || ...) && !(has_parameters<C> || ...),
            "mizzle: on_conflict() takes what a unique index is over; that has no aggregate, window or param<T>");
        static_assert(all_in_scope<typename Self::source, type_list<C...>>,
                      "mizzle: on_conflict() names a column of another table than the insert's");
    }
};

// values of one new_row
template <class Table, bool Owned> struct one_row {
    using parts = type_list<>;
    static constexpr bool is_one_row = true;
    static constexpr bool bound_by_dialect = true;
    held<typename Table::new_row, Owned> row;
    template <class Row> explicit one_row(int, Row&& r) : row(std::forward<Row>(r)) {}

    [[gnu::always_inline]] statement_shape shape() const { return shape_of_new_row<Table>(row.get()); }
    void bind_into(value_list& out) const { bind_new_row<Table>(out, row.get()); }
};

// How several rows of one shape are written: with placeholders for each row, or each column as one array, whose text
// stays the same however many rows there are. Arrays are PostgreSQL's only.
enum class batch_form : bool { rows, columns };

// Rows of one shape, a part of a longer list: what one statement inserts. `first[i]` is a row.
template <class Table, batch_form Form, class Rows = const typename Table::new_row*> struct row_batch {
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    Rows first;
    std::size_t count;
    statement_shape row_shape;

    statement_shape shape() const {
        auto s = row_shape;
        if constexpr (Form == batch_form::rows) s.rows = count;
        return s;
    }
    void bind_into(value_list& out) const {
        if constexpr (Form == batch_form::columns) bind_columns<Table>(out, first, count, row_shape);
        else
            for (std::size_t i = 0; i < count; ++i) bind_new_row<Table>(out, first[i]);
    }
};

// values of many rows; it is run as one or more batches.
template <class Table, bool Owned> struct many_rows {
    using parts = type_list<>;
    using table = Table;
    held<std::vector<typename Table::new_row>, Owned> rows;
};

// What the program computes for the columns that assignments leave out.
template <class Columns, class... Assigned> struct computed_values;
template <class T, class... C, class... Assigned> struct computed_values<column_list<T, C...>, Assigned...> {
    using parts = type_list<>;
    template <class X> static constexpr bool is_set = is_computed_on_insert<X> && !(std::is_same_v<X, Assigned> || ...);
    static constexpr bool is_empty = !(is_set<C> || ...);
    void bind_into(value_list& out) const {
        const auto one = [&out]<class X>() {
            if constexpr (is_set<X>) encode_computed<X, true>(out);
        };
        (one.template operator()<C>(), ...);
    }
};

// values given column by column: the text is fixed and nothing is copied.
template <class Table, class... Assignments> struct assigned_row {
    using computed = computed_values<typename Table::mizzle_columns, typename Assignments::column...>;
    using computed_part = std::conditional_t<computed::is_empty, nothing_computed, computed>;
    using parts = type_list<Assignments..., computed_part>;
    static constexpr bool gives_known_columns = true, is_one_row = true;
    template <class Column>
    static constexpr bool gives =
        (std::is_same_v<Column, typename Assignments::column> || ...) || computed::template is_set<Column>;
    MIZZLE_DETAIL_NO_ADDRESS pack<Assignments...> assignments{};
    constexpr assigned_row() = default;
    template <class... Given>
    constexpr explicit assigned_row(int, Given&&... given) : assignments(0, std::forward<Given>(given)...) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        assignments.each(f);
        f(computed_part{});
    }
};

// default values: every column's default
struct default_row {
    using parts = type_list<>;
    static constexpr bool is_one_row = true;
};

template <class Head, class Rows>
struct MIZZLE_DETAIL_STATEMENT values_clause : insert_steps<values_clause<Head, Rows>> {
    using head = Head;
    using before_type = Head;
    using source = source_with<no_source, typename Head::table, join_kind::inner>;
    using groups = no_groups;
    using returned = type_list<>;
    using rows_type = Rows;
    template <class S> using steps = insert_steps<S>;
    using parts = type_list<Rows>;
    static constexpr auto place = clause::values;
    static constexpr bool is_filtered = true;
    static constexpr feature_set needs =
        Head::overrides != decltype(Head::overrides){} ? needed(feature::overriding) : 0u;
    MIZZLE_DETAIL_NO_ADDRESS Rows rows{};
    constexpr values_clause()
        requires std::is_default_constructible_v<Rows>
    = default;
    constexpr explicit values_clause(Rows r) : rows(std::move(r)) {}
    template <class... Parts>
    constexpr explicit values_clause(std::in_place_t, Parts&&... parts) : rows(0, std::forward<Parts>(parts)...) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(rows); }
};

// Whether the assignments give every column that an insert must give.
template <class C, class... A>
inline constexpr bool is_given_or_optional = !is_required<C> || (std::is_same_v<C, typename A::column> || ...);
template <class Columns, class... A>
inline constexpr bool gives_required_columns = [] {
    bool all = true;
    Columns::each([&all]<class C>() { all = all && is_given_or_optional<C, A...>; });
    return all;
}();

// What happens to values that are given for an identity column. PostgreSQL only.
enum class overriding : unsigned char { nothing, system_value, user_value };

template <class Table, overriding Overriding = overriding::nothing> struct MIZZLE_DETAIL_STATEMENT insert_head {
    using table = Table;
    using new_row = typename Table::new_row;
    // What values() has its own overloads for.
    template <class... X>
    static constexpr bool is_row_or_list =
        sizeof...(X) == 1 &&
        ((std::is_same_v<std::remove_cvref_t<X>, new_row> ||
          (std::is_lvalue_reference_v<X> && std::is_same_v<std::remove_cvref_t<X>, std::vector<new_row>>)) &&
         ...);
    // std::span<const users::new_row> and its like, which the statement copies.
    template <class X>
    static constexpr bool looks_at_rows = requires(X& rows) {
        { rows.data() } -> std::convertible_to<const new_row*>;
        { rows.size() } -> std::convertible_to<std::size_t>;
    };
    template <class S> using steps = insert_steps<S>;
    static constexpr auto kind = statement_kind::insert;
    static constexpr auto place = clause::head;
    static constexpr auto overrides = Overriding;

    // Values that are given count even for a column that is generated always as identity.
    constexpr auto overriding_system_value() const { return insert_head<Table, overriding::system_value>{}; }
    // Values that are given for identity columns do not count: the database hands out its own.
    constexpr auto overriding_user_value() const { return insert_head<Table, overriding::user_value>{}; }

    // insert into table (columns) select ...: columns(a, b).select(select(...).from(...)); insert_select.hpp.
    template <class... C> constexpr auto columns(const C&... columns) const;

    // A row in braces: {.email = "ada@example.org"}, or one that is moved in; the statement owns it.
    auto values(new_row&& row) const {
        return values_clause<insert_head, one_row<Table, true>>(std::in_place, std::move(row));
    }
    // A row that lives elsewhere: it is copied only if the statement outlives the expression.
    auto values(const lent<new_row>& row) const {
        return values_clause<insert_head, one_row<Table, false>>(std::in_place, row);
    }
    // Many rows, in as few statements as the database takes, all or none of them. No rows: nothing is sent.
    // A template: as a plain function it makes GCC say much where a row lacks a column.
    template <class Row = new_row> auto values(std::initializer_list<std::type_identity_t<Row>> rows) const {
        // Empty braces are one row without values, as {{}} is; a list without rows is a std::vector.
        if (rows.size() == 0) return many(row_of_defaults());
        return many(std::vector<new_row>(rows));
    }
    // A std::vector of rows, likewise.
    auto values(const lent<std::vector<new_row>>& rows) const {
        return values_clause<insert_head, many_rows<Table, false>>{
            many_rows<Table, false>{held<std::vector<new_row>, false>(rows)}};
    }
    // One that is moved in; or column by column: values(users.email = email, users.username = name).
    template <class... X>
        requires(!is_row_or_list<X...>)
    constexpr auto values(X&&... x) const {
        constexpr bool is_one = sizeof...(X) == 1;
        constexpr bool is_list = is_one && (std::is_same_v<std::remove_cvref_t<X>, std::vector<new_row>> && ...);
        constexpr bool is_span = is_one && (looks_at_rows<X> && ...);
        constexpr bool has_assignments = sizeof...(X) > 0 && (is_assignment<std::remove_cvref_t<X>> && ...);
        static_assert(sizeof...(X) > 0,
                      "mizzle: values() takes a row in braces, {.column = value}, or assignments; every column's "
                      "default is default_values()");
        static_assert(sizeof...(X) == 0 || is_list || is_span || has_assignments,
                      "mizzle: values() takes a row in braces, rows in braces, a std::vector of new_row, or "
                      "assignments (column = value)");
        if constexpr (is_list) return many(std::move(x)...);
        else if constexpr (is_span)
            return many([](auto& r) { return std::vector<new_row>(r.data(), r.data() + r.size()); }(x...));
        else if constexpr (has_assignments) {
            check_assignments<std::remove_cvref_t<X>...>();
            return values_clause<insert_head, assigned_row<Table, std::remove_cvref_t<X>...>>(std::in_place,
                                                                                              std::forward<X>(x)...);
        } else return values_clause<insert_head, default_row>{};
    }
    // For those who look for it here.
    template <class Late = typename Table::changes, class... A> constexpr auto set(Late&&, A&&...) const {
        static_assert(std::is_void_v<Late>,
                      "mizzle: an insert has values: insert_into(table).values({.column = value})");
        return values_clause<insert_head, default_row>{};
    }
    // Every column's default.
    constexpr auto default_values() const {
        static_assert(gives_required_columns<typename Table::mizzle_columns>,
                      "mizzle: default_values() needs a default for every NOT NULL column; this table has one without");
        return values_clause<insert_head, default_row>{};
    }

private:
    template <class... A> static consteval void check_assignments() {
        static_assert((assigns_in<Table, A> && ...),
                      "mizzle: values() sets a column of another table than the insert's");
        static_assert((assigns_once<A, A...> && ...), "mizzle: values() sets a column twice");
        static_assert(Overriding == overriding::system_value || !(is_always_identity_column<typename A::column> || ...),
                      "mizzle: the database always hands out the numbers of this column; one that the program gives "
                      "needs overriding_system_value().values(column = value)");
        static_assert((in_scope<no_source, A> && ...),
                      "mizzle: values() uses a column; the row that is inserted has none yet");
        static_assert(!(has_aggregate<A> || ...), "mizzle: values() cannot use an aggregate");
        static_assert(!(has_window<A> || ...), "mizzle: values() cannot use a window function");
        static_assert(
            gives_required_columns<typename Table::mizzle_columns, A...>,
            "mizzle: an insert must give every NOT NULL column without a default; values(...) leaves one out");
    }
    static std::vector<new_row> row_of_defaults() {
        if constexpr (gives_required_columns<typename Table::mizzle_columns>) return std::vector<new_row>(1);
        else throw_usage_error("mizzle: values({}) leaves out a column that is NOT NULL and has no default");
    }
    static auto many(std::vector<new_row> rows) {
        return values_clause<insert_head, many_rows<Table, true>>{
            many_rows<Table, true>{held<std::vector<new_row>, true>(std::move(rows))}};
    }
};

template <table_like Table> constexpr auto insert_into(const Table&) {
    constexpr bool is_declared = declared_table<Table>;
    static_assert(is_declared,
                  "mizzle: insert_into() takes a table that MIZZLE_TABLE declares, not another name for one, nor a "
                  "select");
    if constexpr (is_declared) return insert_head<base_table_of<Table>>{};
    else return failed_head{};
}
template <class X, class... More>
    requires(!table_like<X> || sizeof...(More) > 0)
constexpr auto insert_into(const X&, const More&...) {
    static_assert(table_like<X> && sizeof...(More) == 0,
                  "mizzle: insert_into() takes one table; its columns stand in values(column = value), or in "
                  "columns(...).select(...)");
    return failed_head{};
}

}  // namespace mizzle
