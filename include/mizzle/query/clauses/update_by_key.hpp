// update(table).by_key(rows, columns...): many rows, each with its own values, found by the primary key, in as few
// statements as the database takes.
#pragma once
#include "../node.hpp"
#include "insert.hpp"
#include "primary_key.hpp"
#include "update.hpp"

namespace mizzle::detail {

// Rows of the table; they are run as one or more batches.
template <class Table, bool Owned> struct keyed_rows {
    using parts = type_list<>;
    using table = Table;
    static constexpr bool is_version_compared = has_version<Table>;
    held<std::vector<typename Table::row>, Owned> rows;
};

// Whether a column is sent: one by which the row is found, or one that is set.
template <class Column, class... C>
inline constexpr bool is_sent_with_key = finds_row<Column> || (std::is_same_v<Column, C> || ...);

// Calls f with a value as its column stores it, or refuses it: a decimal with the column's digits, others as they are.
template <class Column, class T, class F> void with_stored(const T& value, F&& f) {
    if constexpr (Column::sql_type::family == type_family::decimal) {
        f(convert_exactly<Column, T>(value));
    } else {
        if constexpr (Column::sql_type::family == type_family::text) check_given<Column>(value);
        f(value);
    }
}

// Values for each row, in the order of the table's columns: the text depends on how many rows there are.
template <class Table, class... C> struct keyed_values {
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    const typename Table::row* first = nullptr;
    std::size_t count = 0;

    statement_shape shape() const {
        statement_shape s;
        s.rows = count;
        return s;
    }
    void bind_into(value_list& out) const {
        if constexpr (has_version<Table>) out.expect_rows(table_name_of<Table>().name, count);
        for (std::size_t i = 0; i < count; ++i)
            Table::mizzle_each(first[i], [&out]<class X>(X, const auto& member) {
                if constexpr (is_sent_with_key<X, C...>)
                    with_stored<X>(member, [&out](const auto& value) {
                        encode(out, typename X::sql_type{}, value);
                        if constexpr (X::sql_type::family == type_family::decimal) out.own_latest();
                    });
            });
    }
};

// An array for each column: one text for any number of rows.
template <class Table, class... C> struct keyed_arrays {
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    static constexpr std::size_t own_values = [] {
        std::size_t sent = 0;
        Table::mizzle_columns::each([&sent]<class X>() { sent += is_sent_with_key<X, C...>; });
        return sent;
    }();
    const typename Table::row* first = nullptr;
    std::size_t count = 0;

    void bind_into(value_list& out) const {
        if constexpr (has_version<Table>) out.expect_rows(table_name_of<Table>().name, count);
        std::vector<std::string> arrays;
        for (std::size_t i = 0; i < count; ++i) {
            std::size_t at = 0;
            Table::mizzle_each(first[i], [&]<class X>(X, const auto& member) {
                if constexpr (is_sent_with_key<X, C...>) {
                    if (i == 0) arrays.emplace_back("{");
                    else arrays[at] += ',';
                    with_stored<X>(member, [&](const auto& value) {
                        append_column_element(out.dialect(), arrays[at], typename X::sql_type{}, value);
                    });
                    ++at;
                }
            });
        }
        for (auto& array : arrays) out.add_owned(value_kind::array, std::move(array += '}'));
    }
};

template <class Head, class Rows, class... C>
struct MIZZLE_DETAIL_STATEMENT keyed_clause : write_steps<keyed_clause<Head, Rows, C...>> {
    using head = Head;
    using before_type = Head;
    using table = typename Head::table;
    using source = typename Head::source;
    using groups = no_groups;
    using returned = type_list<>;
    using rows_type = Rows;
    template <class S> using steps = write_steps<S>;
    using computed = computed_columns<typename table::mizzle_columns, C...>;
    using computed_part = std::conditional_t<computed::is_empty, nothing_computed, computed>;
    using filter_type = default_condition_of<table, typename Head::lifted>;
    static constexpr auto place = clause::where;
    static constexpr bool is_filtered = true;
    static constexpr bool finds_by_key = true;
    Rows rows{};
    constexpr keyed_clause()
        requires std::is_default_constructible_v<Rows>
    = default;
    constexpr explicit keyed_clause(Rows r) : rows(std::move(r)) {}
    static constexpr filter_type default_filter() { return default_condition<table, typename Head::lifted>(); }
    MIZZLE_DETAIL_PARTS(made(computed_part), one(rows), one(default_filter()))
};

// What by_key() without columns sets: all but the key and what the database or the program computes.
template <class Column>
inline constexpr bool is_set_by_key =
    !is_key_column<Column> && !Column::specification::is_generated && !Column::specification::is_always_identity &&
    !is_computed_on_update<Column> && !Column::specification::updated_by_sql;
template <class Head, class Rows, class Columns> struct keyed_clause_of_all;
template <class Head, class Rows, class T, class... C> struct keyed_clause_of_all<Head, Rows, column_list<T, C...>> {
    template <class List> struct of;
    template <class... X> struct of<type_list<X...>> {
        using type = keyed_clause<Head, Rows, X...>;
    };
    using columns = joined<std::conditional_t<is_set_by_key<C>, type_list<C>, type_list<>>...>;
    using type = typename of<columns>::type;
};

template <class Table>
inline constexpr bool has_columns_beside_key = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() { any = any || is_set_by_key<C>; });
    return any;
}();

