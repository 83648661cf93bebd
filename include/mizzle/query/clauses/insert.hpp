// insert into table values ...: one row, many rows, or single columns.
#pragma once
#include "values.hpp"

#include <initializer_list>
#include <vector>

namespace mizzle::detail {

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

// insert_into(users) adds what values({.email = email}) gives: `insert into "users" (...) values (...)`.
template <table_like Table> constexpr auto insert_into(const Table&) {
    constexpr bool is_declared = declared_table<Table>;
    static_assert(is_declared,
                  "mizzle: insert_into() takes a table that MIZZLE_TABLE declares, not another name for one, nor a "
                  "select");
    if constexpr (declared_table<base_table_of<Table>>) return insert_head<base_table_of<Table>>{};
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

}  // namespace mizzle::detail

namespace mizzle {

using detail::insert_into;

}  // namespace mizzle