template <class Of> template <bool Owned, class Rows, class... C> constexpr auto update_head<Of>::keyed(Rows&& rows) {
    constexpr bool are_columns = (column_like<C> && ...);
    static_assert(are_columns, "mizzle: by_key() takes a std::vector of the table's rows, and the columns to set");
    static_assert(has_primary_key<table>, "mizzle: by_key() finds rows by the primary key, which this table lacks");
    static_assert(sizeof...(C) > 0 || has_columns_beside_key<table>,
                  "mizzle: by_key() has nothing to set: beside its key this table has no column that an update sets");
    if constexpr (are_columns) {
        static_assert(each_stands_once<C...>, "mizzle: by_key() sets a column twice");
        static_assert((std::is_same_v<typename C::table, table> && ...),
                      "mizzle: by_key() sets a column of another table than the update's");
        static_assert(!(is_key_column<C> || ...), "mizzle: by_key() finds rows by the key; it cannot set it");
        static_assert(!(is_version_column<C> || ...), MIZZLE_DETAIL_VERSION_RULE);
        static_assert(!(C::specification::is_generated || ...),
                      "mizzle: the database computes this column; it cannot be set");
    }
    using row_list = std::vector<typename Of::row>;
    using kept = keyed_rows<table, Owned>;
    using clause_type =
        typename std::conditional_t<sizeof...(C) == 0 || !are_columns,
                                    keyed_clause_of_all<update_head, kept, typename table::mizzle_columns>,
                                    std::type_identity<keyed_clause<update_head, kept, C...>>>::type;
    return clause_type{kept{held<row_list, Owned>(std::forward<Rows>(rows))}};
}

template <class Of>
template <class Rows, class... C>
    requires(!(std::is_lvalue_reference_v<Rows> &&
               std::is_same_v<std::remove_cvref_t<Rows>, std::vector<typename Of::row>>))
constexpr auto update_head<Of>::by_key(Rows&& rows, const C&...) const {
    using row_list = std::vector<typename Of::row>;
    constexpr bool are_rows = std::is_same_v<std::remove_cvref_t<Rows>, row_list>;
    static_assert(are_rows, "mizzle: by_key() takes a std::vector of the table's rows, and the columns to set");
    if constexpr (are_rows) return keyed<true, row_list, C...>(std::forward<Rows>(rows));
    else return keyed<true, row_list, C...>(row_list());
}
template <class Of>
template <class... C>
constexpr auto update_head<Of>::by_key(const lent<std::vector<typename Of::row>>& rows, const C&...) const {
    return keyed<false, const lent<std::vector<typename Of::row>>&, C...>(rows);
}

}  // namespace mizzle::detail
